"""Documents over time: bars of a month, a week or a day, and the days that a brush over them means. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from indexer import Dated, FacetCount
from ui.days import span

FINE_STEPS_AT_MOST = 2_000  # documents; days and weeks are counted from the documents themselves


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, both ends inclusive as ISO days, and how many documents fall into it."""

    first: str
    last: str
    count: int


def of_months(counts: Iterable[FacetCount]) -> tuple[Bar, ...]:
    """Bars from the month facet; the unknown month has none."""
    found = ((span(count.value), count.count) for count in counts if count.value)
    return tuple(sorted((Bar(*days, count) for days, count in found if days), key=lambda bar: bar.first))


def of_days(days: Iterable[Dated | None], step: str) -> tuple[Bar, ...]:
    """Bars of a day or a week (from Monday), from dates known to the day."""
    counts: Counter[date] = Counter()
    for dated in days:
        if dated and len(dated.value) >= 10:
            day = date.fromisoformat(dated.value[:10])
            counts[day - timedelta(days=day.weekday() if step == "week" else 0)] += 1
    length = timedelta(days=6 if step == "week" else 0)
    return tuple(Bar(first.isoformat(), (first + length).isoformat(), count) for first, count in sorted(counts.items()))


def brushed(bars: Sequence[Bar], step: str, ends: Sequence[float]) -> tuple[str, str]:
    """First and last day of what was dragged over, rounded outwards to whole bars, also in a gap between them; ends in ms since 1970 UTC.

    A drag that ends where a bar begins does not reach into it, and none reaches beyond the first and the last bar.
    """
    begin, end = min(ends), max(ends)
    first, last = _whole(_day(begin), step)[0], _whole(_day(max(end - 1, begin)), step)[1]
    return min(max(first, bars[0].first), bars[-1].first), max(min(last, bars[-1].last), bars[0].last)


def _whole(day: date, step: str) -> tuple[str, str]:
    """The first and the last day of the bar that a day falls into."""
    match step:
        case "month":
            first, length = day.replace(day=1), monthrange(day.year, day.month)[1]
        case "week":
            first, length = day - timedelta(days=day.weekday()), 7
        case _:
            first, length = day, 1
    return first.isoformat(), (first + timedelta(days=length - 1)).isoformat()


def _day(milliseconds: float) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).date()


def after(day: str) -> str:
    """The day that follows, where a bar's right edge is drawn; the last day of the calendar follows itself."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except OverflowError:
        return day
