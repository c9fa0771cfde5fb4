"""Where a document tells its date beside its dateline: in its address, and by the event that its first lines report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from indexer.intake.date_reading import FoundDate, choose, each_date, find_dates
from indexer.intake.date_years import Anchor
from indexer.intake.event_days import is_no_event, place_of
from indexer.model import Dated, Precision

_DAYS = (Precision.DAY, Precision.MINUTE)

# --- addresses -----------------------------------------------------------------------------------

_FIRST_YEAR_OF_THE_WEB, _LAST_YEAR = 1990, 2099
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?://)?[^/?#]*", re.IGNORECASE)
_IN_PATH = (
    re.compile(r"/(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\w])"),  # /news/2022/01/28/
    re.compile(r"/(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\w])"),  # /politics/09/12/2021/
    re.compile(r"(?<![\d-])(?P<year>\d{4})[-_](?P<month>\d{2})[-_](?P<day>\d{2})(?![-_]?\d)"),  # /1261210/2021-12-07/
    re.compile(r"(?<![\d-])(?P<day>\d{2})[-_](?P<month>\d{2})[-_](?P<year>\d{4})(?![-_]?\d)"),  # /news/07-12-2021-visit
    re.compile(r"/(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?![^\W_]|[-_]?\d{1,3}(?!\d))"),  # /20211207/
    re.compile(r"/(?P<year>\d{4})/(?P<month>\d{1,2})(?=/|$)"),  # /2021/12/visit
)


def url_date(url: str) -> FoundDate | None:
    """The day that the path of an address holds, or else the month; offsets count in `url`. Host, query and fragment are not read."""
    host = _HOST.match(url)
    start = host.end() if host else 0
    end = min((place for mark in "?#" if (place := url.find(mark, start)) >= 0), default=len(url))
    for pattern in _IN_PATH:
        for match in pattern.finditer(url, start, end):
            if found := _from_path(match):
                return found
    return None


def _from_path(match: re.Match[str]) -> FoundDate | None:
    parts = match.groupdict()
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts.get("day", "1"))
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    if not _FIRST_YEAR_OF_THE_WEB <= year <= _LAST_YEAR:
        return None
    start, text = match.start() + match[0].startswith("/"), match[0].strip("/")
    if "day" not in parts:
        return FoundDate(value[:7], text, start, start + len(text), Precision.MONTH)
    return FoundDate(value, text, start, start + len(text), Precision.DAY)


# --- events --------------------------------------------------------------------------------------

_LEAD_LINES = 3
_LEAD_LENGTH = 2_000  # characters of a line that count as its lead
_TEXT_LENGTH = 100_000  # characters in which years are looked for
_NEAR_DAYS = 31  # an event lies so near to the day of its report; what is further away is what led to it


def resolve(found: FoundDate, years_named: Sequence[int], years: tuple[int, int] | None = None) -> FoundDate:
    """An ambiguous date with the candidates that the years named in the text leave, then those of the corpus; settled when one is left.

    A candidate may lie a year off a named one: in January a text names the year that has just ended.
    """
    near = {year + step for year in years_named for step in (-1, 0, 1)}
    found = choose(found, near)
    return choose(found, range(years[0], years[1] + 1)) if years else found


def event_date(
    lines: Sequence[str], date: str | None, text: str, years: tuple[int, int] | None, numbers: Sequence[int] | None = None
) -> Dated | None:
    """The day of the event that the first three body lines tell of, or None.

    It is the first date there that is full, or settled by its weekday and the years named in `text` (then those of the corpus), or a day
    and month that `date`, the document's own, gives a year. A lead date that stays ambiguous is not passed over for another one. Dates
    of papers, periods, births, history and pictures are none of an event (`event_days`), nor is a day more than a month from `date`.
    `numbers` are the lines' numbers in the file (default 1, 2, …), for the evidence. Raises InputError for a `date` that is none.
    """
    for index, line in enumerate(lines[:_LEAD_LINES]):
        for found in each_date(line[:_LEAD_LENGTH], date):
            if found.precision not in _DAYS or _is_far(found, date):
                continue
            # with a date of the document, history is told by the distance from it; to look for years takes most of the time
            named = _years_named(text) if found.candidates or date is None else ()
            if is_no_event(place_of(found, line, text, named)):
                continue
            found = resolve(found, named, years) if found.candidates else found
            if not found.value:
                return None
            if not _is_far(found, date):
                number = numbers[index] if numbers else index + 1
                return Dated(found.value[:10], Precision.DAY, "text", f"line {number}: {found.text}", found.flags)
    return None


def _is_far(found: FoundDate, anchor: str | None) -> bool:
    """Is a date whose year is known further from the document's own than events are?"""
    if anchor is None or not found.value:
        return False
    return abs((date.fromisoformat(found.value[:10]) - Anchor.read(anchor).day).days) > _NEAR_DAYS


def _years_named(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(value[:4]) for found in find_dates(text[:_TEXT_LENGTH]) if found.value for value in found.value.split("/")}))
