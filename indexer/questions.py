"""What is chosen beside a query, from the words of a command line or an address to values: filters and dates."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping

from indexer.errors import InputError
from indexer.model import FACETS, OTHER, RUSSIAN, UKRAINIAN, UNKNOWN, DateRange, Filter

UNKNOWN_VALUE = "null"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d)?)?)?", re.ASCII)
_VALUES = {
    "language": (re.compile("|".join((RUSSIAN, UKRAINIAN, OTHER, UNKNOWN))), "ru, uk, other or unknown"),
    "year": (re.compile(r"\d{4}", re.ASCII), "a year, as 2021"),
    "month": (re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII), "a month, as 2021-12"),
}


def facet_filters(chosen: Mapping[str, Iterable[str] | None], excluded: Iterable[str]) -> tuple[Filter, ...]:
    """One filter a facet with values, then the exclusions ("source=kremlin.ru"); `null` is the unknown value."""
    filters = [Filter(facet, tuple(map(_value, values))) for facet, values in chosen.items() if values]
    return (*filters, *map(_exclusion, excluded))


def _exclusion(text: str) -> Filter:
    facet, equals, value = text.partition("=")
    if not equals or facet not in FACETS:
        raise InputError(f"{text!r} excludes nothing. Write a facet and a value, as source=kremlin.ru; facets are {', '.join(FACETS)}.")
    if facet in _VALUES and value != UNKNOWN_VALUE and not _VALUES[facet][0].fullmatch(value):
        raise InputError(f"{text!r} excludes nothing: after {facet}= stands {_VALUES[facet][1]}.")
    return Filter(facet, (_value(value),), exclude=True)


def _value(text: str) -> str | None:
    return None if text == UNKNOWN_VALUE else text


def question_dates(first: str | None, last: str | None, undated: bool) -> DateRange | None:
    """A range of days from a first and a last day, month or year, each whole; None when nothing is asked."""
    if not (first or last or undated):
        return None
    begins = first_day(first) if first else None
    ends = last_day(last) if last else None
    if begins and ends and begins > ends:
        raise InputError(f"The dates run backwards: {first} is after {last}. Give the earlier one first.")
    return DateRange(begins, ends, undated)


def first_day(text: str) -> str:
    """The first day of "2021", "2021-12", "2021-12-07" or "2021-12-07T20:15", as YYYY-MM-DD; InputError for anything else."""
    year, month, day = _parts(text)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"


def last_day(text: str) -> str:
    """The last day of "2021", "2021-12", "2021-12-07" or "2021-12-07T20:15", as YYYY-MM-DD; InputError for anything else."""
    year, month, day = _parts(text)
    month = month or 12
    return f"{year:04}-{month:02}-{day or monthrange(year, month)[1]:02}"


def _parts(text: str) -> tuple[int, int, int]:
    match = _DAY.fullmatch(text)
    year, month, day = (int(part or 0) for part in match.groups()[:3]) if match else (0, 0, 0)
    in_year = year and month <= 12 and day <= (monthrange(year, month or 1)[1])
    if not in_year or (match and "00" in match.groups()[1:3]):
        raise InputError(f"{text!r} is no date. Write a day, a month or a year: 2021-12-07, 2021-12 or 2021.")
    return year, month, day
