"""Fields of records, rows and sidecars, and what a person asserts."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

import pytest

from indexer.errors import CorpusError
from indexer.intake import read_file, source_file, write_sidecar
from indexer.intake.given import given, language_code, stated_date
from indexer.intake.sidecars import sidecar_text
from indexer.model import Document, Rejection
from indexer.settings import Settings
from tests.intake.samples import RUSSIAN, print_page


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("2021-12-07", "2021-12-07", "day"),
        ("2021-12-07T20:15:30+03:00", "2021-12-07T20:15", "minute"),
        ("2021-12-07 20:15", "2021-12-07T20:15", "minute"),
        ("2021-12", "2021-12", "month"),
        ("2021", "2021", "year"),
        (2021, "2021", "year"),
        (datetime.date(2021, 12, 7), "2021-12-07", "day"),
        ("0001-01-01", "0001-01-01", "day"),
        ("9999-12-31", "9999-12-31", "day"),
        ("Tue, 07 Dec 2021 20:15:00 GMT", "2021-12-07T20:15", "minute"),
        ("7 декабря 2021 года", "2021-12-07", "day"),
        ("07.12.2021", "2021-12-07", "day"),
        ("2021-12-07T25:00", "2021-12-07", "day"),
    ],
)
def test_dates_as_fields_have_them(raw: object, value: str, precision: str) -> None:
    found = stated_date(raw, "record", "r.jsonl:1: date")
    assert found is not None
    assert (found.value, found.precision, found.source, found.evidence) == (
        value,
        precision,
        "record",
        f"r.jsonl:1: date = {raw.isoformat() if isinstance(raw, datetime.date) else raw}",
    )


@pytest.mark.parametrize("raw", ["0000-01-01", "10000-01-01", "2021-13-01", "2021-02-30", "вчера", "", "Wed, 99 Foo", True])
def test_dates_that_are_none(raw: object) -> None:
    assert stated_date(raw, "record", "x") is None


def test_what_cannot_be_read_is_kept_as_it_is() -> None:
    said = given({"date": "вчера", "language": "клингонский", "url": "javascript:alert(1)", "number": 7, "none": None}, "record", "x")
    assert (said.date, said.language, said.url) == (None, None, None)
    assert dict(said.extra) == {"date": "вчера", "language": "клингонский", "url": "javascript:alert(1)", "number": "7"}


def test_other_names_of_the_fields() -> None:
    said = given({"Body": "текст", "published": "2021", "lang": "uk-UA", "tags": "мир; граница;мир"}, "record", "x")
    assert (said.text, said.date and said.date.value, said.language, said.tags) == ("текст", "2021", "uk", ("мир", "граница"))


@pytest.mark.parametrize(
    ("name", "code"), [("RU", "ru"), ("Ukrainian", "uk"), ("ua", "uk"), ("en", "other"), ("und", "unknown"), ("?", None)]
)
def test_names_of_languages(name: str, code: str | None) -> None:
    assert language_code(name) == code


def read(path: Path) -> Document | Rejection:
    (item,) = read_file(source_file(path), Settings())
    return item


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "vstrecha.txt"
    path.write_text(print_page("Встреча послов", RUSSIAN, "12 марта 2019 года", "http://example.org/1"), encoding="utf-8")
    return path


def test_a_sidecar_wins_over_every_guess(text_file: Path) -> None:
    text_file.with_suffix(".toml").write_text(
        'title = "Путин: переговоры"\ndate = 2020-01-02\nsource = "Ратуша"\nlanguage = "uk"\nplace = "Рига"\nurl = "https://example.org/2"\n'
        'credit = "Коваль"\nevent_date = "2020-01"\ntags = ["граница"]\nowner = "архив"\n',
        encoding="utf-8",
    )
    item = read(text_file)
    assert isinstance(item, Document) and item.date is not None and item.event_date is not None
    assert (item.title, item.title_source, item.source, item.source_basis) == ("Путин: переговоры", "sidecar", "Ратуша", "sidecar")
    assert (item.date.value, item.date.source, item.date.evidence) == ("2020-01-02", "sidecar", "vstrecha.toml: date = 2020-01-02")
    assert (item.language, item.place, item.url, item.credit) == ("uk", "Рига", "https://example.org/2", "Коваль")
    assert (item.event_date.value, item.tags, item.extra) == ("2020-01", ("граница",), (("owner", "архив"),))


def test_an_empty_value_asserts_that_it_is_unknown(text_file: Path) -> None:
    text_file.with_suffix(".toml").write_text('date = ""\nsource = ""\n', encoding="utf-8")
    item = read(text_file)
    assert isinstance(item, Document)
    assert (item.date, item.source, item.source_basis, item.url) == (None, None, "sidecar", "http://example.org/1")


@pytest.mark.parametrize("content", ["title = no quotes", 'date = "вчера"', 'language = "?"', "\xff"])
def test_a_sidecar_that_cannot_be_read_rejects_its_document(text_file: Path, content: str) -> None:
    text_file.with_suffix(".toml").write_text(content, encoding="latin-1" if content == "\xff" else "utf-8")
    item = read(text_file)
    assert isinstance(item, Rejection)
    assert item.reason == "sidecar" and "vstrecha.toml" in item.detail


def test_a_row_of_metadata_counts_and_its_empty_cells_do_not(text_file: Path) -> None:
    text_file.parent.joinpath("metadata.csv").write_bytes(
        "\ufefffile;title;date;source\r\nvstrecha.txt;Свой заголовок;;Ратуша\r\n".encode()
    )
    item = read(text_file)
    assert isinstance(item, Document) and item.date is not None
    assert (item.title, item.source, item.date.value, item.date.source) == ("Свой заголовок", "Ратуша", "2019-03-12", "dateline")


def test_a_sidecar_wins_over_the_row(text_file: Path) -> None:
    text_file.parent.joinpath("metadata.csv").write_text("file,title,source\nvstrecha.txt,Из таблицы,Ратуша\n", encoding="utf-8")
    text_file.with_suffix(".toml").write_text('title = "Из файла"', encoding="utf-8")
    item = read(text_file)
    assert isinstance(item, Document)
    assert (item.title, item.source) == ("Из файла", "Ратуша")


def test_metadata_that_is_no_table_is_named_with_its_remedy(text_file: Path) -> None:
    text_file.parent.joinpath("metadata.csv").write_bytes(b"\x00\x01\x02")
    with pytest.raises(CorpusError, match=r"metadata\.csv cannot be read.*Mend it"):
        source_file(text_file)


def test_a_written_sidecar_changes_nothing_until_a_person_does(text_file: Path) -> None:
    before = read(text_file)
    sidecar = text_file.with_suffix(".toml")
    assert isinstance(before, Document)
    assert write_sidecar(before, text_file).startswith(f"{sidecar}: written.")
    assert tomllib.loads(sidecar.read_text(encoding="utf-8")) == {}
    assert read(text_file) == before


def test_a_sidecar_is_never_overwritten(text_file: Path) -> None:
    item, sidecar = read(text_file), text_file.with_suffix(".toml")
    sidecar.write_text("# mine", encoding="utf-8")
    assert isinstance(item, Document)
    assert "left as it is" in write_sidecar(item, text_file)
    assert sidecar.read_text(encoding="utf-8") == "# mine"


def test_the_guesses_of_a_sidecar_are_toml_once_uncommented(text_file: Path) -> None:
    item = read(text_file)
    assert isinstance(item, Document)
    lines = sidecar_text(item).splitlines()[1:]
    values = tomllib.loads("\n".join(line.removeprefix("# ") for line in lines))
    assert (values["title"], values["date"], values["tags"]) == ("Встреча послов", "2019-03-12", [])


def test_records_have_no_sidecar_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "Посол прибыл."}', encoding="utf-8")
    item = read(path)
    assert isinstance(item, Document)
    assert "records carry their own metadata" in write_sidecar(item, path)
    assert list(tmp_path.iterdir()) == [path]
