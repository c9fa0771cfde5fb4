"""Parsers of other people's making, kept in a process of their own: one that runs away, crashes or eats memory costs one document.

The process is started with the first document that needs it and kept, since importing the parsers takes longer than most documents. A
thread could not be stopped, and a signal does not reach C code.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from indexer.intake.drafts import Draft, Reader, SourceFile
from indexer.intake.given import given
from indexer.model import Rejection, Removal
from indexer.settings import Settings

# wall time for a document; the slowest page of 5 MB that was met took 6 seconds on one core
SECONDS = 30.0
HEADER = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser made of a file: text in paragraphs, fields named as those of a record, and what it left out.

    `where` says in which part of the file the date stood.
    """

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    where: str = ""
    removed: tuple[tuple[int, str, str], ...] = ()


class ParserError(Exception):
    """A file that a parser refuses, or did not come to an end with; `reason` in a word, the message in a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


Parser: TypeAlias = Callable[[bytes, int], Parsed]


def bounded_reader(parser: Parser, finish: Callable[[Parsed, Settings], Parsed] | None = None) -> Reader:
    """A reader that runs `parser` aside, with the limit of `max_text_bytes`; `finish` may look at what it made, here."""

    def read(file: SourceFile, settings: Settings) -> Iterator[Draft | Rejection]:
        try:
            parsed = parse_aside(parser, file.path.read_bytes(), settings.max_text_bytes)
        except ParserError as problem:
            yield Rejection(file.id, problem.reason, str(problem))
            return
        parsed = finish(parsed, settings) if finish else parsed
        record = given(parsed.fields, "record", parsed.where or file.id)
        removed = tuple(Removal(*removal) for removal in parsed.removed)
        yield Draft(file.id, file.id, parsed.text, parsed.encoding, record=record, removed=removed)

    return read


def parse_aside(parser: Parser, raw: bytes, limit: int, seconds: float = SECONDS) -> Parsed:
    """The parser's work on `raw`, done in the other process; raises ParserError, with the reason timeout after `seconds`."""
    answer = _workshop(os.getpid()).ask({"module": parser.__module__, "name": parser.__name__, "limit": limit}, raw, seconds)
    if "fault" in answer:
        raise ParserError(answer["fault"], answer["detail"])
    return Parsed(answer["text"], answer["fields"], answer["encoding"], answer["where"], tuple(tuple(part) for part in answer["removed"]))


# by process number: after a fork the child must not talk into its parent's pipes
@cache
def _workshop(pid: int) -> _Workshop:
    workshop = _Workshop()
    atexit.register(lambda: workshop.close() if os.getpid() == pid else None)
    return workshop


class _Workshop:
    """The other process: one question at a time, begun anew after each failure."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: dict[str, Any], raw: bytes, seconds: float) -> dict[str, Any]:
        """The answer to a question about `raw`; an answer with `fault` when there is none in time."""
        with self._lock:
            deadline = time.monotonic() + seconds
            process = self._running()
            try:
                _send(process, json.dumps(question).encode(), raw)
                answer: dict[str, Any] = json.loads(_receive(process, deadline))
            except TimeoutError:
                self.close()
                return {"fault": "timeout", "detail": f"The parser had not finished with it after {seconds:g} seconds."}
            except (OSError, EOFError):
                self.close()
                return {"fault": "parser", "detail": "The parser broke down on it, or took more memory than it may."}
            return answer

    def close(self) -> None:
        """End the process, if it runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            root = str(Path(__file__).parents[2])
            environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))}
            self._process = subprocess.Popen(
                [sys.executable, "-m", "indexer.intake.parsing"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=environment,
            )
        return self._process


def _send(process: subprocess.Popen[bytes], *parts: bytes) -> None:
    assert process.stdin is not None
    for part in parts:
        left = memoryview(HEADER.pack(len(part)) + part)
        while left:
            left = left[process.stdin.write(left) or 0 :]


def _receive(process: subprocess.Popen[bytes], deadline: float) -> bytes:
    size = HEADER.unpack(_read(process, HEADER.size, deadline))[0]
    return _read(process, size, deadline)


def _read(process: subprocess.Popen[bytes], size: int, deadline: float) -> bytes:
    assert process.stdout is not None
    parts: list[bytes] = []
    while size:
        if not select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(process.stdout.fileno(), min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
