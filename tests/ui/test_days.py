import pytest

from ui.days import is_month, is_year, span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2.2024", "2024-02-01", "2024-02-29"),
        (" 07.12.2021 ", "2021-12-07", "2021-12-07"),
        ("2021-12-07", "2021-12-07", "2021-12-07"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_what_a_reader_types_is_a_span_of_days(text: str, first: str, last: str) -> None:
    assert span(text) == (first, last)


@pytest.mark.parametrize("text", ["", "31.06.2021", "2021-13", "13.2021", "0000", "завтра", "12/07/2021", "2021-12-07T20:15", "٢٠٢١x"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert span(text) is None


def test_bounds_are_recognised_as_the_year_or_the_month_they_cover() -> None:
    assert is_year("2021-03-01", "2021-03-31") == "2021"
    assert is_year("2021-03-01", "2022-03-31") is None
    assert is_month("2021-02-01", "2021-02-28") == "2021-02"
    assert is_month("2021-02-01", "2021-02-27") is None
    assert is_year(None, "2021-03-01") is is_month("2021-03-01", None) is None
