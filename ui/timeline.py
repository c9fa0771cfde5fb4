"""Documents over time: bars of a month, a week or a day, and the days that a brush over them means. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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


def brushed(bars: Iterable[Bar], begin: float, end: float) -> tuple[str, str] | None:
    """First and last day of the bars that a brush touches, its ends in milliseconds since 1970 UTC; None when it touches none."""
    first, last = sorted((_day(begin), _day(end)))
    touched = [bar for bar in bars if bar.first <= last and bar.last >= first]
    return (touched[0].first, touched[-1].last) if touched else None


def _day(milliseconds: float) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).date().isoformat()


def after(day: str) -> str:
    """The day that follows, where a bar's right edge is drawn; the last day of the calendar follows itself."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except OverflowError:
        return day
