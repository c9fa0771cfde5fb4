"""From a folder to a published index and on: what changes is read, what stays is not, and nothing is lost silently."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.building import build
from indexer.engines import open_engine, published_build, verify
from indexer.errors import CorpusError, DepeshaError, EngineError, SettingsError
from indexer.intake import reading
from indexer.intake.drafts import Draft
from indexer.model import Document, Duplicate, Question, Rejection, Request
from indexer.search import Index
from indexer.settings import Settings
from tests.conftest import flip, write_texts


@pytest.fixture
def settings(small_corpus: Path, tmp_path: Path) -> Settings:
    return Settings(corpus=small_corpus, index=tmp_path / "index")


def ids(settings: Settings, query: str = "") -> set[str]:
    return {result.document.id for result in Index(settings).search(Question(query, size=100)).results}


def test_a_first_build_adds_everything(settings: Settings) -> None:
    report = build(settings)
    assert (report.documents, report.added, report.changed, report.removed) == (5, 5, 0, 0)
    assert dict(report.by_language) == {"ru": 2, "uk": 3}
    assert report.undated == 1
    assert report.engine == "whoosh"


def test_nothing_changed_publishes_nothing(settings: Settings) -> None:
    first = build(settings)
    second = build(settings)
    assert second.build == first.build == published_build(settings.index)
    assert (second.added, second.changed, second.removed) == (0, 0, 0)


def test_an_update_adds_changes_and_removes(settings: Settings) -> None:
    build(settings)
    (settings.corpus / "dogovor.txt").unlink()
    (settings.corpus / "uhoda.txt").write_text("Підписано меморандум\n\nСторони підписали меморандум про рибальство.", encoding="utf-8")
    (settings.corpus / "novyi.txt").write_text("Новий документ\n\nПосли домовилися про рибальство в морі.", encoding="utf-8")
    report = build(settings)
    assert (report.documents, report.added, report.changed, report.removed) == (5, 1, 1, 1)
    assert ids(settings, "рибальство") == {"uhoda.txt", "novyi.txt"}
    assert "dogovor.txt" not in ids(settings)


def test_many_updates_and_one_full_build_agree(settings: Settings, tmp_path: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in settings.corpus.iterdir()}
    for path in settings.corpus.iterdir():
        path.unlink()
    for name, text in texts.items():
        (settings.corpus / name).write_text(text, encoding="utf-8")
        build(settings)
    whole = Settings(corpus=settings.corpus, index=tmp_path / "whole")
    build(whole)
    request = Request(limit=10)
    updated, full = open_engine(settings.index).search(request), open_engine(whole.index).search(request)
    assert (updated.total, updated.facets) == (full.total, full.facets)
    assert {hit.document for hit in updated.hits} == {hit.document for hit in full.hits}


def test_a_copy_is_named_and_kept_once_the_original_goes(settings: Settings) -> None:
    original = settings.corpus / "vizyt.txt"
    (settings.corpus / "zz-copy.txt").write_text(original.read_text(encoding="utf-8"), encoding="utf-8")
    report = build(settings)
    assert report.duplicates == (Duplicate("zz-copy.txt", "vizyt.txt"),)
    assert report.documents == 5
    original.unlink()
    assert build(settings).duplicates == ()
    assert "zz-copy.txt" in ids(settings)


def test_what_a_person_asserts_of_a_copy_is_never_lost(settings: Settings) -> None:
    (settings.corpus / "zz-copy.txt").write_bytes((settings.corpus / "vizyt.txt").read_bytes())
    assert build(settings).duplicates == (Duplicate("zz-copy.txt", "vizyt.txt"),)
    (settings.corpus / "zz-copy.toml").write_text('place = "Тверь"\ntags = ["важное"]\n', encoding="utf-8")
    assert build(settings).duplicates == (Duplicate("vizyt.txt", "zz-copy.txt"),)
    assert "zz-copy.txt" in ids(settings, "tag:важное") and "vizyt.txt" not in ids(settings)
    (settings.corpus / "zz-copy.toml").unlink()
    assert build(settings).duplicates == (Duplicate("zz-copy.txt", "vizyt.txt"),)
    assert "vizyt.txt" in ids(settings)


def test_every_input_ends_as_something(settings: Settings) -> None:
    (settings.corpus / "empty.txt").write_text("", encoding="utf-8")
    (settings.corpus / "program.exe").write_bytes(b"MZ\0\0")
    (settings.corpus / "lines.jsonl").write_text('{"id": "один", "text": "Один документ про саміт."}\n{broken\n', encoding="utf-8")
    report = build(settings)
    assert report.documents == 6
    assert {rejection.path for rejection in report.rejected} == {"empty.txt", "program.exe", "lines.jsonl:2"}
    assert all(rejection.detail for rejection in report.rejected)


def test_a_build_that_loses_much_asks_first(settings: Settings) -> None:
    build(settings)
    for name in ("dogovor.txt", "uhoda.txt"):
        (settings.corpus / name).unlink()
    for full in (False, True):
        with pytest.raises(CorpusError, match="--force"):
            build(settings, full=full)
    assert len(ids(settings)) == 5
    build(settings, force=True)
    assert len(ids(settings)) == 3


@pytest.mark.parametrize("content", [{}, {"empty.txt": ""}])
def test_a_corpus_without_documents_is_refused(content: dict[str, str], tmp_path: Path) -> None:
    corpus = tmp_path / "nothing"
    corpus.mkdir()
    for name, text in content.items():
        (corpus / name).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError):
        build(Settings(corpus=corpus, index=tmp_path / "index"))
    assert published_build(tmp_path / "index") is None


def test_a_failing_build_leaves_the_old_index(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(settings)
    (settings.corpus / "novyi.txt").write_text("Новий документ про рибальство в морі.", encoding="utf-8")
    monkeypatch.setattr("indexer.job.Job._again", lambda *_: 1 / 0)
    with pytest.raises((ZeroDivisionError, DepeshaError)):
        build(settings)
    assert len(ids(settings)) == 5


def test_progress_is_told_to_the_end(settings: Settings) -> None:
    told: list[tuple[str, int, int]] = []
    build(settings, progress=lambda stage, done, total: told.append((stage, done, total)))
    assert told[-1] == ("index", 5, 5)
    assert {stage for stage, _, _ in told} == {"read", "count", "index"}


def test_a_rebuild_is_picked_up_by_an_open_index(settings: Settings) -> None:
    build(settings)
    index = Index(settings)
    assert index.search(Question("рибальство")).mode == "all"
    assert index.search(Question("рибальство")).total == 0
    (settings.corpus / "novyi.txt").write_text("Новий документ\n\nПосли домовилися про рибальство в морі.", encoding="utf-8")
    build(settings)
    assert index.search(Question("рибальство")).total == 1
    index.close()


@pytest.mark.parametrize("damaged", ["CURRENT", "ledger", "MANIFEST.json"])
def test_a_damaged_index_is_made_anew_from_the_corpus(settings: Settings, damaged: str) -> None:
    build(settings)
    place = next(path for path in settings.index.rglob(f"{damaged}*") if path.is_file())
    place.chmod(0o600)
    place.write_bytes(b"gen-of-no-kind")
    report = build(settings)
    assert (report.documents, report.added) == (5, 5)
    assert "was damaged, so it was made anew" in report.hints[0]
    assert len(ids(settings)) == 5


@pytest.mark.parametrize("damaged", ["tables/ledger", "engine/meta.json"])
def test_a_damaged_index_comes_back_with_the_engine_that_it_was_made_with(settings: Settings, damaged: str) -> None:
    first = build(replace(settings, engine="tantivy"))
    place = settings.index / first.build / damaged
    place.chmod(0o600)
    place.write_bytes(b"{")
    report = build(settings)
    assert "was damaged, so it was made anew" in report.hints[0]
    assert report.engine == "tantivy"


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
@pytest.mark.parametrize("one_more", [False, True], ids=["nothing changed", "a document more"])
def test_a_flipped_bit_is_not_linked_into_the_next_generation(settings: Settings, engine: str, one_more: bool) -> None:
    """A damaged file that updates link would soon stand in every generation that is kept."""
    settings = replace(settings, engine=engine)
    first = build(settings)
    assert first.hints == ()
    largest = max((settings.index / first.build / "engine").iterdir(), key=lambda path: path.stat().st_size)
    flip(largest, largest.stat().st_size // 2, 4)
    if one_more:
        (settings.corpus / "novyi.txt").write_text("Новий документ\n\nПосли домовилися про рибальство в морі.", encoding="utf-8")
    report = build(settings)
    assert f"engine/{largest.name} is not what was written" in report.hints[0]
    assert report.added == report.documents == 5 + one_more
    assert verify(settings.index) == ()
    assert build(settings).build == report.build  # and the next one finds nothing to do


def test_a_server_that_is_away_is_no_damage(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Building a local index in its place would hide the documents that the server has."""
    before = build(settings).build
    served = replace(open_engine(settings.index).stamp, engine="opensearch")

    def away(*_: object) -> None:
        raise EngineError("No OpenSearch answers.")

    monkeypatch.setattr("indexer.published.open_engine", away)
    monkeypatch.setattr("indexer.published.published_stamp", lambda folder: served)
    with pytest.raises(EngineError, match="answers"):
        build(settings)
    assert published_build(settings.index) == before


@pytest.mark.parametrize("place", [".", "corpus", "corpus/../corpus"])
def test_an_index_that_would_hold_its_corpus_is_refused(settings: Settings, place: str) -> None:
    with pytest.raises(SettingsError, match="folder of its own"):
        build(replace(settings, index=settings.corpus.parent / place))


def test_an_old_index_inside_the_corpus_is_left_out(settings: Settings) -> None:
    build(replace(settings, index=settings.corpus / "old"))
    report = build(settings)
    assert (report.documents, report.rejected) == (5, ())
    assert report.hints == ("old is an index and no document, so it was left out. Move it out of the corpus.",)


def a_line(number: int, **more: object) -> str:
    return json.dumps({"id": f"r{number}", "title": f"Заява {number}", "text": f"Посол номер {number} прибув до Женеви."} | more)


def read_ids(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is assembled from now on."""
    seen: list[str] = []
    assembled = reading.assemble

    def noting(draft: Draft, settings: Settings) -> Document | Rejection:
        seen.append(draft.id)
        return assembled(draft, settings)

    monkeypatch.setattr(reading, "assemble", noting)
    return seen


def test_of_a_file_of_records_only_those_that_changed_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(corpus=write_texts(tmp_path / "corpus", {"all.jsonl": "\n".join(map(a_line, range(9)))}), index=tmp_path / "index")
    build(settings)
    seen = read_ids(monkeypatch)
    lines = [a_line(10), *map(a_line, range(1, 5)), a_line(5, source="kremlin.ru"), *map(a_line, range(6, 9))]
    write_texts(settings.corpus, {"all.jsonl": "\n".join(lines)})
    report = build(settings, force=True)
    assert (report.added, report.changed, report.removed, seen) == (1, 1, 1, ["r10", "r5"])
    moved = build(replace(settings, index=tmp_path / "anew"))
    assert (moved.documents, ids(settings)) == (report.documents, ids(replace(settings, index=tmp_path / "anew")))


def test_a_line_without_an_id_is_known_by_its_place(tmp_path: Path) -> None:
    lines = [a_line(number, id="") for number in range(4)]
    settings = Settings(corpus=write_texts(tmp_path / "corpus", {"all.jsonl": "\n".join(lines)}), index=tmp_path / "index")
    build(settings)
    write_texts(settings.corpus, {"all.jsonl": "\n".join([a_line(9, id=""), *lines])})
    assert build(settings, force=True).documents == 5
    assert Index(settings).search(Question('"номер 3"')).results[0].document.id == "all.jsonl:5"


def test_a_copy_on_an_unchanged_line_is_kept_once_the_original_goes(tmp_path: Path) -> None:
    lines = [a_line(1), a_line(1, id="copy"), a_line(2), a_line(3)]
    settings = Settings(corpus=write_texts(tmp_path / "corpus", {"all.jsonl": "\n".join(lines)}), index=tmp_path / "index")
    build(settings)
    assert ids(settings) == {"r1", "r2", "r3"}
    write_texts(settings.corpus, {"all.jsonl": "\n".join(lines[1:])})
    build(settings, force=True)
    assert ids(settings) == {"copy", "r2", "r3"}
