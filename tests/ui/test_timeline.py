from datetime import UTC, datetime

import pytest

from indexer import Dated, FacetCount, Precision
from ui.timeline import Bar, after, brushed, of_days, of_months


def _dated(value: str) -> Dated:
    return Dated(value, Precision.DAY, "text", "")


def _at(day: str) -> float:
    return datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000


def test_months_in_order_of_time_without_the_unknown() -> None:
    assert of_months([FacetCount("2022-02", 3), FacetCount(None, 9), FacetCount("2021-12", 1)]) == (
        Bar("2021-12-01", "2021-12-31", 1),
        Bar("2022-02-01", "2022-02-28", 3),
    )


def test_weeks_begin_on_monday_and_less_exact_dates_have_no_day() -> None:
    days = [_dated("2021-12-07T20:15"), _dated("2021-12-12"), _dated("2021-12-13"), _dated("2021-12"), None]
    assert of_days(days, "week") == (Bar("2021-12-06", "2021-12-12", 2), Bar("2021-12-13", "2021-12-19", 1))
    assert of_days(days, "day")[0] == Bar("2021-12-07", "2021-12-07", 1)


@pytest.mark.parametrize(
    ("step", "begin", "end", "days"),
    [
        ("month", "2021-12-30", "2022-02-02", ("2021-12-01", "2022-02-28")),
        ("month", "2022-03-09", "2022-01-20", ("2022-01-01", "2022-03-31")),
        ("month", "2022-02-05", "2022-02-07", ("2022-02-01", "2022-02-28")),  # whether or not a document is of that month
        ("month", "2021-12-01", "2022-01-01", ("2021-12-01", "2021-12-31")),  # the right edge of a bar is the first day of the next
        ("month", "2021-11-20", "2030-01-01", ("2021-12-01", "2022-03-31")),  # beyond the bars there is only a margin
        ("month", "2021-11-20", "2021-12-05", ("2021-12-01", "2021-12-31")),
        ("week", "2021-12-07", "2021-12-14", ("2021-12-06", "2021-12-19")),
        ("day", "2021-12-07", "2021-12-09", ("2021-12-07", "2021-12-08")),
        ("day", "2021-12-07", "2021-12-07", ("2021-12-07", "2021-12-07")),
    ],
)
def test_a_brush_means_what_was_dragged_over_in_whole_bars(step: str, begin: str, end: str, days: tuple[str, str]) -> None:
    ends = {"month": ("2021-12-01", "2022-03-31"), "week": ("2021-11-29", "2022-01-02"), "day": ("2021-12-01", "2022-01-01")}[step]
    bars = (Bar(ends[0], ends[0], 1), Bar(ends[1], ends[1], 1))
    assert brushed(bars, step, [_at(begin), _at(end)]) == days


def test_the_last_day_of_the_calendar_follows_itself() -> None:
    assert after("2021-12-31") == "2022-01-01"
    assert after("9999-12-31") == "9999-12-31"
