"""Work on several cores: workers are forks of the building process, so they share what it has worked out, and results come in order.

Where the system cannot fork, and for a corpus that is read before the workers would be ready, the work is done in the process itself.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeAlias, TypeVar

from indexer.errors import EngineError

Task = TypeVar("Task")
Result = TypeVar("Result")

InOrder: TypeAlias = Callable[[Iterable[Task]], Iterator[Result]]
"""Runs the work on tasks; the results come in the order of the tasks. Asked for once in a block: the workers go with the last result."""

MOST_WORKERS = 8  # each holds its share of what was worked out, some 150 MB with a large vocabulary
MADE_BETWEEN_COLLECTIONS = 200_000  # objects
POLITENESS = 10  # so that what workers make is written at once, and does not pile up in memory
AHEAD = 3  # tasks a worker that are given out before their results are asked for: bounds the memory of what waits

_STOPPED = "A process of the build was stopped, most likely for want of memory. The old index is unchanged; free some and run make again."


def cores() -> int:
    """How many processes may run at once here; 1 where the system cannot fork safely."""
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS) if sys.platform == "linux" else 1


@contextmanager
def working(work: Callable[[Task], Result], workers: int) -> Iterator[InOrder[Task, Result]]:
    """`work` on `workers` processes that are there when the block begins and gone when it ends; with one, in this process.

    The work sees everything as it stood when the block began; what it changes is its own. Results travel as pickles.
    Raises EngineError when a worker is killed.
    """
    if workers < 2:
        yield lambda tasks: map(work, tasks)
        return
    with _settled(), ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _begin, (work,)) as pool:
        _fork(pool)
        try:
            yield lambda tasks: _in_order(pool, tasks, workers * AHEAD)
        except BrokenProcessPool as problem:
            raise EngineError(_STOPPED) from problem
        except BaseException:  # an interrupt or a failure: what the workers are at is not wanted any more
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def few_collections() -> Iterator[None]:
    """Garbage is looked for seldom: a build makes millions of objects that stay, and hardly a cycle (a fifth of an update's time)."""
    before = gc.get_threshold()
    gc.set_threshold(MADE_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def give_back_memory() -> None:
    """What was freed goes back to the system, where the C library keeps it (glibc) and can be told to: 200 MB after a large vocabulary."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


@contextmanager
def _settled() -> Iterator[None]:
    """What is there already is not looked through for garbage again: a worker would copy every page of it that it shares."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _fork(pool: ProcessPoolExecutor) -> None:
    """All workers at once, before the block opens files and starts threads.

    From Python 3.12 on a fork beside any thread is warned of; the threads here are those of numpy's libraries, which prepare for a fork.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        pool.submit(os.getpid).result()


def _in_order(pool: ProcessPoolExecutor, tasks: Iterable[Any], most: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for task in tasks:
        waiting.append(pool.submit(_run, task))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
    pool.shutdown(wait=True)  # what comes next may need their memory


# --- in a worker -------------------------------------------------------------------------------

_work: Callable[[Any], Any] | None = None


def _begin(work: Callable[[Any], Any]) -> None:
    """A worker leaves interrupts to the process that builds, gives way to it, and does not outlive it."""
    global _work
    _work = work
    os.nice(POLITENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_build, daemon=True).start()


def _end_with_the_build() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(1)


def _run(task: Any) -> Any:
    assert _work
    return _work(task)
