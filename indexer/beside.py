"""Work on a thread beside the caller's, for what leaves the interpreter to others: hashing, reading, numpy over large arrays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")


def beside(work: Callable[[], Result]) -> Future[Result]:
    """What the work will have given. An interrupt of the program does not wait for it."""
    promised: Future[Result] = Future()

    def run() -> None:
        try:
            promised.set_result(work())
        except BaseException as problem:  # for whoever asks for the result
            promised.set_exception(problem)

    threading.Thread(target=run, daemon=True).start()
    return promised
