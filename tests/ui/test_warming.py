"""Builds are opened and warmed behind the readers' backs, over the fake door."""

import gc
import threading

import pytest

from indexer import NoIndexError
from tests.ui.fake_door import FakeIndex
from ui import door, warming


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "EVERY", 0.001)
    monkeypatch.setattr(warming, "REST", 0.0)


def _until(index: FakeIndex, number: int) -> None:
    """Keep warm until the index has been warmed so often."""
    stop = threading.Event()
    thread = threading.Thread(target=warming.keep_warm, args=(stop,))
    thread.start()
    reached = index.warmings.acquire(timeout=20)
    for build in range(1, number):
        index.build = f"gen-{build}"
        reached = reached and index.warmings.acquire(timeout=20)
    stop.set()
    thread.join(20)
    assert reached and not thread.is_alive()


def test_each_build_is_warmed_once(index: FakeIndex, quick: None) -> None:
    _until(index, 3)
    assert not index.warmings.acquire(blocking=False)


def test_a_missing_index_is_waited_for(index: FakeIndex, quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[None] = []

    def late() -> FakeIndex:
        looks.append(None)
        if len(looks) < 4:
            raise NoIndexError("There is no index yet. Run make.")
        return index

    monkeypatch.setattr(door, "index", late)
    _until(index, 1)
    assert len(looks) > 4


def test_the_end_of_the_server_ends_a_warming(index: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    learnt = []

    def endless():
        while True:
            learnt.append(None)
            stop.set()
            yield

    monkeypatch.setattr(index, "warm", endless)
    warming.keep_warm(stop)
    assert len(learnt) == 1


def test_what_was_warmed_is_out_of_the_collectors_sight(index: FakeIndex, quick: None) -> None:
    gc.unfreeze()
    try:
        _until(index, 1)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
