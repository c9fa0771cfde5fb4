"""Which year a day without a year belongs to: by its weekday, by the document's own date, by the tense of the sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexer.errors import InputError
from indexer.model import Precision

AMBIGUOUS, WEEKDAY_CONFLICT, FUTURE_TENSE, UPDATED = "ambiguous", "weekday-conflict", "future-tense", "updated"

# the years looked through for a day with a weekday and nothing else to go by
CANDIDATE_YEARS = range(1995, 2036)

_ANCHOR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.DOTALL)
_MIDDLE_MONTH, _MIDDLE_DAY = 7, 1  # of an anchor that is a year
_MIDDLE_OF_MONTH = 15

# the tense decides only between years, so a word that is missing here costs little
_FUTURE = re.compile(
    r"состо[ия]тся|пройд[её]т|пройдут|провед[её]т|проведут|встретится|встретятся|начн[её]тся|начнутся|планиру|запланирован|намечен|намерен"
    r"|\bбуде[тм]?\b|\bбудут\b|предстоящ|ожидается|посетит|прибудет|прибудут|обсуд[ия]т|вступит|откроется|подпишут|продлится|истека"
    r"|відбуде|відбудуть|\bпройде|проведе|зустріне|розпочне|почне|планує|заплановано|очікується|має відбутися|мають відбутися|відвідає"
    r"|\bбуде\b|\bбудуть\b|майбутн|підпише|прибуде|обговорять|набуде|набере|відкриється|триватиме"
)
_PAST = re.compile(
    r"состоял|прош[её]л|прошл[аио]\b|прошедш|провел[аи]?\b|пров[её]л\b|встретил|начал[аи]?сь|\bначался|подписал|подписан[аоы]?\b|обсудил|посетил|прибыл"
    r"|открыл|вступил|закончил|завершил|случил|произош|был[аио]?\b|получен|переда[лн]|выступил|погиб|умер|принял"
    r"|відбув|відбул|пройшл|пройшов|провів|провел|зустрів|зустріл|почав|почал|розпочав|розпочал|підписа[влн]|обговори[вл]|відвіда[вл]|прибу[вл]"
    r"|відкри[влт]|набу[вл]|завершив|завершил|сталася|стався|сталось|\bбу[влд][аио]?\b|отриман|переда[влн]|виступи[вл]|загину|помер|ухвали[влн]"
)

# verbs of saying and the like: what they tell of lies behind, but the day beside them may be another («20 декабря, сообщил он, будут …»)
_TOLD = re.compile(r"\w\w(?:[аяеиіуоы]л[аио]?|л[аио]?с[ья]|[аяиіу]в|вся)\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The document's own date; a month or a year stands as the day in its middle."""

    day: date

    @classmethod
    def read(cls, text: str) -> Anchor:
        """From an ISO date, month or year. Raises InputError for anything else."""
        match = _ANCHOR.fullmatch(text.strip())
        try:
            if match is None:
                raise ValueError
            year, month, day = (int(part) if part else None for part in match.groups())
            if month is None:
                return cls(date(year or 0, _MIDDLE_MONTH, _MIDDLE_DAY))
            return cls(date(year or 0, month, day or _MIDDLE_OF_MONTH))
        except ValueError:
            raise InputError(f"The document's date {text!r} cannot be read. Write it as 2021-12-07.") from None


@dataclass(frozen=True, slots=True)
class Partial:
    """A date as printed; what is not printed is None.

    `away` counts years from the anchor's («минулого року» is -1), `weekday` days from Monday.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    away: int | None = None
    weekday: int | None = None

    @property
    def precision(self) -> Precision:
        """What the printed parts tell."""
        if self.month is None:
            return Precision.YEAR
        if self.day is None:
            return Precision.MONTH
        return Precision.MINUTE if self.time else Precision.DAY

    def exists(self) -> bool:
        """Whether the calendar has such a day (29 February does exist while the year is open)."""
        if self.month is None:
            return True
        return _day(2000 if self.year is None else self.year, self.month, 1 if self.day is None else self.day) is not None

    def value(self) -> str:
        """The date as the model writes it; the year must be known."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text + f"T{self.time}" if self.day is not None and self.time else text

    def in_year(self, year: int) -> Partial:
        """The same in a year."""
        return replace(self, year=year, away=None)

    def on_its_weekday(self) -> bool:
        """Whether the printed weekday is that of the day, or none is printed."""
        if self.weekday is None or self.year is None or self.month is None or self.day is None:
            return True
        day = _day(self.year, self.month, self.day)
        return day is not None and day.weekday() == self.weekday


def dated(partial: Partial, anchor: Anchor | None, clause: str) -> Partial | None:
    """With its year, from the print or from the anchor; None where neither tells. `clause` has its verbs, in lower case."""
    if partial.year is not None:
        return partial
    if anchor is None:
        return None
    if partial.away is not None:
        return partial.in_year(anchor.day.year + partial.away)
    if partial.month is None:
        return None
    around = [partial.in_year(anchor.day.year + step) for step in (-1, 0, 1)]
    around = [one for one in around if one.exists()]
    tense = tense_of(clause)
    fitting = [one for one in around if one.on_its_weekday()] or around
    return min(fitting, key=lambda one: _distance(one, anchor.day, tense), default=None)


def candidates(partial: Partial, years: Collection[int]) -> tuple[Partial, ...]:
    """The years in which a day falls on its weekday; empty without a weekday."""
    if partial.weekday is None or partial.day is None:
        return ()
    found = (partial.in_year(year) for year in years)
    return tuple(one for one in found if one.exists() and one.on_its_weekday())


def is_future(clause: str) -> bool:
    """Whether a verb of a clause in lower case tells of what is to come."""
    return bool(_FUTURE.search(clause))


def tense_of(clause: str) -> str:
    """future, past, told or empty, by the verbs of a clause in lower case; the future wins («заявил, что встреча состоится»)."""
    if is_future(clause):
        return "future"
    if _PAST.search(clause):
        return "past"
    return "told" if _TOLD.search(clause) else ""


_FAR_AHEAD = {"past": 100.0, "told": 4.0, "future": 1.0, "": 2.0}
_FAR_BEHIND = {"past": 1.0, "told": 1.0, "future": 3.0, "": 1.0}


def _distance(partial: Partial, anchor: date, tense: str) -> float:
    """How far-fetched a year is, in days: news tells of the near past, and leaves the year out within the calendar year."""
    other_year = 0 if partial.year == anchor.year else 120
    day = _day(partial.year or 0, partial.month or 1, partial.day or _MIDDLE_OF_MONTH) or anchor
    if partial.day is None and (day.year, day.month) == (anchor.year, anchor.month):
        return 0
    ahead = (day - anchor) // timedelta(days=1)
    if ahead > 0:
        return other_year + ahead * _FAR_AHEAD[tense]
    return other_year - ahead * _FAR_BEHIND[tense]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
