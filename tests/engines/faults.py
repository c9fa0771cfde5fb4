"""Processes that die, and processes that read while others build; run as `python -m tests.engines.faults TASK ENGINE FOLDER …`.

Every generation here holds the same ids, and all its documents carry one mark. So an index is whole when it has all ids and one mark,
lost when it has none, and mixed when it has two. Children are forked, not started: a start costs more than a build. The parent opens
no engine, since tantivy's threads would not live on in the children.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from indexer.engines import open_engine, published_build, tantivy_engine, verify, whoosh_engine
from indexer.model import Order, Request, Term
from tests.engines.texts import VERSIONS, text

DOCUMENTS = 40
PRELOADED = (tantivy_engine, whoosh_engine)
READY = b"!"


def build(engine_name: str, folder: Path, mark: str, updating: bool) -> None:
    """Publish a generation with this mark."""
    engine = open_engine(folder, engine_name)
    with (engine.update if updating else engine.rebuild)(VERSIONS) as writer:
        for number in range(DOCUMENTS):
            writer.add(text(f"document {number}", f"мир {mark} " * 20, source=mark))
    engine.close()


def marks(engine_name: str, folder: Path) -> list[str]:
    """The marks of a whole index; raises AssertionError for any other."""
    engine = open_engine(folder)
    assert engine.stamp.engine == engine_name
    documents = list(engine.scan(Request(order=Order.OLDEST)))
    assert sorted(each.id for each in documents) == sorted(f"document {number}" for number in range(DOCUMENTS))
    found = sorted({each.source or "" for each in documents})
    assert len(found) == 1
    assert engine.search(Request(Term(frozenset({f"r:{found[0]}"})))).total == DOCUMENTS
    engine.close()
    return found


def kill(engine_name: str, folder: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill builders at random points, look at what they left, and build again after each."""
    chance, outcomes = random.Random(seed), Counter[str]()
    _in_child(lambda: build(engine_name, folder, "m0", updating=False))
    began = time.monotonic()
    _in_child(lambda: build(engine_name, folder, "m0", updating=True))
    one_build = time.monotonic() - began
    for round_ in range(1, kills + 1):
        _kill_a_builder(engine_name, folder, f"m{round_}", chance.random() * one_build * 1.2, updating=bool(round_ % 2))
        left = any(folder.glob("tmp-*"))
        outcomes["in the middle"] += left
        outcomes["bad"] += not _in_child(lambda: marks(engine_name, folder))
        outcomes["next build failed"] += not _in_child(partial(build, engine_name, folder, f"n{round_}", True))
    outcomes["faults"] = 0 if _in_child(lambda: _sound(folder)) else 1
    return {**outcomes, "kills": kills, "left over": len(list(folder.glob("tmp-*"))), "generations": len(list(folder.glob("gen-*")))}


def _sound(folder: Path) -> None:
    assert verify(folder) == ()


def _kill_a_builder(engine_name: str, folder: Path, mark: str, after: float, updating: bool) -> None:
    reading, writing = os.pipe()

    def build_for_ever() -> None:
        os.write(writing, READY)
        for number in range(1_000_000):
            build(engine_name, folder, f"{mark}x{number}", updating)

    pid = _fork(build_for_ever)
    os.read(reading, 1)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(reading)
    os.close(writing)


def _in_child(work: Callable[[], object]) -> bool:
    _, status = os.waitpid(_fork(work), 0)
    return status == 0


def _fork(work: Callable[[], object]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        work()
    except BaseException as problem:
        print(repr(problem), file=sys.stderr, flush=True)
        os._exit(1)
    os._exit(0)


def read(engine_name: str, folder: Path, builds: int, readers: int) -> dict[str, object]:
    """Readers that search for as long as another process rebuilds."""
    _in_child(lambda: build(engine_name, folder, "m0", updating=False))
    stop = folder.with_name("stop")
    pids = [_fork(lambda: _read_until(stop, engine_name, folder)) for _ in range(readers)]
    built = sum(_in_child(partial(build, engine_name, folder, f"m{number}", number % 2 > 0)) for number in range(builds))
    stop.touch()
    failed = sum(os.waitpid(pid, 0)[1] != 0 for pid in pids)
    return {"built": built, "failed readers": failed, "searches": sum(int(path.read_text()) for path in folder.parent.glob("searches-*"))}


def _read_until(stop: Path, engine_name: str, folder: Path) -> None:
    engine, searches = open_engine(folder), 0
    while not stop.exists():
        if published_build(folder) != engine.stamp.build:
            engine.close()
            engine = open_engine(folder)
        hits = engine.search(Request(Term(frozenset({"r:мир"})), limit=DOCUMENTS))
        assert hits.total == len(hits.hits) == DOCUMENTS
        assert len({hit.document.source for hit in hits.hits}) == 1
        searches += 1
    folder.with_name(f"searches-{os.getpid()}").write_text(str(searches))


def orphan(engine_name: str, folder: Path) -> dict[str, object]:
    """A builder dies, and a worker that it forked lives on."""
    reading, writing = os.pipe()

    def build_with_a_worker() -> None:
        engine = open_engine(folder, engine_name)
        with engine.rebuild(VERSIONS):
            _fork(work)
            time.sleep(600)

    def work() -> None:
        os.write(writing, str(os.getpid()).encode())  # it runs: what it was born with, it has given up
        time.sleep(600)

    pid = _fork(build_with_a_worker)
    worker = int(os.read(reading, 20))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    built = _in_child(lambda: build(engine_name, folder, "m1", updating=False))
    os.kill(worker, signal.SIGKILL)
    return {"built": built}


TASKS: dict[str, Callable[..., dict[str, object]]] = {"kill": kill, "read": read, "orphan": orphan}

if __name__ == "__main__":
    task, name, folder, *numbers = sys.argv[1:]
    print(json.dumps(TASKS[task](name, Path(folder), *map(int, numbers))))
