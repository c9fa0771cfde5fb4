"""A progress bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

STAGES = {"read": "Reading files", "count": "Counting words", "index": "Indexing"}
_WIDTH = 30
_PAUSE = 0.1


@contextmanager
def bar(stream: TextIO) -> Iterator[Callable[[str, int, int], None]]:
    """A function to tell (stage, done, total); it draws one line with a rate, and leaves none behind."""
    if not stream.isatty():
        yield lambda stage, done, total: None
        return
    drawn = _Line(stream)
    try:
        yield drawn.tell
    finally:
        stream.write("\r\x1b[K")
        stream.flush()


class _Line:
    """The line as it was last drawn; it is drawn at most ten times a second."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._stage = ""
        self._began = self._drawn = 0.0

    def tell(self, stage: str, done: int, total: int) -> None:
        """Draw how much of a stage is done, unless it was drawn a moment ago."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began, self._drawn = stage, now, 0.0
        if now - self._drawn < _PAUSE and done < total:
            return
        self._drawn = now
        full = _WIDTH * done // max(total, 1)
        rate = done / max(now - self._began, 1e-6)
        self._stream.write(f"\r\x1b[K{STAGES[stage]:15} {'█' * full}{'·' * (_WIDTH - full)} {done:,} of {total:,}, {rate:,.0f}/s")
        self._stream.flush()
