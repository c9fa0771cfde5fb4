from ui.histogram import chart
from ui.timeline import Bar

BARS = (Bar("2021-11-01", "2021-11-30", 1), Bar("2021-12-01", "2021-12-31", 4), Bar("2022-01-01", "2022-01-31", 2))


def _within(first: str | None, last: str | None) -> list[bool]:
    return [row["within"] for row in chart(BARS, first, last)["data"]["values"]]


def test_bars_that_overlap_the_bounds_are_strong() -> None:
    assert _within(None, None) == [True, True, True]
    assert _within("2021-12-15", None) == [False, True, True]
    assert _within("2021-12-15", "2021-12-16") == [False, True, False]


def test_a_bar_reaches_to_the_day_after_its_last() -> None:
    assert [row["next"] for row in chart(BARS, None, None)["data"]["values"]] == ["2021-12-01", "2022-01-01", "2022-02-01"]
