"""What `date:` takes, and how a range is written again.

2021   2021-12   2021-12-07   12.2021   07.12.2021     a year, a month, a day
2021-12-01..2022-01-31   2021..   ..07.12.2021         from and to, both inclusive; an open range
unknown                                                documents without a date
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from indexer.errors import QueryError, Refusal
from indexer.model import DateRange

UNKNOWN = "unknown"
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_DOTTED = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})", re.ASCII)


def read_dates(text: str) -> DateRange:
    """The days of a `date:` value; QueryError when it is none."""
    if text.lower() in (UNKNOWN, "null"):
        return DateRange(undated=True)
    first, dots, last = text.partition("..")
    if not (first or last):
        raise _unreadable(text)
    begins = _days(first, text)[0] if first else None
    ends = _days(last if dots else first, text)[1] if last or not dots else None
    if begins and ends and begins > ends:
        raise QueryError(f"The dates run backwards: {first} is after {last}. Write the earlier one first.", Refusal.BACKWARDS)
    return DateRange(begins.isoformat() if begins else None, ends.isoformat() if ends else None)


def _days(text: str, whole: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DOTTED.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise _unreadable(whole)
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise _unreadable(whole) from None
    return first, _last_day(first, month, day)


def _last_day(first: date, month: str | None, day: str | None) -> date:
    if day:
        return first
    last_month = first.month if month else 12
    return date(first.year, last_month, monthrange(first.year, last_month)[1])


def _unreadable(text: str) -> QueryError:
    return QueryError(
        f"The date {text} cannot be read. Write a year, a month, a day or a range: date:2021, date:2021-12, date:2021-12-07..2022.",
        Refusal.DATE,
    )


def write_dates(dates: DateRange) -> str:
    """The shortest text that `read_dates` reads as this range."""
    if dates.undated:
        return UNKNOWN
    if dates.first and dates.last:
        for length in (4, 7, 10):
            if read_dates(dates.first[:length]) == dates:
                return dates.first[:length]
    return f"{dates.first or ''}..{dates.last or ''}"
