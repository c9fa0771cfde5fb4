"""An index folder: what stays, what goes, who may build, and what is refused before it is opened."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engines import open_engine, published_build, published_stamp, rollback, verify
from indexer.engines.adapter import Reader
from indexer.engines.base import Engine
from indexer.engines.manifest import digest_file
from indexer.engines.published import PublishedEngine
from indexer.engines.whoosh_engine import WhooshAdapter, WhooshReader
from indexer.errors import DepeshaError, EngineError, LockedError, NoIndexError, SettingsError
from indexer.model import AnalysedDocument, Request
from tests.engines.texts import VERSIONS, text


def publish(engine: Engine, *documents: AnalysedDocument) -> str:
    """Build anew, and give the generation's name."""
    with engine.rebuild(VERSIONS) as writer:
        for document in documents:
            writer.add(document)
    return engine.stamp.build


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("gen-*"))


def ids(engine: Engine) -> list[str]:
    return sorted(document.id for document in engine.scan(Request()))


# --- what is published -------------------------------------------------------------------------


def test_an_index_names_its_engine(engine_name: str, folder: Path) -> None:
    name = publish(open_engine(folder, engine_name), text("1", "мир"))
    reader = open_engine(folder)
    assert (reader.stamp.engine, reader.stamp.build, reader.stamp.versions, reader.stamp.documents) == (engine_name, name, VERSIONS, 1)
    assert published_stamp(folder) == reader.stamp
    assert published_build(folder) == name


def test_where_nothing_is_published_reading_says_run_make(folder: Path) -> None:
    for read in (open_engine, rollback, verify):
        with pytest.raises(NoIndexError, match="run make"):
            read(folder)
    assert (published_build(folder), published_stamp(folder)) == (None, None)
    assert not folder.exists()


def test_a_layout_of_another_version_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(open_engine(folder, "whoosh"), text("1", "мир"))
    monkeypatch.setattr(WhooshAdapter, "schema", 99)
    with pytest.raises(NoIndexError, match="another version; run make"):
        open_engine(folder)
    assert [fault.kind for fault in verify(folder)] == ["version"]
    named = open_engine(folder, "whoosh")
    with pytest.raises(NoIndexError):
        named.search(Request())
    with pytest.raises(NoIndexError), named.update(VERSIONS):
        pass
    assert publish(named, text("2", "мир")) == published_build(folder)


def test_another_engines_index_is_not_read_and_can_be_replaced(folder: Path) -> None:
    publish(open_engine(folder, "whoosh"), text("1", "мир"))
    other = open_engine(folder, "tantivy")
    with pytest.raises(NoIndexError, match="tantivy"):
        other.search(Request())
    publish(other, text("2", "мир"))
    assert (ids(open_engine(folder)), open_engine(folder).stamp.engine) == (["2"], "tantivy")


def test_an_engine_that_there_is_not_is_refused(folder: Path) -> None:
    with pytest.raises(SettingsError, match="whoosh, tantivy"):
        open_engine(folder, "lucene")


def test_an_engine_opened_before_is_not_moved_by_others(folder: Path) -> None:
    first, second = open_engine(folder, "whoosh"), open_engine(folder, "whoosh")
    publish(first, text("1", "мир"))
    with pytest.raises(NoIndexError):
        second.search(Request())
    publish(second, text("2", "мир"))
    assert (ids(first), ids(second)) == (["1"], ["2"])


# --- what stays --------------------------------------------------------------------------------


def test_two_older_generations_stay(engine_name: str, folder: Path) -> None:
    engine = open_engine(folder, engine_name)
    names = [publish(engine, text(str(number), "мир")) for number in range(5)]
    assert generations(folder) == names[2:]
    assert names == sorted(names)


def test_a_pinned_generation_stays_until_it_is_let_go(engine_name: str, folder: Path) -> None:
    engine = open_engine(folder, engine_name)
    names = [publish(engine, text("0", "мир"))]
    reader = open_engine(folder)
    names += [publish(engine, text(str(number), "мир")) for number in range(1, 5)]
    assert generations(folder) == [names[0], *names[2:]]
    assert ids(reader) == ["0"]
    reader.close()
    names.append(publish(engine, text("5", "мир")))
    assert generations(folder) == names[3:]


def test_names_rise_even_when_the_clock_goes_back(folder: Path) -> None:
    engine = open_engine(folder, "whoosh")
    first = publish(engine, text("1", "мир"))
    future = "gen-29991231T235959.999999Z"
    (folder / first).rename(folder / future)
    (folder / "CURRENT").write_text(future)
    assert publish(engine, text("2", "мир")) == "gen-30000101T000000.000000Z"


def test_an_update_shares_what_does_not_change_and_changes_nothing_old(engine_name: str, folder: Path) -> None:
    engine = open_engine(folder, engine_name)
    old = folder / publish(engine, *(text(str(number), "мир посол") for number in range(50)))
    before = {path: digest_file(path) for path in old.rglob("*") if path.is_file()}
    for number in range(12):  # enough for segments to be merged
        with engine.update(VERSIONS) as writer:
            writer.add(text(str(number), "война"))
            writer.remove(str(40 + number % 10))
        if number == 0:
            shared = sum(path.stat().st_nlink > 1 for path in (folder / engine.stamp.build).rglob("*") if path.is_file())
        if number < 2:
            assert {path: digest_file(path) for path in before} == before
    assert shared >= 3
    assert (engine.stamp.documents, verify(folder)) == (40, ())


def test_where_links_fail_files_are_copied(engine_name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(folder, engine_name)
    publish(engine, text("1", "мир"))

    def refuse(path: Path, target: Path) -> None:
        raise OSError(18, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with engine.update(VERSIONS) as writer:
        writer.add(text("2", "мир"))
    assert ids(engine) == ["1", "2"]
    assert {path.stat().st_nlink for path in folder.rglob("*") if path.is_file()} == {1}


def test_left_overs_of_builders_that_died_are_swept(engine_name: str, folder: Path) -> None:
    engine = open_engine(folder, engine_name)
    publish(engine, text("1", "мир"))
    shutil.copytree(folder / engine.stamp.build, folder / "tmp-gen-20200101T000000.000000Z")
    (folder / "tmp-CURRENT").write_text("gen-")
    (folder / "tmp-gen-empty").mkdir()
    publish(engine, text("2", "мир"))
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", "LOCK", *generations(folder)]


# --- going back --------------------------------------------------------------------------------


def test_rollback_publishes_the_generation_before(engine_name: str, folder: Path) -> None:
    engine = open_engine(folder, engine_name)
    names = [publish(engine, text(str(number), "мир")) for number in range(3)]
    assert (rollback(folder), ids(open_engine(folder))) == (names[1], ["1"])
    assert (rollback(folder), ids(open_engine(folder))) == (names[0], ["0"])
    with pytest.raises(NoIndexError, match="no older"):
        rollback(folder)
    assert published_build(folder) == names[0]


def test_a_generation_that_was_rolled_back_from_is_not_gone_back_to(folder: Path) -> None:
    engine = open_engine(folder, "whoosh")
    names = [publish(engine, text(str(number), "мир")) for number in range(3)]
    rollback(folder)
    engine.close()
    newest = publish(engine, text("3", "мир"))
    assert generations(folder) == [names[0], names[1], newest]
    assert rollback(folder) == names[1]


def test_an_update_after_a_rollback_starts_from_what_is_published(folder: Path) -> None:
    engine = open_engine(folder, "whoosh")
    for number in range(2):
        publish(engine, text(str(number), "мир"))
    rollback(folder)
    with engine.update(VERSIONS) as writer:
        writer.add(text("2", "мир"))
    assert ids(engine) == ["0", "2"]


def test_rollback_brings_the_tables_back_as_they_were(engine_name: str, folder: Path) -> None:
    engine = open_engine(folder, engine_name)
    with engine.rebuild(VERSIONS) as writer:
        writer.attach("lemmas.tsv", b"before")
    with engine.update(VERSIONS) as writer:
        writer.attach("lemmas.tsv", b"after")
    assert engine.attachment("lemmas.tsv") == b"after"
    rollback(folder)
    assert (open_engine(folder).attachment("lemmas.tsv"), verify(folder)) == (b"before", ())


def test_rollback_mends_a_pointer_that_leads_nowhere(folder: Path) -> None:
    engine = open_engine(folder, "whoosh")
    names = [publish(engine, text(str(number), "мир")) for number in range(2)]
    for pointer in ("", "gen-", "../../etc", "gen-20200101T000000.000000Z", "gen-\0", "\n"):
        (folder / "CURRENT").write_text(pointer)
        with pytest.raises(EngineError, match="rollback"):
            open_engine(folder)
        assert [fault.kind for fault in verify(folder)] == ["pointer"]
        assert rollback(folder) == names[1]
    assert ids(open_engine(folder)) == ["1"]


# --- one builder -------------------------------------------------------------------------------


def test_a_second_builder_is_told_who_is_building(engine_name: str, folder: Path) -> None:
    first, second = open_engine(folder, engine_name), open_engine(folder, engine_name)
    with first.rebuild(VERSIONS) as writer:
        writer.add(text("1", "мир"))
        for attempt in (second.rebuild, second.update):
            with pytest.raises(LockedError, match=rf"process {os.getpid()} on .* since .* UTC"), attempt(VERSIONS):
                pass
        with pytest.raises(LockedError):
            rollback(folder)
    assert ids(first) == ["1"]
    publish(second, text("2", "мир"))


# --- what is refused ---------------------------------------------------------------------------


def test_an_index_of_another_owner_is_refused_before_it_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(folder, "whoosh")
    publish(engine, text("1", "мир"))
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    monkeypatch.setattr(WhooshAdapter, "read", _must_not_be_called)
    attempts: list[Callable[[], object]] = [
        lambda: open_engine(folder),
        lambda: open_engine(folder, "whoosh"),
        lambda: publish(engine, text("2", "мир")),
        lambda: rollback(folder),
    ]
    for attempt in attempts:
        with pytest.raises(EngineError, match="another user"):
            attempt()
    assert [fault.kind for fault in verify(folder)] == ["owner"]


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_an_index_that_others_can_write_to_is_refused(folder: Path, mode: int, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(open_engine(folder, "whoosh"), text("1", "мир"))
    folder.chmod(mode)
    monkeypatch.setattr(WhooshAdapter, "read", _must_not_be_called)
    with pytest.raises(EngineError, match=f"chmod 700 {folder}"):
        open_engine(folder)


def _must_not_be_called(*_: object) -> Reader:
    raise AssertionError("a pickle was read")


def test_the_folder_is_made_private(folder: Path) -> None:
    folder.mkdir(0o755)
    publish(open_engine(folder, "whoosh"), text("1", "мир"))
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_with_other_things_is_not_taken(folder: Path) -> None:
    folder.mkdir(0o755)
    (folder / "letter.txt").write_text("мир")
    with pytest.raises(EngineError, match=r"letter\.txt.*--index"):
        publish(open_engine(folder, "whoosh"), text("1", "мир"))
    assert folder.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_file_in_the_place_of_the_folder_is_said_to_be_in_the_way(folder: Path) -> None:
    folder.write_text("мир")
    with pytest.raises(EngineError, match="in the way"):
        publish(open_engine(folder, "whoosh"), text("1", "мир"))


# --- verification ------------------------------------------------------------------------------


class Forgetful(WhooshAdapter):
    """Counts one document too few."""

    def read(self, folder: Path) -> WhooshReader:
        reader = super().read(folder)
        reader.count -= 1
        return reader


class ShortOfBreath(WhooshAdapter):
    """Does not find long words, as tantivy's default analyser would not."""

    def read(self, folder: Path) -> WhooshReader:
        reader = super().read(folder)
        postings = reader.postings
        reader.postings = lambda part, key: postings(part, key if len(key) < 20 else "r:")  # type: ignore[assignment]
        return reader


@pytest.mark.parametrize(("adapter", "reason"), [(Forgetful(), "0 documents instead of 1"), (ShortOfBreath(), "does not find")])
def test_a_build_that_fails_its_verification_is_not_published(folder: Path, adapter: WhooshAdapter, reason: str) -> None:
    name = publish(open_engine(folder, "whoosh"), text("1", "мир"))
    engine = PublishedEngine(folder, adapter, lambda _: None).opened()
    with pytest.raises(EngineError, match=reason), engine.rebuild(VERSIONS) as writer:
        writer.add(text("2", "внешнеэкономического"))
    assert (published_build(folder), generations(folder), list(folder.glob("tmp-*"))) == (name, [name], [])


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), ValueError("of the vendor's"), OSError(30, "Read-only")])
def test_what_goes_wrong_in_writing_is_said_in_words(folder: Path, problem: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(folder, "whoosh")
    name = publish(engine, text("1", "мир"))

    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr("indexer.engines.generations.sync_tree", fail)
    with pytest.raises(EngineError, match=r"old index is unchanged") as caught:
        publish(engine, text("2", "мир"))
    assert isinstance(caught.value, DepeshaError)
    assert "Errno" not in str(caught.value)
    assert (published_build(folder), ids(engine), list(folder.glob("tmp-*"))) == (name, ["1"], [])


def test_an_engine_that_is_not_installed_is_named_as_pip_takes_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    monkeypatch.setitem(sys.modules, "indexer.engines.opensearch_engine", None)
    with pytest.raises(EngineError, match=re.escape(f'pip install "{project["optional-dependencies"]["opensearch"][0]}"')):
        open_engine(folder, "opensearch")
