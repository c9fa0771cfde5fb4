"""Lines that repeat within a source, outlets, and the hashes of documents."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from indexer.errors import SettingsError
from indexer.intake import Lines, RepeatedLines, text_hash
from indexer.intake.fingerprints import document_hash
from indexer.intake.outlets import outlets_for
from indexer.model import Dated, Document, Precision, Removal
from indexer.settings import Settings

MOTTO = "Газета выходит с 1990 года"


def document(number: int, *paragraphs: str, source: str | None = "Ратуша") -> Document:
    return Document(f"d{number}", f"Заголовок {number}", paragraphs, ("ru",) * len(paragraphs), source=source)


def counted(*documents: Document) -> RepeatedLines:
    table = RepeatedLines()
    for item in documents:
        table.count(Lines.of(item))
    return table


def with_motto(several: int, of: int, source: str | None = "Ратуша") -> list[Document]:
    return [document(number, f"Новость {number}", *([MOTTO] if number < several else []), source=source) for number in range(of)]


def test_a_line_of_every_third_document_goes_and_is_kept_as_a_removal() -> None:
    documents = with_motto(3, 10)
    stripped = counted(*documents).strip(replace(documents[0], hash="old"))
    assert (stripped.paragraphs, stripped.paragraph_languages) == (("Новость 0",), ("ru",))
    assert stripped.removed == (Removal(0, MOTTO, "repeated-in-source"),)
    assert stripped.hash == document_hash(stripped)


@pytest.mark.parametrize(("several", "of"), [(2, 2), (3, 11), (2, 6)])
def test_a_line_of_too_few_documents_stays(several: int, of: int) -> None:
    documents = with_motto(several, of)
    assert counted(*documents).strip(documents[0]) is documents[0]


def test_sources_are_counted_apart_and_an_unknown_one_is_left_alone() -> None:
    mixed = with_motto(2, 2) + with_motto(1, 1, source="Берег")
    assert counted(*mixed).strip(mixed[0]) is mixed[0]
    unknown = with_motto(5, 5, source=None)
    assert counted(*unknown).strip(unknown[0]) is unknown[0]


def test_a_line_twice_in_a_document_counts_once() -> None:
    documents = [document(0, MOTTO, MOTTO, "Новость"), document(1, MOTTO, "Ещё"), document(2, "Другая")]
    assert counted(*documents).strip(documents[0]) is documents[0]


def test_a_document_of_furniture_alone_is_left_whole() -> None:
    documents = [*with_motto(3, 4), document(9, MOTTO)]
    assert counted(*documents).strip(documents[-1]) is documents[-1]


def test_long_paragraphs_are_no_furniture() -> None:
    documents = [document(number, "Длинный абзац о переговорах. " * 20, f"Новость {number}") for number in range(5)]
    assert counted(*documents).strip(documents[0]) is documents[0]


def test_a_long_run_of_documents_forgets_rare_lines_and_keeps_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.intake.repeated.ROOM", 50)
    documents = [document(number, f"Новость {number}", *([MOTTO] if number % 2 else [])) for number in range(1000)]
    table = counted(*documents)
    assert table.strip(documents[999]).paragraphs == ("Новость 999",)
    assert len(table._lines["Ратуша"]) <= 101


def test_the_table_comes_back_from_its_bytes() -> None:
    documents = with_motto(4, 8)
    table = counted(*documents)
    kept = RepeatedLines.from_bytes(table.to_bytes())
    assert kept.to_bytes() == table.to_bytes()
    assert kept.strip(documents[0]) == table.strip(documents[0])
    assert kept.strip(documents[0]) != documents[0]
    assert kept.strip(documents[7]) is documents[7]


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b'{"documents": 1, "lines": {}}', b"\xff"])
def test_bytes_that_are_no_table(raw: bytes) -> None:
    with pytest.raises(ValueError):
        RepeatedLines.from_bytes(raw)


def test_the_built_in_outlets() -> None:
    outlets = outlets_for(Settings())
    assert len(outlets.by_host) >= 150
    assert [outlets.of_url(f"https://{host}/a/1") for host in ("kremlin.ru", "www.rbc.ru", "m.sport.rbc.ru", "en.kremlin.ru")] == [
        "kremlin.ru",
        "РБК",
        "РБК",
        "kremlin.ru",
    ]
    assert (outlets.of_url("http://nobody.example.org/x"), outlets.of_url("http://["), outlets.of_url("http://localhost/")) == (
        "nobody.example.org",
        None,
        None,
    )
    assert (outlets.of_name("«УНИАН»"), outlets.of_name("Никто"), outlets.of_name("Facebook")) == ("УНІАН", None, None)


def test_the_users_own_outlets_win(tmp_path: Path) -> None:
    path = tmp_path / "outlets.tsv"
    path.write_text("# mine\nrbc.ru\tРБК Москва\nexample.org\tРатуша\tРатушка;РТШ\n", encoding="utf-8")
    outlets = outlets_for(Settings(outlets=path))
    assert (outlets.of_url("https://rbc.ru/1"), outlets.of_url("https://example.org"), outlets.of_name("ртш")) == (
        "РБК Москва",
        "Ратуша",
        "Ратуша",
    )


@pytest.mark.parametrize(("content", "words"), [(b"example.org\n", "line 1"), (b"\xff\xfe", "not UTF-8")])
def test_a_table_of_outlets_with_a_bad_line_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "outlets.tsv"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=words):
        outlets_for(Settings(outlets=path))


DATE = Dated("2019-03-12", Precision.DAY, "dateline", "line 1: 12.03.2019")
CHANGES: dict[str, object] = {
    "id": "x",
    "title": "x",
    "paragraphs": ("x",),
    "paragraph_languages": ("uk",),
    "language": "uk",
    "languages": ("uk",),
    "title_source": "lead",
    "date": DATE,
    "event_date": DATE,
    "source": "x",
    "source_basis": "cue",
    "url": "x",
    "place": "x",
    "credit": "x",
    "tags": ("x",),
    "extra": (("a", "b"),),
    "removed": (Removal(1, "x", "y"),),
}
NO_CHANGES: dict[str, object] = {"encoding": "cp1251", "path": "elsewhere.txt", "hash": "old"}
BY_THE_BUILD: dict[str, object] = {"persons": ("x",), "institutions": ("x",), "countries": ("x",)}


def test_every_value_that_is_indexed_or_shown_is_in_the_hash() -> None:
    base = document(1, "Новость")
    assert CHANGES.keys() | NO_CHANGES.keys() | BY_THE_BUILD.keys() == {field.name for field in fields(Document)}
    hashes = [document_hash(replace(base, **{name: value})) for name, value in CHANGES.items()]  # type: ignore[arg-type]
    assert len({document_hash(base), *hashes}) == len(CHANGES) + 1


def test_names_that_a_build_finds_in_the_text_are_not_in_the_hash() -> None:
    """They follow from the text and the gazetteer, whose version the stamp of the index tells."""
    base = document(1, "Новость")
    assert document_hash(replace(base, **BY_THE_BUILD)) == document_hash(base)  # type: ignore[arg-type]


def test_where_a_file_lies_and_how_it_is_encoded_is_not_in_the_hash() -> None:
    base = document(1, "Новость")
    assert document_hash(replace(base, **NO_CHANGES)) == document_hash(base)  # type: ignore[arg-type]


def test_lists_do_not_run_into_each_other() -> None:
    assert document_hash(document(1, "а", "б")) != document_hash(replace(document(1, "а"), paragraph_languages=("б", "ru")))


def test_texts_are_the_same_whatever_their_white_space() -> None:
    assert text_hash(document(1, "Посол  прибыл", "Министр")) == text_hash(document(2, "Посол\u00a0прибыл Министр", source=None))
    assert text_hash(document(1, "Посол прибыл")) != text_hash(document(1, "Посол убыл"))
