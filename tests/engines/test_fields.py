"""Days as numbers, and what a facet says of a document."""

from __future__ import annotations

import pytest

from indexer.engines.fields import day_interval, document_days, facet_values
from tests.engines.texts import text


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-12-07T20:15", 20211207, 20211207),
        ("2021-12-07", 20211207, 20211207),
        ("2021-12", 20211201, 20211231),
        ("2021", 20210101, 20211231),
        ("0001", 10101, 11231),
        ("9999-12-31", 99991231, 99991231),
    ],
)
def test_a_date_covers_its_interval(value: str, first: int, last: int) -> None:
    assert day_interval(value) == (first, last)


@pytest.mark.parametrize("value", ["", "soon", "20", "2021-1", "2021/12/07"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        day_interval(value)


def test_a_document_without_a_date_has_its_events_day() -> None:
    assert document_days(text("1", "мир", event_date="2021-12-07").document) == (20211207, 20211207)
    assert document_days(text("1", "мир", date="2022", event_date="2021-12-07").document) == (20220101, 20221231)
    assert document_days(text("1", "мир").document) == (0, 0)


def test_every_facet_has_a_value() -> None:
    values = facet_values(text("1", "мир", language="unknown", source="", tags=("б", "а", "б"), date="2021").document)
    named = dict.fromkeys(("person", "institution", "country"), (None,))
    assert values == {"language": (None,), "source": (None,), "year": ("2021",), "month": (None,), "tag": ("б", "а"), **named}
