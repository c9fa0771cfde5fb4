"""Where a command reads and writes: lines for people, JSON for programs, and the records of standard input."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO

from indexer.errors import InputError, OutputError
from indexer.settings import Settings


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command reads and writes, with the settings it runs under."""

    settings: Settings
    input: TextIO
    output: TextIO
    errors: TextIO

    def json(self, value: Any) -> None:
        """One object on one line; a character that is no text (half a surrogate pair) is escaped."""
        line = json.dumps(value, ensure_ascii=False)
        try:
            line.encode()
        except UnicodeEncodeError:
            line = json.dumps(value)
        self.lines((line,))

    def lines(self, lines: Iterable[str]) -> None:
        """Lines for people."""
        for line in lines:
            with delivering():
                self.output.write(line + "\n")

    def flush(self) -> None:
        """What was written is on its way, or OutputError."""
        with delivering():
            self.output.flush()

    def given(self) -> Iterator[str]:
        """The lines of standard input, as they stand."""
        try:
            yield from self.input
        except OSError as problem:
            raise InputError(f"Standard input cannot be read: {problem.strerror}. Give it a file or another command's output.") from problem

    def records(self) -> Iterator[dict[str, Any] | InputError]:
        """The JSON objects of standard input, a line each; for a line that is none, the error that names it."""
        for number, line in enumerate(self.given(), 1):
            if line.strip():
                yield _record(line, number)


@contextmanager
def delivering() -> Iterator[None]:
    """Turns what a full disk or a closed stream raises into an OutputError; a reader that has gone away (`| head`) is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"The output cannot be written: {problem.strerror}. Send it elsewhere and run the command again.") from problem


class Closed(io.TextIOBase):
    """Stands for a standard stream that was closed before the program began (`<&-`, `>&-`)."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        """Nothing can be read."""
        raise InputError("Standard input is closed, so nothing can be read from it. Give it a file or another command's output.")

    def write(self, text: str, /) -> int:
        """Nothing can be written."""
        raise OSError(errno.EBADF, "it is closed")


def with_text(record: dict[str, Any] | InputError, key: str) -> dict[str, Any]:
    """The record, which has a text under this key; raises InputError when it has none there, or is no record at all."""
    if isinstance(record, InputError):
        raise record
    if not isinstance(record.get(key), str):
        raise InputError(f'A line of standard input has no "{key}" that is a text: {json.dumps(record, ensure_ascii=False)[:80]}')
    return record


def _record(line: str, number: int) -> dict[str, Any] | InputError:
    try:
        record = json.loads(line)
    except ValueError as problem:
        return InputError(f"Line {number} of standard input is not JSON ({problem}). Give one object a line.")
    return record if isinstance(record, dict) else InputError(f"Line {number} of standard input is no object. Give one object a line.")
