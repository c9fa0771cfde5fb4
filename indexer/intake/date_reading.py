"""Finding the dates of a text: words, kinds, rules, parts, years, in this order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from indexer.intake.date_parts import Parts, list_of, one_date, range_of, started_before
from indexer.intake.date_patterns import ANY, CORE, PARTS, STREET, Rule, Shape
from indexer.intake.date_words import kinds_of, tokens_of
from indexer.intake.date_years import (
    AMBIGUOUS,
    CANDIDATE_YEARS,
    FUTURE_TENSE,
    WEEKDAY_CONFLICT,
    Anchor,
    Partial,
    candidates,
    dated,
    is_future,
)
from indexer.model import Precision


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `source[start:end] == text`.

    `value` is as in `indexer.model.Dated`, or `first/last` for a range. It is "" when several years fit and nothing chooses between them;
    then `candidates` lists the days that fit and `flags` has `ambiguous`. The other flags are `weekday-conflict` (the printed weekday is
    not that day's; the date is kept as printed), `future-tense` and, from `dateline`, `updated`.
    """

    value: str
    text: str
    start: int
    end: int
    precision: Precision
    candidates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    tokens: list[str]
    kinds: str
    offsets: list[int]
    anchor: Anchor | None
    years: Collection[int] | None


_REACH = 48  # tokens to look at on either side of a month, a year or a numeric date
_CLAUSE = 60  # characters on either side of a date in which a verb tells its tense
_MAY_HAVE_DATES = re.compile(r"\d|янв|фев|мар|апр|ма[йяе]|ию[нл]|авг|сент|окт|ноя|дек|січ|лют|бер|кві|трав|черв|лип|серп|вер|жов|лист|груд")
_STOPS = re.compile(r"[.!?…;\n]\s")
_MONTH_NOT_NAMED = re.compile(r"лютого|лютому")  # also «fierce»: «у лютому бою», «до лютого ворога»


def find_dates(text: str, anchor: str | None = None, years: tuple[int, int] | None = None) -> tuple[FoundDate, ...]:
    """The dates of a text in NFC, in its order.

    `anchor` is the document's own date (ISO; a year or a month will do): it gives days without a year theirs. `years` are the first and
    last year of the corpus: they choose among the years in which a day falls on its printed weekday. A day or a month with nothing that
    tells its year is left out, and so are days that no calendar has. Raises InputError for an anchor that is no date.
    """
    return tuple(each_date(text, anchor, years))


def each_date(text: str, anchor: str | None = None, years: tuple[int, int] | None = None) -> Iterator[FoundDate]:
    """As `find_dates`, one by one: whoever wants the first of a long text need not have all of them read."""
    given = Anchor.read(anchor) if anchor else None
    if not _MAY_HAVE_DATES.search(text.lower()):
        return
    tokens = tokens_of(text)
    kinds = kinds_of(tokens)
    reader: _Reader | None = None
    for start, end in _windows(kinds):
        if reader is None:
            offsets = list(accumulate(map(len, tokens), initial=0))
            reader = _Reader(text, tokens, kinds, offsets, given, range(years[0], years[1] + 1) if years else None)
        yield from _read(reader, start, end)


def choose(found: FoundDate, years: Collection[int]) -> FoundDate:
    """An ambiguous date with the candidates in `years`; settled when one is left, as it was when none is."""
    left = tuple(day for day in found.candidates if int(day[:4]) in years)
    if not left or not found.candidates:
        return found
    if len(left) > 1:
        return replace(found, candidates=left)
    return replace(found, value=left[0], candidates=(), flags=tuple(flag for flag in found.flags if flag != AMBIGUOUS))


def _windows(kinds: str) -> Iterator[tuple[int, int]]:
    """The stretches of known words around each possible date, so that the grammar is tried on a small part of a text."""
    done = 0
    for core in CORE.finditer(kinds):
        if core.start() < done:
            continue
        low = max(done, core.start() - _REACH)
        start = max(low, kinds.rfind("?", low, core.start()) + 1, kinds.rfind("|", low, core.start()) + 1)
        stop = kinds.find("?", core.end(), core.end() + _REACH)
        done = stop if stop >= 0 else min(len(kinds), core.end() + _REACH)
        yield start, done


def _read(reader: _Reader, start: int, end: int) -> Iterator[FoundDate]:
    for match in ANY.finditer(reader.kinds, start, min(len(reader.kinds), end + 1)):
        rule, pattern = PARTS[match.lastgroup or ""]
        detailed = pattern.match(reader.kinds, match.start())
        if detailed is not None and not _excluded(reader, rule, detailed):
            yield from _found(reader, rule, detailed)


def _found(reader: _Reader, rule: Rule, match: re.Match[str]) -> Iterator[FoundDate]:
    parts = Parts(reader.tokens, match)
    start, end = reader.offsets[match.start()], reader.offsets[match.end()]
    clause = _clause(reader.text, start, end)
    blank = FoundDate("", reader.text[start:end], start, end, Precision.UNKNOWN, (), (FUTURE_TENSE,) if is_future(clause) else ())
    match rule.shape:
        case Shape.ONE:
            yield from _one(reader, one_date(parts), clause, blank)
        case Shape.LIST:
            for partial in list_of(parts):
                yield from _one(reader, partial, clause, blank)
        case Shape.RANGE:
            yield from _range(reader, *range_of(parts), clause, blank)


def _one(reader: _Reader, partial: Partial, clause: str, blank: FoundDate) -> Iterator[FoundDate]:
    if not partial.exists():
        return
    whole = dated(partial, reader.anchor, clause)
    if whole is not None and whole.exists():
        conflict = () if whole.on_its_weekday() else (WEEKDAY_CONFLICT,)
        yield replace(blank, value=whole.value(), precision=partial.precision, flags=conflict + blank.flags)
    elif days := candidates(partial, CANDIDATE_YEARS):
        fitting = tuple(day.value() for day in days)
        open_date = replace(blank, precision=partial.precision, candidates=fitting, flags=(AMBIGUOUS, *blank.flags))
        yield choose(open_date, reader.years) if reader.years else open_date


def _range(reader: _Reader, first: Partial, last: Partial, clause: str, blank: FoundDate) -> Iterator[FoundDate]:
    until = dated(last, reader.anchor, clause)
    since = until and dated(started_before(first, until), reader.anchor, clause)
    if until is None or since is None or not (since.exists() and until.exists()) or since.value() >= until.value():
        return
    yield replace(blank, value=f"{since.value()}/{until.value()}", precision=last.precision)


def _clause(text: str, start: int, end: int) -> str:
    before = _STOPS.split(text[max(0, start - _CLAUSE) : start])[-1]
    after = _STOPS.split(text[end : end + _CLAUSE])[0]
    return f"{before} {after}".lower()


# --- what looks like a date by its words and is none ---------------------------------------------


def _excluded(reader: _Reader, rule: Rule, match: re.Match[str]) -> bool:
    return any(test(reader, rule, match) for test in _EXCLUSIONS)


def _name(reader: _Reader, rule: Rule, match: re.Match[str]) -> bool:
    """A month alone with a capital letter: «с Марта Андреевна», «к Августу»."""
    return rule.name in _MONTH_RULES and reader.text[reader.offsets[match.start()]].isupper()


def _street(reader: _Reader, rule: Rule, match: re.Match[str]) -> bool:
    """«улица 8 Марта», «улица 1905 года»; but «на улице 9 мая вышли люди» has a date."""
    if not STREET.search(reader.kinds, max(0, match.start() - 4), match.start()):
        return False
    name = match.end() - 1 if rule.name == "date" else match.start()
    return rule.name == "year" or (rule.name == "date" and reader.text[reader.offsets[name]].isupper())


def _adjective(reader: _Reader, rule: Rule, match: re.Match[str]) -> bool:
    """«до лютого ворога», «у лютому бою»: a word follows that may be its noun."""
    if rule.name not in _MONTH_RULES or not _MONTH_NOT_NAMED.fullmatch(reader.tokens[match.start()]):
        return False
    after = reader.tokens[match.end() + 1 : match.end() + 2]
    if match["month"] == "M":
        return bool(after) and after[0][0].isalpha()
    return bool(after) and after[0].endswith(("у", "ю", "і", "ї", "ому", "ій"))


def _unsure_month(reader: _Reader, rule: Rule, match: re.Match[str]) -> bool:
    """Without a year, «5 лист» and «7 май» are more than a date can be."""
    groups = match.groupdict()
    return rule.name == "date" and not groups["year"] and not groups["away"] and _odd_month(reader, match)


def _odd_month(reader: _Reader, match: re.Match[str]) -> bool:
    return match["month"][0] in "Bm" and match["day"][-1] != "O"


def _measure(reader: _Reader, rule: Rule, match: re.Match[str]) -> bool:
    """«1500 г», «1200 р.»: grams and roubles, unless the number is one of a recent year."""
    if rule.name != "year" or "a" not in match["year"]:
        return False
    return int(reader.tokens[match.start()]) < (1700 if match["year"].endswith(".") else 1900)


_MONTH_RULES = ("month_in", "month_edge", "month_by", "month_till", "months_in")
_EXCLUSIONS = (_name, _street, _adjective, _unsure_month, _measure)
