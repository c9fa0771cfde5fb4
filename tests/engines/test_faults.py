"""Builders that die, readers that do not wait, disks that fill up, bits that flip: the old index or the new one, never a third."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexer.engines import checking, open_engine, verify
from indexer.engines.manifest import MANIFEST
from indexer.engines.whoosh_engine import WhooshReader
from indexer.errors import EngineError
from indexer.model import Request
from tests.conftest import flip
from tests.engines.texts import VERSIONS, text

PROJECT = Path(__file__).parents[2]


def run(task: str, engine_name: str, folder: Path, *numbers: int) -> dict[str, int]:
    """A task of tests.engines.faults in a process of its own, with what it reports."""
    command = [sys.executable, "-m", "tests.engines.faults", task, engine_name, str(folder), *map(str, numbers)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report: dict[str, int] = json.loads(done.stdout) | {"errors": done.stderr[-2000:]}
    return report


# --- processes ---------------------------------------------------------------------------------


def assert_nothing_was_lost(engine_name: str, folder: Path, kills: int) -> None:
    report = run("kill", engine_name, folder, kills, 26667739)
    assert (report["bad"], report["next build failed"], report["faults"], report["left over"]) == (0, 0, 0, 0), report["errors"]
    assert report["in the middle"] >= kills // 4, "the kills came too early or too late to show anything"
    assert report["generations"] == 3


def test_a_killed_builder_leaves_the_old_index_or_the_new_one(engine_name: str, folder: Path) -> None:
    assert_nothing_was_lost(engine_name, folder, 20)


@pytest.mark.slow
def test_two_hundred_killed_builders_leave_the_old_index_or_the_new_one(engine_name: str, folder: Path) -> None:
    assert_nothing_was_lost(engine_name, folder, 200)


def test_readers_find_everything_while_others_rebuild(engine_name: str, folder: Path) -> None:
    report = run("read", engine_name, folder, 6, 2)
    assert (report["built"], report["failed readers"]) == (6, 0), report["errors"]
    assert report["searches"] > 20


@pytest.mark.slow
def test_four_readers_find_everything_through_thirty_rebuilds(engine_name: str, folder: Path) -> None:
    report = run("read", engine_name, folder, 30, 4)
    assert (report["built"], report["failed readers"]) == (30, 0), report["errors"]
    assert report["searches"] > 1000


def test_a_worker_that_outlives_its_builder_does_not_hold_the_lock(engine_name: str, folder: Path) -> None:
    assert run("orphan", engine_name, folder)["built"]


# --- disks -------------------------------------------------------------------------------------

SMALL_FILES = """
import resource, signal, sys
from pathlib import Path
from indexer.engines import open_engine
from tests.conftest import flip
from tests.engines.texts import VERSIONS, text
engine = open_engine(Path(sys.argv[2]), sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    with engine.rebuild(VERSIONS) as writer:
        for number in range(400):
            writer.add(text(str(number), " ".join(f"мир{number * 100 + each}" for each in range(60))))
except Exception as problem:
    print(type(problem).__name__, problem)
print(engine.stamp.documents)
"""


@pytest.mark.parametrize("limit", [0, 100, 10_000, 100_000])
def test_a_disk_that_fills_up_leaves_the_old_index(engine_name: str, folder: Path, limit: int) -> None:
    """A limit on the size of files stands for the full disk: writing fails in the same places."""
    with open_engine(folder, engine_name).rebuild(VERSIONS) as writer:
        writer.add(text("old", "мир"))
    done = subprocess.run([sys.executable, "-c", SMALL_FILES, engine_name, folder, str(limit)], cwd=PROJECT, capture_output=True, text=True)
    said, documents = done.stdout.splitlines()
    assert said.startswith("EngineError") and "old index is unchanged" in said, done.stderr
    assert (documents, verify(folder)) == ("1", ())
    assert not [path for path in folder.glob("tmp-*") if path.is_dir()]


READ_ONLY = """
import os, sys
from pathlib import Path
from indexer.engines import open_engine, tantivy_engine, whoosh_engine, verify
from indexer.errors import EngineError
from indexer.model import Request
from tests.engines.texts import VERSIONS
if os.geteuid() == 0:  # root may write anywhere
    os.setgid(65534), os.setuid(65534)
reader = open_engine(Path("index"))
print(reader.search(Request()).total, reader.document("1").id, verify(Path("index")))
reader.close()
try:
    with open_engine(Path("index"), sys.argv[1]).rebuild(VERSIONS):
        print("built")
except Exception as problem:
    print(type(problem).__name__, problem)
"""


def test_a_read_only_folder_can_be_searched_and_says_why_it_cannot_be_built(engine_name: str) -> None:
    with TemporaryDirectory() as parent:  # pytest's own folders cannot be entered by the user that root becomes
        folder = Path(parent) / "index"
        with open_engine(folder, engine_name).rebuild(VERSIONS) as writer:
            writer.add(text("1", "мир"))
        _close_to_writing(Path(parent))
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-c", READ_ONLY, engine_name]
        done = subprocess.run(command, cwd=parent, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        found, refused = done.stdout.splitlines()
        assert found == "1 1 ()"
        assert refused.startswith("EngineError") and "may not write" in refused
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o700)


def _close_to_writing(parent: Path) -> None:
    for path in (parent, *parent.rglob("*")):
        if os.geteuid() == 0:
            os.chown(path, 65534, 65534)
        if path != parent:
            path.chmod(0o500 if path.is_dir() else 0o400)


# --- bits --------------------------------------------------------------------------------------


def a_sound_index(engine_name: str, folder: Path) -> Path:
    """The published generation of an index with tables and two layers of segments."""
    engine = open_engine(folder, engine_name)
    with engine.rebuild(VERSIONS) as writer:
        for number in range(60):
            writer.add(text(str(number), f"мир посол{number} " * 9, source=f"s{number}"))
        writer.attach("lemmas.tsv", b"a\tb\n" * 30)
    with engine.update(VERSIONS) as writer:
        writer.add(text("60", "война"))
    engine.close()
    assert verify(folder) == ()
    return folder / engine_build(folder)


def engine_build(folder: Path) -> str:
    return (folder / "CURRENT").read_text()


def damage(path: Path, chance: random.Random) -> None:
    """Flip a bit, or cut the end off."""
    data = path.read_bytes()
    place = chance.randrange(len(data))
    if chance.random() < 0.25:
        os.truncate(path, place)
    else:
        flip(path, place, 1 << chance.randrange(8))


def assert_damage_is_found(engine_name: str, tmp_path: Path, times: int) -> None:
    chance, found = random.Random(26667739), Counter[str]()
    generation = a_sound_index(engine_name, tmp_path / "sound")
    names = [path.relative_to(generation.parent) for path in generation.rglob("*") if path.is_file() and path.stat().st_size]
    for number in range(times):
        copy = tmp_path / "copy"
        shutil.copytree(generation.parent, copy)
        damage(copy / chance.choice([Path("CURRENT"), Path(generation.name) / MANIFEST, *[chance.choice(names)] * 6]), chance)
        faults = verify(copy)
        assert faults, number
        assert all(fault.detail and fault.remedy for fault in faults)
        found.update(fault.kind for fault in faults)
        shutil.rmtree(copy)
    assert {"hash", "size", "manifest", "pointer"} <= set(found)


def test_flipped_bits_and_cut_files_are_found(engine_name: str, tmp_path: Path) -> None:
    assert_damage_is_found(engine_name, tmp_path, 40)


@pytest.mark.slow
def test_two_hundred_flipped_bits_and_cut_files_are_found(engine_name: str, tmp_path: Path) -> None:
    assert_damage_is_found(engine_name, tmp_path, 200)


def test_a_manifest_that_reads_well_but_was_changed_is_refused(folder: Path) -> None:
    path = a_sound_index("whoosh", folder) / MANIFEST
    path.write_text(path.read_text().replace('"analyser": "test"', '"analyser": "tesu"'))
    assert [fault.kind for fault in verify(folder)] == ["manifest"]
    with pytest.raises(EngineError, match="rollback"):
        open_engine(folder)


def test_a_missing_file_and_a_shared_one_have_their_remedies(engine_name: str, folder: Path) -> None:
    generation = a_sound_index(engine_name, folder)
    shared = max((path for path in (generation / "engine").iterdir()), key=lambda path: path.stat().st_nlink)
    (generation / "tables" / "lemmas.tsv").unlink()
    damage(shared, random.Random(1))
    kinds = {fault.kind: fault.remedy for fault in verify(folder)}
    assert kinds["missing"] == checking.ROLLBACK
    assert kinds.get("hash", kinds.get("size")) == f"Older generations share this file. {checking.FULL}"


def test_files_that_are_whole_may_still_say_wrong_things(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_sound_index("whoosh", folder)
    monkeypatch.setattr(WhooshReader, "has", lambda *_: False)
    monkeypatch.setattr(WhooshReader, "document", lambda *_: None)
    monkeypatch.setattr(WhooshReader, "_key_postings", lambda reader, *_: reader._term("id", "there is none"))
    monkeypatch.setattr(WhooshReader, "scan", lambda *_: iter((text("1", "мир").document,)))
    assert Counter(fault.kind for fault in verify(folder)) == {"unfindable": 1, "count": 1, "probe": 5}


def test_a_search_in_damaged_files_names_the_remedy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_sound_index("whoosh", folder)
    engine = open_engine(folder)
    monkeypatch.setattr(WhooshReader, "_load", lambda *_: 1 // 0)
    with pytest.raises(Exception, match="depesha index --full") as caught:
        engine.search(Request())
    assert type(caught.value).__name__ == "EngineError"
