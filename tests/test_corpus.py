"""The promises of corpus/README.md, checked on the files as they stand; nothing of the program runs here.

`tests/labels/documents.tsv` says of each document what a careful reader knows: its language, its event and that event's day, the part
it plays (announcement, readout, retelling, reprint, followup), and the date that its file, sidecar or record gives it, if any.
"""

import csv
import json
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[1]
CORPUS, LABELS = ROOT / "corpus", ROOT / "tests" / "labels"

DOCUMENTS, EVENTS, QUERIES = 60, 12, 40
FEWEST_WORDS, MOST_WORDS = 80, 300
PARTS = {"announcement", "readout", "retelling", "reprint", "followup"}
SIDECAR_KEYS = {"title", "date", "language", "source", "url", "tags"}
RECORD_KEYS = {"id", "title", "text", "body", "content", "date", "published", "language", "lang", "source", "url", "tags"}
REAL_OUTLETS = (
    "kremlin.ru", "president.gov.ua", "Главред", "РБК", "ТАСС", "РИА Новости", "Интерфакс", "Інтерфакс", "Коммерсант", "Известия",
    "Ведомости", "Медуза", "Meduza", "Лента.ру", "Газета.ру", "Новая газета", "Независимая газета", "Аргументы и факты", "Эхо Москвы",
    "Укрінформ", "Укринформ", "УНІАН", "УНИАН", "Українська правда", "Украинская правда", "Європейська правда", "Дзеркало тижня",
    "Зеркало недели", "Суспільне", "Обозреватель", "Цензор", "Лівий берег", "Радіо Свобода", "Радио Свобода", "Deutsche Welle",
    "Би-би-си", "Бі-бі-сі", "BBC", "CNN", "Reuters", "Рейтер", "Bloomberg", "Sputnik", "Спутник", "Корреспондент", "Голос Америки",
)  # fmt: skip
ISO = re.compile(r"\d{4}(-\d\d){0,2}(T\d\d:\d\d)?")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _records() -> list[dict[str, Any]]:
    """The records of all .jsonl and .csv files."""
    lines = [json.loads(line) for path in sorted(CORPUS.rglob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return lines + [row for path in sorted(CORPUS.rglob("*.csv")) if path.name != "metadata.csv" for row in _rows(path, ";")]


def _rows(path: Path, delimiter: str) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


def _texts() -> dict[str, str]:
    """The text of every document by its id."""
    files = {path.relative_to(CORPUS).as_posix(): path.read_text(encoding="utf-8") for path in CORPUS.rglob("*.txt")}
    return files | {record["id"]: record.get("text") or record["body"] for record in _records()}


def _sidecars() -> dict[str, dict[str, Any]]:
    return {
        path.with_suffix(".txt").relative_to(CORPUS).as_posix(): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in CORPUS.rglob("*.toml")
    }


TEXTS = _texts()
DOCUMENTS_TABLE = read_table(LABELS / "documents.tsv")
LANGUAGE = {row["document"]: row["language"] for row in DOCUMENTS_TABLE}
QUERY_TABLE, QRELS = read_table(CORPUS / "queries.tsv"), read_table(CORPUS / "qrels.tsv")


# --- documents ---------------------------------------------------------------------------------


def test_every_document_is_known_once_and_every_known_document_is_there() -> None:
    assert Counter(row["document"] for row in DOCUMENTS_TABLE) == Counter(list(TEXTS))


def test_ids_of_records_are_unique() -> None:
    ids = [record["id"] for record in _records()]
    assert len(ids) == len(set(ids))


def test_there_are_documents_and_events_enough() -> None:
    assert len(TEXTS) >= DOCUMENTS
    assert len({row["event"] for row in DOCUMENTS_TABLE}) >= EVENTS


@pytest.mark.parametrize("document", sorted(TEXTS))
def test_length_in_words(document: str) -> None:
    assert FEWEST_WORDS <= len(WORD.findall(TEXTS[document])) <= MOST_WORDS


def test_half_is_russian_and_half_ukrainian() -> None:
    count = Counter(LANGUAGE.values())
    assert count == {"ru": len(TEXTS) // 2, "uk": len(TEXTS) - len(TEXTS) // 2}


@pytest.mark.parametrize("document", sorted(TEXTS))
def test_letters_are_those_of_the_language(document: str) -> None:
    """ы э ё ъ are no Ukrainian letters, і ї є ґ no Russian ones."""
    own, others = ("ыэъ", "іїєґ") if LANGUAGE[document] == "ru" else ("іїє", "ыэёъ")
    letters = Counter(TEXTS[document].lower())
    assert any(letters[letter] for letter in own)
    assert [letter for letter in others if letters[letter]] == []


@pytest.mark.parametrize("document", sorted(TEXTS))
def test_no_word_mixes_latin_and_cyrillic_letters(document: str) -> None:
    mixed = [word for word in WORD.findall(TEXTS[document]) if re.search("[a-z]", word, re.I) and re.search("[а-яіїєґё]", word, re.I)]
    assert mixed == []


def test_every_event_is_told_in_both_languages_and_on_one_day() -> None:
    languages, days = defaultdict(set), defaultdict(set)
    for row in DOCUMENTS_TABLE:
        languages[row["event"]].add(row["language"])
        days[row["event"]].add(date.fromisoformat(row["event_day"]))
    assert {event for event, told in languages.items() if told != {"ru", "uk"}} == set()
    assert {event for event, found in days.items() if len(found) != 1} == set()
    assert all(1994 <= day.year <= 2024 for found in days.values() for day in found)


def test_every_part_is_played() -> None:
    assert {row["part"] for row in DOCUMENTS_TABLE} == PARTS


@pytest.mark.parametrize("row", DOCUMENTS_TABLE, ids=lambda row: row["document"])
def test_announcements_come_before_their_event_and_follow_ups_after(row: dict[str, str]) -> None:
    if not row["date"]:
        assert row["part"] in PARTS
        return
    distance = (date.fromisoformat(row["date"][:10]) - date.fromisoformat(row["event_day"])).days
    bounds = {"announcement": (-7, -1), "followup": (1, 7)}.get(row["part"], (0, 3))
    assert bounds[0] <= distance <= bounds[1]


def test_some_documents_are_undated() -> None:
    assert 4 <= sum(not row["date"] for row in DOCUMENTS_TABLE) <= len(TEXTS) // 3


@pytest.mark.parametrize("outlet", REAL_OUTLETS)
def test_no_real_outlet_is_named(outlet: str) -> None:
    word = re.compile(rf"(?<!\w){re.escape(outlet)}", re.IGNORECASE if outlet.isascii() else 0)
    everything = TEXTS | {f"record {record['id']}": json.dumps(record, ensure_ascii=False) for record in _records()}
    everything |= {f"sidecar {document}": str(sidecar) for document, sidecar in _sidecars().items()}
    assert [document for document, text in everything.items() if word.search(text)] == []


def test_every_address_is_an_example() -> None:
    written = [address for text in TEXTS.values() for address in re.findall(r"https?://\S+", text)]
    given = [source["url"] for source in (*_sidecars().values(), *_records()) if "url" in source]
    assert written and given
    assert [address for address in written + given if not (urlsplit(address).hostname or "").endswith(".example")] == []


# --- layouts -----------------------------------------------------------------------------------

LAYOUTS = {
    "a link glued into the text": r"(Читать также|Читати також)[А-ЯІЇЄҐ«]",
    "a link on its own line": r"(?m)^(Читать также|Читати також): .+$",
    "a photo credit": r"(?m)^\(Фото: .+\)$",
    "a print page": r"(?m)^Читать в полной версии$",
    "promotion under a label": r"(?m)(^Клуб\n.+\n?){3}",
    "a recommendation with nothing after it": r"(?m) рекомендует:\n*\Z",
    "an address at the end": r"\nhttp://\S+\n*\Z",
    "a dateline with a minute": r"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$",
    "a weekday and no year": r"\A[^\n]*(в среду|в субботу|в понедельник|у п['’]ятницю|у вівторок), \d{1,2} [а-я]+\.? ",
    "a typographic apostrophe": r"\w’\w",
    "a typewriter's apostrophe": r"\w'\w",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_are_as_met_in_life(layout: str) -> None:
    assert [document for document, text in TEXTS.items() if re.search(LAYOUTS[layout], text)]


def test_hedges_are_in_both_languages() -> None:
    hedges = {"ru": {"якобы", "мол", "дескать"}, "uk": {"нібито", "мовляв", "начебто"}}
    for language, wanted in hedges.items():
        found = {word for document, text in TEXTS.items() if LANGUAGE[document] == language for word in WORD.findall(text.lower())}
        assert wanted <= found


# --- sidecars and records ----------------------------------------------------------------------


@pytest.mark.parametrize(("document", "sidecar"), sorted(_sidecars().items()))
def test_sidecars_say_what_a_person_knows(document: str, sidecar: dict[str, Any]) -> None:
    assert document in TEXTS
    assert sidecar and set(sidecar) <= SIDECAR_KEYS
    assert ISO.fullmatch(sidecar.get("date", "2000"))
    assert sidecar.get("language", LANGUAGE[document]) == LANGUAGE[document]
    assert all(isinstance(tag, str) for tag in sidecar.get("tags", []))


def test_a_table_of_metadata_speaks_of_every_text_beside_it() -> None:
    """One metadata.csv for a folder stands in for its sidecars."""
    folders = [path.parent for path in CORPUS.rglob("metadata.csv")]
    assert folders
    for folder in folders:
        rows = _rows(folder / "metadata.csv", ",")
        assert sorted(row.pop("file") for row in rows) == sorted(path.name for path in folder.glob("*.txt"))
        assert all(set(row) <= SIDECAR_KEYS and all(row.values()) for row in rows)
        assert len({row["source"] for row in rows}) == 1


@pytest.mark.parametrize("record", _records(), ids=lambda record: record["id"])
def test_records_have_the_keys_that_are_read(record: dict[str, Any]) -> None:
    assert set(record) <= RECORD_KEYS
    assert record["id"] and record["title"] and (record.get("text") or record.get("body"))
    assert ISO.fullmatch(record.get("date") or record.get("published") or "2000")
    assert (record.get("language") or record.get("lang") or LANGUAGE[record["id"]]) == LANGUAGE[record["id"]]


def test_given_dates_are_the_labelled_ones() -> None:
    given = {document: sidecar["date"] for document, sidecar in _sidecars().items() if "date" in sidecar}
    given |= {record["id"]: day for record in _records() if (day := record.get("date") or record.get("published"))}
    labelled = {row["document"]: row["date"] for row in DOCUMENTS_TABLE}
    assert given == {document: labelled[document] for document in given}


# --- judged queries ----------------------------------------------------------------------------


def test_there_are_queries_enough_and_none_twice() -> None:
    assert len(QUERY_TABLE) >= QUERIES
    assert len({row["query_id"] for row in QUERY_TABLE}) == len({row["query"].casefold() for row in QUERY_TABLE}) == len(QUERY_TABLE)


def test_queries_are_short_and_in_both_languages() -> None:
    assert {row["language"] for row in QUERY_TABLE} == {"ru", "uk"}
    assert [row["query"] for row in QUERY_TABLE if not 1 <= len(row["query"].split()) <= 8] == []


def test_every_query_is_judged_and_every_judgement_has_its_query() -> None:
    assert {row["query_id"] for row in QRELS} == {row["query_id"] for row in QUERY_TABLE}


def test_judgements_name_documents_once_with_a_grade() -> None:
    assert {row["document"] for row in QRELS} <= set(TEXTS)
    assert {row["grade"] for row in QRELS} == {"1", "2"}
    assert max(Counter((row["query_id"], row["document"]) for row in QRELS).values()) == 1


def test_a_third_of_the_queries_go_across_the_languages() -> None:
    answers = defaultdict(set)
    for row in QRELS:
        answers[row["query_id"]].add(LANGUAGE[row["document"]])
    across = {row["query_id"] for row in QUERY_TABLE if row["language"] not in answers[row["query_id"]]}
    assert across == {row["query_id"] for row in QUERY_TABLE if row["note"].startswith("across")}
    assert 3 * len(across) >= len(QUERY_TABLE)
