"""Where a command reads and writes: lines for people, JSON for programs, and the records of standard input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from indexer.errors import InputError
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
        self.output.write(line + "\n")

    def lines(self, lines: Iterable[str]) -> None:
        """Lines for people."""
        for line in lines:
            self.output.write(line + "\n")

    def records(self) -> Iterator[dict[str, Any] | InputError]:
        """The JSON objects of standard input, a line each; for a line that is none, the error that names it."""
        for number, line in enumerate(self.input, 1):
            if line.strip():
                yield _record(line, number)


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
