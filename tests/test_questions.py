"""What is chosen beside a query: facet values and dates."""

import pytest

from indexer.errors import InputError
from indexer.model import DateRange, Filter
from indexer.questions import facet_filters, first_day, last_day, question_dates


def test_values_of_one_facet_are_one_filter_and_null_is_unknown() -> None:
    filters = facet_filters({"language": ["ru", "uk"], "source": ["null"], "tag": None}, ["year=2021"])
    assert filters == (Filter("language", ("ru", "uk")), Filter("source", (None,)), Filter("year", ("2021",), exclude=True))


@pytest.mark.parametrize("text", ["kremlin.ru", "colour=red", ""])
def test_an_exclusion_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="Write a facet and a value"):
        facet_filters({}, [text])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("language=de", "ru, uk, other or unknown"),
        ("year=abc", "as 2021"),
        ("year=20211", "as 2021"),
        ("month=2021", "2021-12"),
        ("language=", "ru"),
    ],
)
def test_an_exclusion_by_a_value_that_no_text_can_have_is_refused(text: str, meant: str) -> None:
    with pytest.raises(InputError, match=meant):
        facet_filters({}, [text])


def test_the_unknown_value_is_excluded_in_either_spelling() -> None:
    assert facet_filters({}, ["year=null", "month=2021-12", "language=unknown"]) == (
        Filter("year", (None,), exclude=True),
        Filter("month", ("2021-12",), exclude=True),
        Filter("language", ("unknown",), exclude=True),
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-12-07", "2021-12-07", "2021-12-07"),
        ("2015-02-12T10:00", "2015-02-12", "2015-02-12"),
        ("2015-02-12T00:59", "2015-02-12", "2015-02-12"),
    ],
)
def test_a_day_a_month_and_a_year_are_whole(text: str, first: str, last: str) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["2021-13", "2021-02-30", "0000", "2021-00", "07.12.2021", "yesterday", "2021-1", "2021-12T10:00", "2021-12-07T24:00", ""]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="2021-12-07"):
        first_day(text)


def test_ranges() -> None:
    assert question_dates(None, None, False) is None
    assert question_dates("2021-12", None, True) == DateRange("2021-12-01", None, True)
    assert question_dates(None, "2021", False) == DateRange(None, "2021-12-31", False)
    with pytest.raises(InputError, match=r"backwards.* Give the earlier one first"):
        question_dates("2022", "2021", False)
