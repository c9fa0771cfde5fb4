"""Dates of a query: read, and written in the shortest way that reads the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import DateRange
from indexer.query.dates import read_dates, write_dates


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2021-01-01", "2021-12-31", "2021"),
        ("2021-12-01", "2021-12-31", "2021-12"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2021-02-01", "2021-02-27", "2021-02-01..2021-02-27"),
        ("2021-12-07", "2021-12-07", "2021-12-07"),
        ("2021-12-07", None, "2021-12-07.."),
        (None, "2021-12-07", "..2021-12-07"),
        ("0001-01-01", "9999-12-31", "0001-01-01..9999-12-31"),
    ],
)
def test_a_range_is_written_in_the_shortest_way(first: str | None, last: str | None, expected: str) -> None:
    assert write_dates(DateRange(first, last)) == expected


@given(st.lists(st.dates(), min_size=2, max_size=2).map(sorted))
def test_what_is_written_reads_as_the_same_range(days: list[object]) -> None:
    dates = DateRange(str(days[0]), str(days[1]))
    assert read_dates(write_dates(dates)) == dates
    assert read_dates(write_dates(DateRange(str(days[0])))) == DateRange(str(days[0]))
