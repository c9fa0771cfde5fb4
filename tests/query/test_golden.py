"""The golden table of the query language: golden.txt, one query a line."""

from pathlib import Path

import pytest

from indexer.query import parse
from tests.query.fakes import FakeReader, FakeWords, read, reading

REFUSED = "refused: "


def rows() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("golden.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" => ") for line in lines if line and not line.startswith("# ")]
    return [(query.rstrip(), expected) for query, expected in pairs]


def read_rows() -> list[str]:
    return [query for query, expected in rows() if not expected.startswith((REFUSED, "text: "))]


@pytest.mark.parametrize(("query", "expected"), rows())
def test_a_query_reads_as_the_table_says(query: str, expected: str) -> None:
    found = reading(query)
    if expected.startswith(REFUSED):
        assert found.startswith(REFUSED)
        assert expected.removeprefix(REFUSED) in found
    else:
        assert found == expected


@pytest.mark.parametrize("query", read_rows())
def test_what_is_understood_reads_as_the_same_query(query: str) -> None:
    first = read(query)
    again = read(first.understood)
    assert (again.node, again.filters, again.dates, again.mode) == (first.node, first.filters, first.dates, "all")
    assert again.understood == first.understood


UNDERSTOOD = [
    ("Путин:  переговоры — «итоги»", 'Путин переговоры "итоги"'),
    ("посол NOT консул", "посол -консул"),
    ("посол ИЛИ (консул | атташе)", "посол OR консул OR атташе"),
    ("(посол консул) OR (атташе (Женева OR Вена))", "посол консул OR атташе (Женева OR Вена)"),
    ("(посол OR консул) lang:рус OR lang:укр", "(посол OR консул) lang:ru lang:uk"),
    ("lang:ua посол date:01.12.2021..31.12.2021 мира", "посол мира lang:uk date:2021-12"),
    ("date:2021-12-07..2022-01 -source:«Голос Днепра» посол", 'посол -source:"Голос Днепра" date:2021-12-07..2022-01-31'),
    ("title:( (посол) ) title:(посол -консул) -(посол консул)", "title:посол title:(посол -консул) -(посол консул)"),
    ('title:="посол  прибыл" =послом «посол прибыл»~02', 'title:="посол прибыл" =послом "посол прибыл"~2'),
    ("П’ятниця перегов** словe~1", "П'ятниця перегов* словe~"),
    ('source:«Газета "Мир"» tag:unknown', 'source:«Газета "Мир"» tag:unknown'),
    ("«посол", "посол"),
    ("  ", ""),
]


@pytest.mark.parametrize(("query", "expected"), UNDERSTOOD)
def test_what_is_understood_is_written_in_one_way(query: str, expected: str) -> None:
    assert read(query).understood == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("посол -консул «мирные переговоры»", ("посол", "мирные", "переговоры")),
        ("=послом перегов* словe~ source:kremlin.ru", ()),
        ("title:посол посол Женева-2 OR атташе", ("посол", "Женева", "2", "атташе")),
        ('"посол прибыл"~3 -(консул) «незакрытая', ("посол", "прибыл", "3", "консул", "незакрытая")),
    ],
)
def test_forms_are_the_words_that_a_spelling_can_be_offered_for(query: str, expected: tuple[str, ...]) -> None:
    assert read(query).forms == expected


def test_a_query_of_nothing_finds_everything() -> None:
    for nothing in ("", "   ", "\u200b\u00ad\n", "\x00\ud800"):
        parsed = parse(nothing, FakeReader(), FakeWords())
        assert (reading(nothing), parsed.understood, parsed.mode, parsed.forms) == ("*", "", "all", ())


def test_a_text_that_is_no_query_says_so() -> None:
    assert [notice.code for notice in read("«посол").notices] == ["as-text"]
    assert read("«посол»").notices == ()
