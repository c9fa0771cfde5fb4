"""Work on several processes: in order, all or nothing, and no process is left behind whatever happens to the one that began it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from indexer.beside import beside
from indexer.errors import EngineError
from indexer.workers import working

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forks, which only Linux does safely")


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_their_tasks(workers: int) -> None:
    known = {"seven": 7}  # what the work sees without its being sent

    def slow_at_first(task: int) -> tuple[int, int]:
        time.sleep(0.02 if task < 3 else 0)
        return task * known["seven"], os.getpid()

    with working(slow_at_first, workers) as in_order:
        found = list(in_order(range(40)))
    assert [result for result, _ in found] == [task * 7 for task in range(40)]
    pids = {pid for _, pid in found}
    assert pids == {os.getpid()} if workers == 1 else os.getpid() not in pids and 1 < len(pids) <= workers


def test_tasks_are_taken_as_results_are_and_not_all_at_once() -> None:
    taken = []

    def tasks() -> object:
        for task in range(1_000):
            taken.append(task)
            yield task

    with working(abs, 2) as in_order:
        next(in_order(tasks()))  # type: ignore[arg-type]
        assert len(taken) < 10


def test_an_error_in_a_worker_is_the_error_of_the_build() -> None:
    def broken(task: int) -> int:
        raise ValueError(f"task {task}")

    before = _children(os.getpid())
    with pytest.raises(ValueError, match="task 0"), working(broken, 2) as in_order:
        list(in_order(range(10)))
    _wait_until(lambda: _children(os.getpid()) <= before)


def test_an_interrupt_does_not_wait_for_what_the_workers_are_at() -> None:
    def long(task: int) -> int:
        time.sleep(60)
        return task

    before, started = _children(os.getpid()), time.monotonic()
    with pytest.raises(KeyboardInterrupt), working(long, 2) as in_order:
        next(in_order(_interrupted()))
    assert time.monotonic() - started < 30
    _wait_until(lambda: _children(os.getpid()) <= before)


def _interrupted() -> Iterator[int]:
    yield from range(2)
    raise KeyboardInterrupt


def test_a_worker_that_is_killed_is_told_with_the_remedy() -> None:
    def killed(task: int) -> int:
        if task == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return task

    before = _children(os.getpid())
    with pytest.raises(EngineError, match=r"want of memory.*old index is unchanged"), working(killed, 2) as in_order:
        list(in_order(range(10)))
    _wait_until(lambda: _children(os.getpid()) <= before)


ENDLESS = """
import time
from indexer.workers import working
def work(task):
    time.sleep(0.05)
with working(work, 3) as in_order:
    print("working", flush=True)
    for _ in in_order(range(100_000)):
        pass
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_the_build(how: signal.Signals) -> None:
    build = subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[1], text=True
    )
    assert build.stdout and build.stdout.readline() == "working\n"
    workers = _children(build.pid)
    assert len(workers) == 3
    build.send_signal(how)
    build.wait(20)
    _wait_until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    build.stdout.close()


def _children(pid: int) -> set[int]:
    """The child processes; other tests of the same run may have left some that are not waited for yet."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that ended meanwhile
            found |= set(map(int, (task / "children").read_text().split()))
    return found


def _wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("processes are left behind")


def test_what_is_done_beside_gives_its_result_or_its_error_to_whoever_asks() -> None:
    assert beside(lambda: 7).result() == 7
    failed = beside(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        failed.result()
