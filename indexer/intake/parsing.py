"""The process in which foreign parsers run: reads questions from standard input, writes answers to standard output. See `bounded`."""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from indexer.intake.bounded import HEADER, ParserError
from indexer.intake.encodings import UndecodableError

MEMORY_BYTES = 2_000_000_000


def main() -> None:
    """Answer until the other side hangs up. What a library prints goes nowhere: standard output belongs to the answers."""
    _bound_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    questions = sys.stdin.buffer
    while (question := _read(questions)) is not None:
        raw = _read(questions)
        if raw is None:
            return
        answer = json.dumps(_answer(json.loads(question), raw)).encode()
        answers.write(HEADER.pack(len(answer)) + answer)
        answers.flush()


def _bound_memory() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash is to leave nothing behind
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    bound = MEMORY_BYTES if most == resource.RLIM_INFINITY else min(MEMORY_BYTES, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    except (OSError, ValueError):  # macOS has no such limit
        return


def _read(stream: BinaryIO) -> bytes | None:
    header = stream.read(HEADER.size)
    return stream.read(HEADER.unpack(header)[0]) if len(header) == HEADER.size else None


def _answer(question: dict[str, Any], raw: bytes) -> dict[str, Any]:
    parser = getattr(importlib.import_module(question["module"]), question["name"])
    try:
        return asdict(parser(raw, question["limit"]))
    except ParserError as problem:
        return {"fault": problem.reason, "detail": str(problem)}
    except UndecodableError as problem:
        return {"fault": problem.reason, "detail": f"The file cannot be read as text: {problem}."}
    except MemoryError:
        return {"fault": "parser", "detail": "The parser took more memory than it may."}
    except Exception as problem:  # whatever a foreign parser throws at a foreign file is that file's fault
        return {"fault": "parser", "detail": f"The file is damaged, or of another format ({type(problem).__name__}: {str(problem)[:200]})."}


if __name__ == "__main__":
    main()
