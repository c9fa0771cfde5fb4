from datetime import UTC, datetime

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


def test_a_brush_means_the_bars_it_touches() -> None:
    bars = of_months([FacetCount("2021-12", 1), FacetCount("2022-01", 1), FacetCount("2022-03", 1)])
    assert brushed(bars, _at("2021-12-30"), _at("2022-01-02")) == ("2021-12-01", "2022-01-31")
    assert brushed(bars, _at("2022-03-09"), _at("2022-01-20")) == ("2022-01-01", "2022-03-31")
    assert brushed(bars, _at("2022-02-05"), _at("2022-02-07")) is None
    assert brushed(bars, _at("1960-01-01"), _at("2030-02-07")) == ("2021-12-01", "2022-03-31")


def test_the_last_day_of_the_calendar_follows_itself() -> None:
    assert after("2021-12-31") == "2022-01-01"
    assert after("9999-12-31") == "9999-12-31"
