"""Events kept, and new texts compared with them by day and names only: what an update does.

The words of the collection are not weighed anew, so an update costs what its own texts cost. A full build compares all with all again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from math import sqrt

from indexer.analysis import Memory
from indexer.model import Document, Event, Member, Reason
from indexer.readouts.events.describing import near_told
from indexer.readouts.events.neighbours import DAYS, LAST_DAY
from indexer.readouts.events.profiles import names, ordinal
from indexer.readouts.events.table import Events, dated, row_of

LEAST_NAMES = 0.5
"""The least cosine of whom a text names and whom the texts of an event name."""
_NAMES = ("person", "institution")


class Updating:
    """Events on their way from one generation to the next; those that nothing happens to stay rows."""

    def __init__(self, published: Events) -> None:
        self._published = published
        self._touched: dict[int, Event | None] = {}
        self._of: dict[str, int | None] = {}
        self._numbers = count(len(published))
        self._there = Memory(published.on)
        self._come: dict[str, list[int]] = defaultdict(list)  # new events, by day

    def leave_out(self, id: str) -> None:
        """Take a text out of its event; one that is in none is no error. An event without a text that has a day is none."""
        number = self._number(id)
        self._of[id] = None
        event = None if number is None else self._event(number)
        if number is not None and event is not None:
            self._touched[number] = _without(event, id)

    def put(self, document: Document) -> None:
        """Compare a text with the events of its days; one that belongs to none is an event of its own if it names somebody."""
        self.leave_out(document.id)
        published = [day for day in (ordinal(document.date),) if day is not None]
        days = [day for day in (near_told(ordinal(document.event_date), published), *published) if day is not None]
        named = frozenset(names(document))
        if days and named:
            ranked = sorted(self._alike(days, named))
            number = ranked[0][2] if ranked else self._new(document, days[0])
            self._touched[number] = _with(self._event(number), document)
            self._of[document.id] = number

    def events(self) -> Events:
        """What all texts together make."""
        return self._published.changed(self._touched.keys(), (row_of(event) for event in self._touched.values() if event))

    def undated(self) -> frozenset[str]:
        """The texts, neither put nor left out, that had their day from an event which is no more."""
        gone = (number for number, event in self._touched.items() if event is None and number < len(self._published))
        return frozenset(id for number in gone for id in dated(self._published.row(number))) - self._of.keys()

    def _number(self, id: str) -> int | None:
        return self._of[id] if id in self._of else self._published.number(id)

    def _event(self, number: int) -> Event | None:
        return self._touched[number] if number in self._touched else self._published.at(number)

    def _alike(self, days: Collection[int], named: frozenset[tuple[str, str]]) -> Iterator[tuple[float, int, int]]:
        """Events of these days by how alike their names are, then how near the day is; the best first when sorted."""
        for near in sorted({day + apart for day in days for apart in range(-DAYS, DAYS + 1)}):
            for number in self._on(_written(near)):
                event = self._event(number)
                theirs = {(reason.kind, reason.value) for reason in event.because if reason.kind in _NAMES} if event else ()
                alike = len(named.intersection(theirs)) / sqrt(len(named) * len(theirs)) if theirs else 0.0
                if alike >= LEAST_NAMES:
                    yield -alike, min(abs(day - near) for day in days), number

    def _on(self, day: str) -> Sequence[int]:
        """The events of a day; none is of a day beyond the ends of the calendar."""
        return (*self._there[day], *self._come[day]) if day else ()

    def _new(self, document: Document, day: int) -> int:
        number = next(self._numbers)
        because = (Reason("day", _written(day)), *(Reason(*name) for name in names(document)))
        self._touched[number] = Event(_written(day), ((document.language, document.title),), because, ())
        self._come[_written(day)].append(number)
        return number


def _written(day: int) -> str:
    """The day as ISO; nothing beyond the ends of the calendar."""
    return date.fromordinal(day).isoformat() if 0 < day <= LAST_DAY else ""


def _with(event: Event | None, document: Document) -> Event:
    """The event with one text more."""
    assert event
    member = Member(document.id, document.language, document.when.value if document.when else None)
    ordered = sorted((*event.members, member), key=lambda one: (one.when or event.day or "", one.id))
    return replace(event, members=tuple(ordered))


def _without(event: Event, id: str) -> Event | None:
    """The event without a text; None when no text with a day of its own is left, or one alone without any."""
    members = tuple(replace(one, copy_of=None if one.copy_of == id else one.copy_of) for one in event.members if one.id != id)
    if all(one.dated for one in members) or (event.day is None and len(members) == 1):
        return None
    copies = {one.id for one in members if one.copy_of}
    return replace(event, members=members, because=tuple(reason for reason in event.because if _holds(reason, copies, len(members))))


def _holds(reason: Reason, copies: Collection[str], texts: int) -> bool:
    """Does a reason still say something of the texts that are left?"""
    return reason.value in copies if reason.kind == "verbatim" else texts > 1 or reason.kind != "similarity"
