"""Dates in a lead that are of no event: of papers and periods, of births and history, of pictures and printing.

Each rule looks at the sentence around a date and says whether it is one of these; an event without a day is better than one with another's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.intake.date_reading import FoundDate

_BREAK = re.compile(r"[.!?…;]\s+(?=[\"«“„(—–-]*\s?[A-ZА-ЯЁІЇЄҐ0-9])")
_SENTENCE = re.compile(r".*[.!?…:][\"»”)]*\s*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ANNIVERSARY = re.compile(r"годовщин|річниц|юбиле|ювіле", re.IGNORECASE)
WEB = 1992  # what news of an anniversary name as an earlier day is what they remember
MAX_LABEL = 4  # words beside the date on a line that is no sentence
LONG_AGO = 30  # years between a date and the last year that the text names
LONG_RANGE = 1  # years; a longer one is a life or a term


@dataclass(frozen=True, slots=True)
class Place:
    """A date in its line: what stands before and after it in its sentence, and the line and the whole text's first line (its title)."""

    before: str
    after: str
    line: str
    title: str
    found: FoundDate
    last_year: int

    @property
    def sentence(self) -> str:
        """The sentence without the date."""
        return f"{self.before} {self.after}"


def place_of(found: FoundDate, line: str, text: str, years: tuple[int, ...]) -> Place:
    """Where a date stands; `years` are those that the text names."""
    before = _BREAK.split(f"{line[: found.start]}0")[-1][:-1]  # a sentence may begin with its date
    after = _BREAK.split(line[found.end :], maxsplit=1)[0]
    return Place(before, after, line, text.split("\n", 1)[0], found, max(years, default=0))


def is_no_event(place: Place) -> bool:
    """Whether a rule knows the date as one of something else."""
    return any(rule(place) for rule in RULES)


def _in(part: str, pattern: str) -> Callable[[Place], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda place: compiled.search(getattr(place, part)) is not None


def _is_label(place: Place) -> bool:
    """«Тел. 12-05-2010», «Завод, 12 марта 2019»: a few words and no sentence; «15–16 июня 2021 года» alone is a meeting's."""
    beside = _WORD.findall(place.line.replace(place.found.text, " "))
    is_meeting = not beside and "/" in place.found.value and _WORD.search(place.found.text) is not None
    return len(beside) <= MAX_LABEL and _SENTENCE.fullmatch(place.line) is None and not is_meeting


def _is_span(place: Place) -> bool:
    """«Иван Петров (12 марта 1950 — 5 мая 2018)»: a life, a term of office."""
    first, _, last = place.found.value.partition("/")
    return bool(last) and int(last[:4]) - int(first[:4]) > LONG_RANGE


def _is_long_ago(place: Place) -> bool:
    """«26 апреля 1986 года … в 2021 году», «Годовщина … 22 июня 1941 года»: history, by the years or by the words of the text."""
    year = int(place.found.value[:4] or 9999)
    return place.last_year - year > LONG_AGO or (year < WEB and _ANNIVERSARY.search(f"{place.title} {place.sentence}") is not None)


RULES: tuple[Callable[[Place], bool], ...] = (
    _in("before", r"(?:^|\W)(?:от|від|од)\s+$"),  # указ от 7 декабря 2021 года
    _in("before", r"(?:^|\W)(?:до|к|ко|по|не (?:позже|позднее|пізніше)|с|со|з|із|зі)\s+$"),  # до 31 декабря, с первого сентября
    _in("before", r"\b(?:состоянию|станом|курс\b.*|погода|прогноз) на\s+$"),  # по состоянию на 12 марта 2019 г.
    _in("before", r"\b(?:срок\w*|термін\w*|дедлайн|при[её]м\w* (?:заяв|док)\w+|прийом\w* (?:заяв|док)\w+|заявк[иу])\b[^.]*$"),
    _in("sentence", r"\b(?:вступ(?:ит|ят|ает|ают|ления) в (?:законную )?силу|(?:набуд|набер|набир)\w+ (?:чинності|сили))"),
    _in("sentence", r"\b(?:родил(?:ся|ась|ись)|народи(?:вся|лася|лись)|основан[аоы]?|заснован\w*|зарегистрирован\w*)\b"),
    _in("before", r"\b(?:после|після|со времени|з часу|со дня|з дня|с момента|з моменту)\b[^.,]*$"),  # после аварии 26 апреля 1986 года
    _in("before", r"(?:годовщин|річниц)[^.,]{0,60}$"),  # в годовщину начала войны 22 июня 1941 года
    _in("line", r"^\W*(?:архивн\w+ |архівн\w+ )?(?:фото|світлин|рис\.|илл\.|іл\.)|^\W*на (?:фото|снимке|знімку|світлині)\b"),
    _in("line", r"^\W*(?:сохранен|збережен|скачан|завантажен|распечатан|роздрукован|напечатан|надрукован|архивирован|просмотрен|прочитан)"),
    _in("before", r"(?:подписан\w+ в печать|підписан\w+ до друку|\bpdf\b.*|дата \w+:?)\s*$"),
    _is_label,
    _is_span,
    _is_long_ago,
)
