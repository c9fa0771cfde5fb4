"""How often, in which forms and when: hits counted by form, by language, by outlet and by day; periods made of days."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest
from typing import TypeAlias

from indexer.model import Document
from indexer.readouts.alphabet import collated
from indexer.readouts.contexts import ORDERS, Line

STEPS = ("month", "week", "day")
GROUPS = ("language", "source")
Slot: TypeAlias = tuple[str | None, str, str | None]  # day, language, outlet


@dataclass(frozen=True, slots=True)
class Form:
    """A hit as it is written, in small letters, in texts of a language; `bridged` when the search added it."""

    language: str
    form: str
    bridged: bool
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What one day has in one language from one outlet; `hits` stand in `documents`."""

    date: str | None
    language: str
    source: str | None
    hits: int
    documents: int


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything counted, the first lines of an order kept: `total` hits in `documents` documents."""

    total: int
    documents: int
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A period of a series: `hits` in `matching` of its `documents`."""

    hits: int
    matching: int
    documents: int

    @property
    def rate(self) -> float:
        """Hits in 1,000 documents."""
        return 1_000 * self.hits / self.documents


@dataclass(frozen=True, slots=True)
class Series:
    """One language or outlet over all periods; None where it has no document at all, which is not the same as no hits."""

    value: str | None
    hits: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Attention:
    """Series over the same periods, each named by its first day (`2021-12` for a month); `unplaced` hits have no such date."""

    periods: tuple[str, ...]
    series: tuple[Series, ...]
    unplaced: int


def survey(lines: Iterable[Line], order: str, limit: int) -> Survey:
    """One pass over the lines; no more than `limit` of them are held, so memory does not grow with the hits."""
    forms: Counter[tuple[str, str, bool]] = Counter()
    hits: Counter[Slot] = Counter()
    documents: Counter[Slot] = Counter()

    def counted() -> Iterator[Line]:
        before = None
        for line in lines:
            slot = (line.date, line.language, line.source)
            forms[line.spoken, line.hit.lower(), line.bridged] += 1
            hits[slot] += 1
            documents[slot] += line.id != before
            before = line.id
            yield line

    passing = counted()
    first = tuple(nsmallest(limit, passing, key=ORDERS[order]))
    deque(passing, maxlen=0)  # with a limit of 0 nothing has been read yet
    tallies = tuple(Tally(*slot, count, documents[slot]) for slot, count in hits.items())
    return Survey(hits.total(), documents.total(), first, _ranked(Form(*form, count) for form, count in forms.items()), tallies)


def _ranked(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda one: (-one.count, one.language, collated(one.form), one.bridged)))


def population(documents: Iterable[Document]) -> tuple[Tally, ...]:
    """The documents that hits are measured against, by day, language and outlet."""
    slots = Counter((one.when.value[:10] if one.when else None, one.language, one.source) for one in documents)
    return tuple(Tally(*slot, 0, count) for slot, count in slots.items())


def attention(tallies: Iterable[Tally], everything: Iterable[Tally], step: str, group: str) -> Attention:
    """Hits by day, week or month (STEPS) and by language or outlet (GROUPS), beside the documents that were there.

    Series come with most hits first; those without a hit are left out. Periods run without a break from the first to the last that has
    a document.
    """
    unplaced = 0
    hits: Counter[tuple[str, str | None]] = Counter()
    matching: Counter[tuple[str, str | None]] = Counter()
    totals: Counter[str | None] = Counter()
    for tally in tallies:
        period, value = _period(tally.date, step), getattr(tally, group)
        totals[value] += tally.hits
        if period is None:
            unplaced += tally.hits
        else:
            hits[period, value] += tally.hits
            matching[period, value] += tally.documents
    there: Counter[tuple[str, str | None]] = Counter()
    for tally in everything:
        if (period := _period(tally.date, step)) is not None:
            there[period, getattr(tally, group)] += tally.documents
    periods = _periods({period for period, _ in there}, step)
    ranked = sorted(totals, key=lambda value: (-totals[value], value is None, value or ""))
    series = (
        Series(
            value,
            totals[value],
            tuple(_cell(hits[period, value], matching[period, value], there[period, value]) for period in periods),
        )
        for value in ranked
    )
    return Attention(periods, tuple(series), unplaced)


def _cell(hits: int, matching: int, documents: int) -> Cell | None:
    return Cell(hits, matching, documents) if documents else None


def _period(day: str | None, step: str) -> str | None:
    """The first day of the period that a date lies in; None when the date is not known so well."""
    if day is None or len(day) < (7 if step == "month" else 10):
        return None
    if step == "month":
        return day[:7]
    found = date.fromisoformat(day[:10])
    return (found - timedelta(days=found.weekday() if step == "week" else 0)).isoformat()


def _periods(seen: set[str], step: str) -> tuple[str, ...]:
    """Every period from the first to the last."""
    if not seen:
        return ()
    last, found = max(seen), [min(seen)]
    while found[-1] < last:
        found.append(_next(found[-1], step))
    return tuple(found)


def _next(period: str, step: str) -> str:
    if step == "month":
        year, month = int(period[:4]), int(period[5:7])
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    return (date.fromisoformat(period) + timedelta(days=7 if step == "week" else 1)).isoformat()
