"""Events kept, and new texts compared with them by day and names only: what an update does.

The words of the collection are not weighed anew, so an update costs what its own texts cost. A full build compares all with all again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from math import sqrt

from indexer.model import Document, Event, Member, Reason
from indexer.readouts.events.neighbours import DAYS
from indexer.readouts.events.profiles import names, ordinal
from indexer.readouts.events.table import Events

LEAST_NAMES = 0.5
"""The least cosine of whom a text names and whom the texts of an event name."""
_NAMES = ("person", "institution")


class Updating:
    """Events on their way from one generation to the next."""

    def __init__(self, published: Events) -> None:
        self._published = published
        self._events = dict(enumerate(published.events))
        self._of = {member.id: number for number, event in self._events.items() for member in event.members}
        self._numbers = count(len(self._events))
        self._seen: set[str] = set()
        self._on: dict[int, set[int]] = defaultdict(set)
        for number, event in self._events.items():
            if event.day:
                self._on[date.fromisoformat(event.day).toordinal()].add(number)

    def leave_out(self, id: str) -> None:
        """Take a text out of its event; one that is in none is no error. An event without any text, or any day, is none."""
        self._seen.add(id)
        number = self._of.pop(id, None)
        if number is None:
            return
        left = _without(self._events[number], id)
        if left:
            self._events[number] = left
        else:
            gone = self._events.pop(number)
            for member in gone.members:
                self._of.pop(member.id, None)
            if gone.day:
                self._on[date.fromisoformat(gone.day).toordinal()].discard(number)

    def put(self, document: Document) -> None:
        """Compare a text with the events of its days; one that belongs to none is an event of its own if it names somebody."""
        self.leave_out(document.id)
        days = [day for day in (ordinal(document.event_date), ordinal(document.date)) if day is not None]
        named = frozenset(names(document))
        if days and named:
            ranked = sorted(self._alike(days, named))
            self._join(document, ranked[0][2] if ranked else self._new(document, days[0], named))

    def events(self) -> Events:
        """What all texts together make."""
        return Events.ordered(self._events.values(), updated=True)

    def undated(self) -> Collection[str]:
        """The texts, neither put nor left out, that had their day from an event which is no more."""
        return self._published.dated().keys() - self._of.keys() - self._seen

    def _alike(self, days: Collection[int], named: frozenset[tuple[str, str]]) -> Iterator[tuple[float, int, int]]:
        """Events of these days by how alike their names are, then how near the day is; the best first when sorted."""
        for near in sorted({day + apart for day in days for apart in range(-DAYS, DAYS + 1)}):
            for number in sorted(self._on.get(near, ())):
                theirs = {(reason.kind, reason.value) for reason in self._events[number].because if reason.kind in _NAMES}
                alike = len(named & theirs) / sqrt(len(named) * len(theirs)) if theirs else 0.0
                if alike >= LEAST_NAMES:
                    yield -alike, min(abs(day - near) for day in days), number

    def _join(self, document: Document, number: int) -> None:
        event = self._events[number]
        member = Member(document.id, document.language, document.when.value if document.when else None)
        members = (*event.members, member)
        self._events[number] = replace(event, members=tuple(sorted(members, key=lambda one: (one.when or event.day or "", one.id))))
        self._of[document.id] = number

    def _new(self, document: Document, day: int, named: frozenset[tuple[str, str]]) -> int:
        number = next(self._numbers)
        written = date.fromordinal(day).isoformat()
        because = (Reason("day", written), *(Reason(*name) for name in names(document) if name in named))
        self._events[number] = Event(written, document.title, ((document.language, document.title),), because, ())
        self._on[day].add(number)
        return number


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
