"""The head of a text: which of its first lines are title, date and place, and which begin the body.

Two layouts are met most: title, date, place, body (read-outs of an office) and rubric with date, title, body (print pages of the press).
A line by which something became known goes into `removed` with that as its reason, so that every line of the raw text is accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indexer.intake.agencies import agency_lead
from indexer.intake.dates import FoundDate, dateline, find_dates
from indexer.intake.lines import Line
from indexer.intake.places import is_place, is_rubric, is_town
from indexer.intake.sentences import lead_title
from indexer.model import Dated, Precision, Removal

HEAD_LINES = 6
TAIL_LINES = 3
MAX_TITLE = 220
MAX_DATELINE = 120
PROSE_LENGTH = 80
MIN_AGENCY_TITLE = 10  # behind an agency's beginning the first sentence is news, however short
_NO_DIGIT = re.compile(r"\D*")
_ADVERBS = frozenset({"сегодня", "сьогодні", "вчера", "вчора"})
_NOTE = re.compile(r"(?:\w+|[^\d:]*(?::|, \[))\s*\d")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?: ?(?:МСК|мск))?")
_SENTENCE = re.compile(r".*[.;,:][\"»”)]*")
_INNER_END = re.compile(r"[.!?…][\"»”)]*\s+[\"«“„—–-]*\s*[A-ZА-ЯЁІЇЄҐ]")
# a line of speech: «– Когда встреча?», «Вопрос: Когда встреча?»
_SPEECH = re.compile(r"[–—-]\s|(?:Вопрос|Ответ|Питання|Запитання|Відповідь)(?: \([^)]*\))?:")
# «Интервью министра газете «Двор», 12 апреля 2019 года»: a title that ends with the day of what was said
_SAID = re.compile(
    r"(?:интервью|інтерв'ю|выступление|виступ|речь|промова|обращение|звернення|заявление|заява|стенограмма|пресс-конференция|брифинг|послание"
    r"|послання|статья|стаття)\b.*, ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head (and the last lines) of a text tell; `body` is what is left. `title_source` is first-line, lead or none."""

    title: str
    title_source: str
    date: Dated | None
    place: str | None
    outlet: str | None
    body: tuple[Line, ...]
    removed: tuple[Removal, ...]


@dataclass(slots=True)
class _Reading:
    """The lines and, as they are found, what each is; title is the index of the title's line."""

    lines: Sequence[Line]
    head: int
    taken: dict[int, str]
    date: tuple[int, FoundDate] | None = None
    title: int | None = None


def read_heading(lines: Sequence[Line], title: str | None, outlet_of: Callable[[str], str | None]) -> Heading:
    """The heading of cleaned lines. With a given `title`, none is looked for, and a first line that repeats it goes."""
    reading = _Reading(lines, _head_length(lines), {})
    _take_dates(reading, outlet_of)
    outlet = _take_outlet(reading, outlet_of)
    _take_title(reading, title, outlet_of)
    place = _take_place(reading)
    _take_repeats(reading, title)
    body = tuple(line for index, line in enumerate(lines) if index not in reading.taken)
    removed = tuple(Removal(lines[index].number, lines[index].text, reason) for index, reason in reading.taken.items() if reason != "title")
    found, source = (title, "given") if title else _title_of(reading, body, outlet_of)
    return Heading(found, source, _dated(reading), place, outlet, body or tuple(lines), removed if body else ())


def _head_length(lines: Sequence[Line]) -> int:
    """How many lines stand before the first line of prose."""
    prose = (index for index, line in enumerate(lines[:HEAD_LINES]) if is_prose(line.text))
    return next(prose, min(HEAD_LINES, len(lines)))


def is_prose(text: str) -> bool:
    """A line of the body by its looks: long, or a sentence of some length."""
    return len(text) > MAX_TITLE or (len(text) >= PROSE_LENGTH and _SENTENCE.fullmatch(text) is not None)


def _take_dates(reading: _Reading, outlet_of: Callable[[str], str | None]) -> None:
    """The dateline is the first in the head, else in the first lines, else in the last; lines of the head that say "updated" go too."""

    def dated(index: int) -> FoundDate | None:
        return date_of_line(lines[index].text, outlet_of) or (_day_of_title(lines[index].text) if index == 0 else None)

    lines = reading.lines
    head = range(min(reading.head, len(lines)))
    near = range(reading.head, min(HEAD_LINES, len(lines)))
    tail = range(max(HEAD_LINES, len(lines) - TAIL_LINES), len(lines))
    for zone in (head, near, tail):
        found = [(index, date) for index in zone if (date := dated(index))]
        if found:
            reading.date = min(found, key=lambda item: ("updated" in item[1].flags, item[0]))
            reading.taken.update((index, "dateline") for index, _ in (found if zone is head else [reading.date]))
            _take_time(reading, *reading.date)
            return


def _take_time(reading: _Reading, index: int, date: FoundDate) -> None:
    """The hour on the line below its day, as the pages of an office have it when they are copied."""
    below = reading.lines[index + 1].text if index + 1 < len(reading.lines) else ""
    if date.precision is Precision.DAY and (time := _TIME.fullmatch(below)):
        hour = f"{int(time[1]):02d}:{time[2]}"
        reading.date = index, replace(date, value=f"{date.value}T{hour}", text=f"{date.text} {below}", precision=Precision.MINUTE)
        reading.taken[index + 1] = "dateline"


def date_of_line(text: str, outlet_of: Callable[[str], str | None] | None = None) -> FoundDate | None:
    """The date that a line consists of. Such a line is short and has its year in digits, which is asked first, since most have neither."""
    return dateline(text, outlet_of) if len(text) <= MAX_DATELINE and not _NO_DIGIT.fullmatch(text) else None


def _day_of_title(text: str) -> FoundDate | None:
    """The day at the end of a title that tells what was said, and to whom."""
    said = _SAID.match(text) if len(text) <= MAX_TITLE else None
    found = date_of_line(text[said.end() :]) if said else None
    return replace(found, start=found.start + said.end(), end=found.end + said.end()) if said and found else None


def ends_with_day(text: str) -> bool:
    """Whether a line ends with a full date, as a dateline, a caption and the line above a text do, and a headline seldom does."""
    if _NO_DIGIT.fullmatch(text):
        return False
    days = (date for date in find_dates(text) if date.precision in (Precision.DAY, Precision.MINUTE) and date.value)
    return any(not text[date.end :].strip(" .)]") for date in days)


def _dated(reading: _Reading) -> Dated | None:
    if reading.date is None:
        return None
    index, date = reading.date
    line = reading.lines[index]
    return Dated(date.value, date.precision, "dateline", f"line {line.number}: {date.text}", date.flags)


def _take_outlet(reading: _Reading, outlet_of: Callable[[str], str | None]) -> str | None:
    """The first line, or one beside the date, that is an outlet's name alone; elsewhere it is more often whose photograph was shown."""
    beside = (0,) if reading.date is None else (0, reading.date[0] - 1, reading.date[0] + 1)
    for index in beside:
        if 0 <= index < len(reading.lines) - 1 and index not in reading.taken and _is_outlet(reading.lines[index].text, outlet_of):
            reading.taken[index] = "outlet"
            return reading.lines[index].text
    return _outlet_before(reading, outlet_of)


def _is_outlet(name: str, outlet_of: Callable[[str], str | None]) -> bool:
    return name.casefold() not in _ADVERBS and outlet_of(name) is not None


def _outlet_before(reading: _Reading, outlet_of: Callable[[str], str | None]) -> str | None:
    """«Источник: Ратуша, 12 марта 2019 г.»: an outlet and its day on one line."""
    if reading.date is None:
        return None
    index, date = reading.date
    name = reading.lines[index].text[: date.start].rsplit(": ", 1)[-1].strip(" ,.–—-|/()")
    return name if name and _is_outlet(name, outlet_of) and not (is_town(name) or is_rubric(name)) else None


def _take_title(reading: _Reading, title: str | None, outlet_of: Callable[[str], str | None]) -> None:
    if title is not None:
        return
    free = [index for index in range(reading.head) if index not in reading.taken]
    rubrics = [index for index in free if is_rubric(reading.lines[index].text)]
    headings = [index for index in free if index not in rubrics and is_heading(reading.lines[index].text)]
    headings.sort(key=lambda index: is_note(reading.lines[index].text))
    if len(headings) > 1 and is_town(reading.lines[headings[0]].text):
        headings = headings[1:]
    if not headings and reading.date and reading.date[0] == 0 and _day_of_title(reading.lines[0].text):
        headings = [0]
    if headings and headings[0] + 1 < len(reading.lines):
        reading.title = headings[0]
        reading.taken[headings[0]] = "title"
        reading.taken.update((index, "rubric") for index in rubrics)


def is_heading(text: str) -> bool:
    """A line that can be a title: no sentence with its period, no form of address, with a capital letter or a digit at its beginning."""
    if len(text) > MAX_TITLE or _SENTENCE.fullmatch(text) or not any(character.isalpha() for character in text):
        return False
    is_address = text.endswith("!") and len(text) < 60
    if len(_INNER_END.findall(text)) > 1 or _SPEECH.match(text):
        return False
    begins = text.lstrip("«“„\"'([–—- ")[:1]
    return not is_address and (begins.isupper() or begins.isdigit())


def is_note(text: str) -> bool:
    """A word and a day, or a label: «Скачано 12 марта 2019», «Дата печати: 12.03.2019»; a title only where there is no other."""
    return _NOTE.match(text) is not None and ends_with_day(text)


def _take_place(reading: _Reading) -> str | None:
    """The place beside the date, on its line or on the one before or after it."""
    if reading.date is None:
        return None
    index, date = reading.date
    text = reading.lines[index].text
    beside = f"{text[: date.start]} {text[date.end :]}".strip(" ,.–—-|/()")
    if is_town(beside.split(",")[0]):
        return beside
    for neighbour in (index + 1 + (index + 1 in reading.taken), index - 1):
        if 0 <= neighbour < len(reading.lines) and neighbour not in reading.taken and _is_place_line(reading, neighbour):
            reading.taken[neighbour] = "place"
            return reading.lines[neighbour].text
    return None


def _is_place_line(reading: _Reading, index: int) -> bool:
    text = reading.lines[index].text
    has_title = reading.title is not None and reading.title < index
    return is_place(text) if has_title else is_town(text)


def _take_repeats(reading: _Reading, title: str | None) -> None:
    """A first line that says the title once more is no paragraph."""
    said = title or (reading.lines[reading.title].text if reading.title is not None else None)
    if said is None:
        return
    for index in range(min(HEAD_LINES, len(reading.lines) - 1)):
        text = reading.lines[index].text
        if index not in reading.taken and len(text) <= 2 * len(said) and _fold(text) == _fold(said):
            reading.taken[index] = "title-again"


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _title_of(reading: _Reading, body: Sequence[Line], outlet_of: Callable[[str], str | None]) -> tuple[str, str]:
    if reading.title is not None:
        return reading.lines[reading.title].text, "first-line"
    texts = [line.text for line in body or reading.lines]
    agency = agency_lead(texts[0], 0, outlet_of) if texts else None
    return lead_title([texts[0][agency.end :], *texts[1:]], MIN_AGENCY_TITLE) if agency else lead_title(texts)
