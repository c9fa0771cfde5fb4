"""Each published build is opened, asked something and warmed in the background: no reader waits for what only the first one needs."""

from __future__ import annotations

import gc
import threading

from indexer import DepeshaError, Question
from ui import door

EVERY = 1.0  # seconds between two looks at what is published
REST = 0.005  # seconds after each batch, about as long as a batch takes: readers have the processor for as long as warming does


def opened(known: str) -> str:
    """Open the newest build and ask it something, unless it is the one known; gives its name, or nothing when there is none to open.

    A missing index is for the page to explain.
    """
    try:
        index = door.index()
        if index.build != known:
            index.search(Question("депеша"))
        return index.build
    except DepeshaError:
        return ""


def keep_warm(stop: threading.Event) -> None:
    """Warm the newest build, and each that is published later, until stopped."""
    known, pause = "", 0.0
    while not stop.wait(pause):
        build = opened(known)
        if build not in ("", known):
            _warm(stop)
        known, pause = build or known, EVERY


def _warm(stop: threading.Event) -> None:
    try:
        for _ in door.index().warm():
            if stop.wait(REST):
                return
    except DepeshaError:  # the build went away: the next look finds what there is
        return
    _set_aside()


def _set_aside() -> None:
    """Take what was warmed out of the sight of the garbage collector.

    Streamlit collects everything after each run of the page, and going through the words of 20,000 documents takes a quarter of a second.
    What an older build left there is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
