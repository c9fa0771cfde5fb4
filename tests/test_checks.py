"""`check` beyond the files' digests, and `rollback` where going back would help nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import attachments
from indexer.building import build
from indexer.checks import Counts, check_index, roll_back
from indexer.engines import published_build
from indexer.engines.published import PublishedEngine
from indexer.engines.whoosh_engine import WhooshAdapter
from indexer.errors import NoIndexError
from indexer.ledger import FileRecord, Ledger
from indexer.model import Hits, Rejection, Request
from indexer.settings import Settings
from tests.conftest import TEXTS, Run, write_texts

LONG = "Засідання щодо внутрішньоекономічнонеузгодженостей тривало."


@pytest.fixture(params=["whoosh", "tantivy"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    corpus = write_texts(tmp_path / "corpus", {**TEXTS, "copy.txt": TEXTS["uhoda.txt"], "long.txt": LONG, "empty.txt": ""})
    found = Settings(corpus=corpus, index=tmp_path / "index", engine=str(request.param))
    build(found)
    return found


def kinds(settings: Settings) -> set[str]:
    return {fault.kind for fault in check_index(settings.index).faults}


def test_every_input_is_counted_once(settings: Settings) -> None:
    findings = check_index(settings.index)
    assert (findings.faults, findings.counts) == ([], Counts(inputs=8, indexed=6, rejected=1, duplicates=1))


def test_an_input_that_the_ledger_lost_is_a_fault(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Ledger.from_bytes

    def lossy(data: bytes) -> Ledger:
        ledger = read(data)
        return replace(ledger, files=(*ledger.files[1:], FileRecord("gone.txt", "1")))

    monkeypatch.setattr(Ledger, "from_bytes", staticmethod(lossy))
    faults = check_index(settings.index).faults
    assert [fault.kind for fault in faults] == ["inputs", "inputs"]
    assert "gone.txt gave neither" in faults[1].detail and all(fault.remedy for fault in faults)


def test_a_rejection_that_was_forgotten_shows_in_the_sum(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settle = Ledger.settle
    monkeypatch.setattr(Ledger, "settle", lambda self: replace(settle(self), rejections=()))
    (fault,) = check_index(settings.index).faults
    assert fault.detail == "8 inputs were read, and 6 indexed + 0 rejected + 1 duplicates are 7."


def test_a_kept_document_that_is_not_found_by_its_id(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.checks._count_faults", lambda *_: ())
    settle = Ledger.settle
    monkeypatch.setattr(Ledger, "settle", lambda self: replace(settle(self), kept={"nowhere.txt": ("", 0, "")}))
    (fault,) = check_index(settings.index).faults
    assert fault.kind == "inputs" and "nowhere.txt" in fault.detail


def test_a_stored_text_that_is_not_what_was_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = PublishedEngine.document
    monkeypatch.setattr(PublishedEngine, "document", lambda self, id: replace(stored(self, id), paragraphs=("Нічого.",)))
    assert kinds(settings) == {"text"}


def test_a_long_word_that_finds_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    searched = PublishedEngine.search

    def short_of_breath(self: PublishedEngine, request: Request) -> Hits:
        return replace(searched(self, request), total=0) if "внутрішньо" in repr(request.node) else searched(self, request)

    monkeypatch.setattr(PublishedEngine, "search", short_of_breath)
    (fault,) = check_index(settings.index).faults
    assert fault.kind == "words" and "внутрішньоекономічнонеузгодженостей (35 letters)" in fault.detail


def test_check_prints_faults_and_counts(settings: Settings, depesha: Run) -> None:
    code, output, _ = depesha("check", "--json", "--index", str(settings.index))
    assert (code, json.loads(output)) == (0, {"faults": [], "counts": {"inputs": 8, "indexed": 6, "rejected": 1, "duplicates": 1}})
    assert depesha("check", "--index", str(settings.index))[1].splitlines()[0] == "The index is sound."


# --- going back --------------------------------------------------------------------------------


def two_builds(settings: Settings) -> str:
    """A second generation beside the first; the second's name."""
    settings.corpus.joinpath("new.txt").write_text("Нова заява про рибальство.", encoding="utf-8")
    return build(settings).build


def test_going_back_twice_ends_with_a_sentence(settings: Settings, depesha: Run) -> None:
    newest = two_builds(settings)
    code, output, _ = depesha("rollback", "--index", str(settings.index))
    assert code == 0 and newest not in output and check_index(settings.index).faults == []
    code, output, errors = depesha("rollback", "--index", str(settings.index))
    assert (code, output) == (3, "") and "no older generation" in errors and "make" in errors


def test_a_generation_of_another_analysis_is_not_gone_back_to(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = two_builds(settings)

    def of_another_version(engine: object) -> None:
        raise NoIndexError("The index was made by another version of the analysis.")

    monkeypatch.setattr(attachments, "read_analyser", of_another_version)
    with pytest.raises(NoIndexError, match="another version of Depesha, so it is not gone back to"):
        roll_back(settings.index)
    assert published_build(settings.index) == newest


def test_a_generation_of_another_layout_is_not_gone_back_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(corpus=write_texts(tmp_path / "corpus", TEXTS), index=tmp_path / "index", engine="whoosh")
    build(settings)
    newest = two_builds(settings)
    monkeypatch.setattr(WhooshAdapter, "schema", 99)
    with pytest.raises(NoIndexError, match="another version of Depesha, so it is not gone back to"):
        roll_back(settings.index)
    assert published_build(settings.index) == newest


def test_a_damaged_index_is_still_gone_back_from(settings: Settings) -> None:
    two_builds(settings)
    (settings.index / (published_build(settings.index) or "") / "MANIFEST.json").write_text("{}")
    assert kinds(settings) == {"manifest"}
    roll_back(settings.index)
    assert check_index(settings.index).faults == []


# --- what the command line says ----------------------------------------------------------------


def test_bytes_that_are_not_utf8_are_not_dropped_in_silence(small_index: Settings, depesha: Run) -> None:
    code, output, errors = depesha("search", "посол \udcd0\udcff", "--index", str(small_index.index))
    assert (code, output) == (2, "") and "not UTF-8" in errors
    assert depesha("concordance", "посол \udcff", "--index", str(small_index.index))[0] == 2
    line = json.dumps({"query_id": 1, "query": "посол \udcff"}) + "\n" + json.dumps({"query_id": 2, "query": "посол"}) + "\n"
    code, output, _ = depesha("search", "--batch", "--json", "--index", str(small_index.index), stdin=line)
    answers = [json.loads(row) for row in output.splitlines()]
    assert "not UTF-8" in answers[0]["error"] and answers[1]["total"] > 0


def test_a_query_that_begins_with_a_minus_hears_how(small_index: Settings, depesha: Run) -> None:
    code, _, errors = depesha("search", "-посол", "--index", str(small_index.index))
    assert code == 2 and "depesha search -- -слово" in errors
    assert depesha("search", "--index", str(small_index.index), "--", "-посол")[0] == 0


def test_a_shortened_list_of_rejections_says_where_the_rest_is(tmp_path: Path, depesha: Run) -> None:
    corpus = write_texts(tmp_path / "corpus", {**TEXTS, **{f"{number:02}.txt": "" for number in range(25)}})
    place = ("--corpus", str(corpus), "--index", str(tmp_path / "i"))
    lines = depesha("index", *place)[1].splitlines()
    assert sum(line.startswith("rejected") for line in lines) == 20
    assert "25 rejected in all: empty 25" in lines and "See every one with: depesha index --json, or on the page About" in lines
    rejected = [Rejection(**row) for row in json.loads(depesha("index", *place, "--json")[1])["rejected"]]
    assert len(rejected) == 25


def test_a_generation_with_a_damaged_file_is_not_gone_back_to(settings: Settings, depesha: Run) -> None:
    before = published_build(settings.index) or ""
    newest = two_builds(settings)
    (settings.index / before / "tables" / "ledger").write_bytes(b"{}")
    code, _, errors = depesha("rollback", "--index", str(settings.index))
    assert code == 4 and "tables/ledger has 2 bytes" in errors and "depesha index --full" in errors
    assert published_build(settings.index) == newest


@pytest.mark.parametrize("damaged", ["CURRENT", "MANIFEST.json"])
def test_a_fault_has_one_remedy(settings: Settings, damaged: str) -> None:
    published = published_build(settings.index) or ""
    place = settings.index / damaged if damaged == "CURRENT" else settings.index / published / damaged
    place.write_text("gen-20200101T000000.000000Z")
    (fault,) = check_index(settings.index).faults
    assert "Run" not in fault.detail and "rollback" not in fault.detail and fault.remedy.startswith("Run depesha rollback, then")
