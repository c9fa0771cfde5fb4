"""`depesha events`, the day that a document has from its event, and events through updates; what real documents must give."""

import json
import os
import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer.building import build
from indexer.engines import open_engine
from indexer.grouping import with_day
from indexer.model import Document, Question, Request
from indexer.readouts.events import Events
from indexer.search import open_index
from indexer.settings import Settings
from tests.conftest import Run, write_texts

EVENT_KEYS = {"event", "day", "title", "because", "documents"}
MEETING = {
    "a.txt": "Меркель и Макрон в Берлине\n\n12 марта 2019 года\n\nАнгела Меркель и Эммануэль Макрон обсудили газопровод и пошлины.",
    "b.txt": "Зустріч у Берліні\n\nАнгела Меркель та Емманюель Макрон обговорили газопровід і мита. Зустріч тривала годину.",
    "c.txt": "Эрдоган прибыл в Сочи\n\n3 апреля 2020 года\n\nРеджеп Тайип Эрдоган прибыл в Сочи, где говорили о зерне и проливах.",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    here = Settings(corpus=write_texts(tmp_path / "corpus", MEETING), index=tmp_path / "index")
    build(here)
    return here


def events(depesha: Run, settings: Settings, *arguments: str) -> list[dict[str, Any]]:
    code, output, errors = depesha("events", *arguments, "--json", "--index", str(settings.index))
    assert (code, errors) == (0, "")
    return [json.loads(line) for line in output.splitlines()]


def document(settings: Settings, id: str) -> Document:
    with closing(open_index(settings)) as index:
        return index.document(id)


def test_events_prints_the_keys_of_the_contract(depesha: Run, settings: Settings) -> None:
    meeting, visit = events(depesha, settings)
    assert meeting.keys() >= EVENT_KEYS
    assert (meeting["day"], meeting["documents"], meeting["dated"]) == ("2019-03-12", ["a.txt", "b.txt"], ["b.txt"])
    assert {"day: 2019-03-12", "person: merkel", "person: macron"} <= set(meeting["because"])
    assert (visit["day"], visit["documents"]) == ("2020-04-03", ["c.txt"])
    assert [event["event"] for event in events(depesha, settings, "--texts", "2")] == [meeting["event"]]


def test_events_prints_lines_for_people(depesha: Run, settings: Settings) -> None:
    code, output, _ = depesha("events", "--index", str(settings.index))
    assert code == 0
    assert "(2 texts, ru, uk)" in output and "Angela Merkel" in output and "~2019-03-12  uk  b.txt" in output
    assert output.endswith("2 events\n")


def test_without_an_index_it_ends_with_3(depesha: Run, tmp_path: Path) -> None:
    code, output, errors = depesha("events", "--index", str(tmp_path / "none"))
    assert (code, output) == (3, "")
    assert "make" in errors


def test_a_page_for_people_has_names_and_a_name_that_nobody_has_is_refused(depesha: Run, settings: Settings) -> None:
    index = ("--index", str(settings.index))
    code, output, _ = depesha("search", "", "--size", "1", *index)
    (persons,) = [line for line in output.splitlines() if line.startswith("person: ")]
    assert code == 0 and persons.split()[1][0].isupper()
    code, output, errors = depesha("search", "", "--person", "Нетакой", *index)
    assert (code, output) == (2, "") and "no person of the name 'Нетакой'" in errors


def test_a_page_names_the_event_of_a_hit(depesha: Run, settings: Settings) -> None:
    _, output, _ = depesha("search", "Меркель", "--json", "--index", str(settings.index))
    page = json.loads(output)
    (event,) = page["events"]
    assert [result["event"] for result in page["results"]] == [event["event"]] * 2
    assert page["names"]["merkel"]["en"] == "Angela Merkel"


def test_a_document_has_the_day_of_its_event_marked_as_such(depesha: Run, settings: Settings) -> None:
    _, output, _ = depesha("show", "b.txt", "--json", "--index", str(settings.index))
    shown = json.loads(output)
    assert (shown["date"], shown["event_date"]) == (None, "2019-03-12")
    assert (shown["event_date_source"], shown["event_date_evidence"]) == ("event", "group: a.txt")
    _, output, _ = depesha("search", "", "--from", "2019-03-12", "--to", "2019-03-12", "--json", "--index", str(settings.index))
    assert json.loads(output)["total"] == 2


def test_what_a_text_says_of_its_day_stays(settings: Settings) -> None:
    assert document(settings, "a.txt").event_date is None


def test_a_check_finds_the_index_sound(depesha: Run, settings: Settings) -> None:
    assert depesha("check", "--index", str(settings.index))[0] == 0


def bare(document: Document) -> Document:
    """A document without a day that its event gave it."""
    return with_day(document, Events())


# --- updates -----------------------------------------------------------------------------------


def test_a_day_goes_with_the_document_that_gave_it(settings: Settings) -> None:
    assert document(settings, "b.txt").event_date is not None
    (settings.corpus / "a.txt").unlink()
    report = build(settings, force=True)
    assert (report.removed, report.undated) == (1, 1)
    assert document(settings, "b.txt").event_date is None


def test_a_changed_document_is_not_overwritten_by_what_it_was(settings: Settings) -> None:
    (settings.corpus / "a.txt").unlink()
    (settings.corpus / "b.txt").write_text("Нотатки\n\nЗовсім інший текст про риб у морі.", encoding="utf-8")
    build(settings, force=True)
    assert document(settings, "b.txt").title == "Нотатки"


def test_the_stamp_names_the_full_build_that_made_the_tables(settings: Settings) -> None:
    def stamps() -> tuple[str, str]:
        with closing(open_engine(settings.index)) as engine:
            return engine.stamp.build, engine.stamp.tables

    first, tables = stamps()
    assert first == tables
    (settings.corpus / "d.txt").write_text("Новое\n\nЧто-то новое о рыбе.", encoding="utf-8")
    build(settings)
    assert stamps()[0] != first and stamps()[1] == first
    build(settings, full=True)
    assert stamps()[0] == stamps()[1] != first


def test_updates_and_one_full_build_agree_but_for_events(settings: Settings, tmp_path: Path) -> None:
    """Documents, totals and facets agree, but for a day that only comparing all with all gives: of b.txt here."""
    (settings.corpus / "b.txt").unlink()
    build(settings, force=True)
    texts = {
        f"{number}-{name}": text.replace("2019", f"201{number}").replace("2020", f"202{number}")
        for number in range(3)
        for name, text in MEETING.items()
    }
    texts = {name: text for name, text in texts.items() if "b.txt" not in name} | {"b.txt": MEETING["b.txt"]}
    for name, text in random.Random(5).sample(sorted(texts.items()), len(texts)):
        (settings.corpus / name).write_text(text, encoding="utf-8")
        build(settings)
    whole = Settings(corpus=settings.corpus, index=tmp_path / "whole")
    build(whole)
    with closing(open_engine(settings.index)) as updated, closing(open_engine(whole.index)) as full:
        one, other = updated.search(Request(limit=50)), full.search(Request(limit=50))
    assert one.total == other.total == 8
    assert dict(one.facets).items() - dict(other.facets).items() <= {(name, dict(one.facets)[name]) for name in ("year", "month")}
    assert {bare(hit.document) for hit in one.hits} == {bare(hit.document) for hit in other.hits}
    with closing(open_index(settings)) as updated_index, closing(open_index(whole)) as full_index:
        assert updated_index.events().updated and not full_index.events().updated
        assert updated_index.search(Question("газопровод")).total == full_index.search(Question("газопровод")).total


# --- real documents ----------------------------------------------------------------------------

CORPUS = os.environ.get("DEPESHA_REAL_CORPUS")


@pytest.mark.skipif(not CORPUS, reason="DEPESHA_REAL_CORPUS names no real documents")
def test_real_documents_make_two_events_and_the_undated_one_has_its_day(depesha: Run, tmp_path: Path) -> None:
    real = Settings(corpus=Path(str(CORPUS)), index=tmp_path / "real", years=(2014, 2024))
    build(real)
    found = [{id[:3] for id in event["documents"]} for event in events(depesha, real)]
    assert found == [{"000", "001", "002", "004"}, {"003"}]
    undated = next(id for event in events(depesha, real) for id in event["dated"])
    given = document(real, undated)
    assert undated.startswith("000") and given.date is None and given.event_date
    assert (given.event_date.value, given.event_date.source) == ("2021-12-07", "event")
    assert given.event_date.evidence.startswith("group: ")


def test_fewer_than_one_text_is_refused(depesha: Run, settings: Settings) -> None:
    code, output, errors = depesha("events", "--texts", "0", "--index", str(settings.index))
    assert (code, output) == (2, "") and "--texts 1" in errors
