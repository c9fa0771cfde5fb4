"""From the tokens that a rule matched to partial dates: days, months, years, times and weekdays as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.intake.date_words import kinds_of, roman, value_of
from indexer.intake.date_years import Partial

_CENTURY_TURNS = 40  # 07.12.21 is 2021, 12.04.61 is 1961
_NO_DAY = 99  # a day that no calendar has: a date with it is dropped


@dataclass(frozen=True, slots=True)
class Parts:
    """The tokens that a rule matched, by the names of its groups."""

    tokens: Sequence[str]
    match: re.Match[str]

    def of(self, *names: str) -> list[str]:
        """The tokens of the first of these groups that took part; none when no one did."""
        groups = self.match.groupdict()
        for name in names:
            if groups.get(name):
                return list(self.tokens[self.match.start(name) : self.match.end(name)])
        return []


def one_date(parts: Parts) -> Partial:
    """The date of a rule that finds one."""
    partial = _partial(parts)
    if weekday := parts.of("weekday", "weekday_in_brackets", "weekday_after"):
        partial = replace(partial, weekday=value_of(weekday[0]))
    time = _clock(parts.of("clock_after")) or _spoken(parts.of("spoken", "spoken_alone")) or _clock(parts.of("clock"))
    return replace(partial, time=time)


def range_of(parts: Parts) -> tuple[Partial, Partial]:
    """Both ends of a range; what one leaves out the other tells («с 1 по 3 декабря 2021»), over New Year too."""
    first, last = _shared(parts)
    if last.year is None and last.away is None and first.year is not None:
        last = last.in_year(first.year + (_backwards(first, last)))
    return first, last


def list_of(parts: Parts) -> tuple[Partial, ...]:
    """All of «7, 8 и 9 декабря 2021», «2014, 2015 и 2016 годах» or a pair of dates."""
    first, last = _shared(parts)
    if days := parts.of("days"):
        return (*(replace(last, day=_day(tokens)) for tokens in _at_commas(days)), last)
    if years := parts.of("years"):
        return (*(Partial(year=_year(tokens)) for tokens in _at_commas(years)), last)
    if first.year is None and last.year is not None:
        first = first.in_year(last.year)
    return replace(first, away=last.away) if first.year is None else first, last


def started_before(first: Partial, last: Partial) -> Partial:
    """The first end of a range whose last end has its year: in the same year, or in the one before when that would run backwards."""
    if first.year is not None or last.year is None:
        return first
    return first.in_year(last.year - _backwards(first, last))


def _shared(parts: Parts) -> tuple[Partial, Partial]:
    first, last = _partial(parts), _partial(parts, "2")
    if (short := parts.of("short2")) and first.year is not None:
        last = Partial(first.year // 100 * 100 + value_of(short[0]))
    if first.month is None and first.day is not None:
        first = replace(first, month=last.month)
    return first, last


def _backwards(first: Partial, last: Partial) -> bool:
    return (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)


def _partial(parts: Parts, number: str = "") -> Partial:
    if numeric := parts.of("numeric" + number):
        return _numeric(numeric)
    day, month = parts.of("day" + number), parts.of("month" + number)
    year, away = parts.of("year" + number), parts.of("away" + number)
    return Partial(
        year=_year(year) if year else None,
        month=value_of(month[0]) if month else None,
        day=_day(day) if day else None,
        away=_away(away) if away else None,
    )


def _numeric(tokens: list[str]) -> Partial:
    first, second, third = (token for token, kind in zip(tokens, kinds_of(tokens), strict=True) if kind not in "./-")
    if len(first) == 4:
        first, third = third, first
    if len(third) == 2 and not (len(second) == 2 and (tokens[1] == "." or len(first) == 2)):
        return Partial(2000, 1, _NO_DAY)  # 1/2/3 and 5-2-1 are no dates
    month = (value_of(second) or roman(second)) if second[0].isalpha() else int(second)
    return Partial(_full_year(int(third)), month or 99, int(first))


def _full_year(number: int) -> int:
    if number >= 100:
        return number
    return number + (2000 if number < _CENTURY_TURNS else 1900)


def _day(tokens: list[str]) -> int:
    values = [value_of(token) for token, kind in zip(tokens, kinds_of(tokens), strict=True) if kind in "nOT"]
    if len(values) == 2 and values[1] > 9:  # «двадцать десятого»
        return _NO_DAY
    return sum(values)


def _year(tokens: list[str]) -> int:
    return next(value_of(token) for token, kind in zip(tokens, kinds_of(tokens), strict=True) if kind == "Y")


def _away(tokens: list[str]) -> int:
    return sum(value_of(token) for token in tokens)  # с.г., ц.р. and т.г. have the value 0: this year


def _clock(tokens: list[str]) -> str | None:
    return _time(tokens[0], tokens[2]) if tokens and len(tokens[2]) == 2 else None


def _spoken(tokens: list[str]) -> str | None:
    if not tokens:
        return None
    kinds = kinds_of(tokens)
    numbers = [token for token, kind in zip(tokens, kinds, strict=True) if kind == "n"]
    if "." in tokens[1:2] and len(numbers[1]) != 2:
        return None
    hour = int(numbers[0])
    if "p" in kinds:
        afternoon = value_of(tokens[kinds.index("p")])
        hour = hour + 12 if afternoon and hour < 12 else 0 if hour == 12 and not afternoon else hour
    return _time(str(hour), numbers[1] if len(numbers) > 1 else "0")


def _time(hour: str, minute: str) -> str | None:
    if int(hour) > 23 or int(minute) > 59:
        return None
    return f"{int(hour):02d}:{int(minute):02d}"


def _at_commas(tokens: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for token in tokens:
        if token == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups
