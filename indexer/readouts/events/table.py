"""All events of a collection as one table that a generation keeps, an event a line.

A line is read when its event is asked for: an update of one document, and a page of ten, would else spend their time on all the others.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from indexer.errors import EngineError
from indexer.model import Event, Member, Reason
from indexer.readouts.events.whereabouts import Whereabouts

FORMAT = 2
Row: TypeAlias = list[Any]  # day, titles (language, title, …), because ("kind:value"), members (id, language, when, dated, copy_of)
_DAY, _MEMBERS = 0, 3
_ID, _IS_DATED = 0, 3
_LAST = "~"  # stands behind every day


@dataclass(frozen=True)
class Events:
    """Events by day, those without one last; `updated` when texts came by updates since all were compared with all."""

    lines: tuple[bytes, ...] = ()
    updated: bool = False
    whereabouts: Whereabouts = field(default_factory=Whereabouts, compare=False, repr=False)

    @classmethod
    def ordered(cls, events: Iterable[Event], updated: bool) -> Events:
        """The table of these events."""
        rows = sorted(map(row_of, events), key=_place_in_order)
        return cls(tuple(map(_line, rows)), updated, _whereabouts(enumerate(rows)))

    def changed(self, gone: Collection[int], come: Iterable[Row]) -> Events:
        """The table after an update: without the rows of some numbers, and with others. Costs what changes, but for one copy."""
        new = sorted(come, key=_place_in_order)
        kept = [number for number in range(len(self)) if number not in gone]
        before = [bisect_left(kept, _place_in_order(row), key=lambda number: _place_in_order(self.row(number))) for row in new]
        lines = [self.lines[number] for number in kept]
        numbers = [place + earlier for earlier, place in enumerate(before)]
        for number, row in zip(numbers, new, strict=True):
            lines.insert(number, _line(row))
        places = np.full(len(self), -1)
        places[kept] = np.arange(len(kept)) + np.searchsorted(before, np.arange(len(kept)), side="right")
        return Events(tuple(lines), True, self.whereabouts.moved(places, _whereabouts(zip(numbers, new, strict=True))))

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, number: int) -> Row:
        """One row; EngineError when its line makes no sense."""
        try:
            row: Row = json.loads(self.lines[number].decode("utf-8", "surrogatepass"))
            if len(row) != _MEMBERS + 1:
                raise ValueError("a row of another length")
        except (ValueError, TypeError) as problem:
            raise _damaged() from problem
        return row

    def number(self, id: str) -> int | None:
        """The number of the row that has a document."""
        known = self._numbers.get(id)
        if known is not None:
            return known
        found = next((number for number in self.whereabouts.candidates(id) if id in ids(self._row(number))), None)
        if found is not None:
            self._numbers[id] = found
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {}

    def on(self, day: str) -> range:
        """The numbers of the rows of a day."""
        return range(self._first_from(day), self._first_from(f"{day}{_LAST}"))

    def _first_from(self, day: str) -> int:
        return bisect_left(range(len(self)), day, key=lambda number: self.row(number)[_DAY] or _LAST)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All of them."""
        return tuple(map(self.at, range(len(self))))

    @cached_property
    def _made(self) -> dict[int, tuple[Row, Event]]:
        return {}

    def _row(self, number: int) -> Row:
        return self._known(number)[0]

    def at(self, number: int) -> Event:
        """The event of a row."""
        return self._known(number)[1]

    def _known(self, number: int) -> tuple[Row, Event]:
        """A row and its event, made when it is first looked at: a page shows few of a hundred thousand."""
        known = self._made.get(number)
        if known is None:
            row = self.row(number)
            known = self._made.setdefault(number, (row, event_of(row)))
        return known

    def of(self, id: str) -> Event | None:
        """The event of a document."""
        number = self.number(id)
        return None if number is None else self.at(number)

    def among(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """The events of these documents, each once, in the order of the documents."""
        numbers = dict.fromkeys(number for number in map(self.number, ids) if number is not None)
        return tuple(map(self.at, numbers))

    def to_bytes(self) -> bytes:
        """The table as a generation keeps it: a line of JSON, where each text stands, and a line an event."""
        where = self.whereabouts.to_bytes()
        head = json.dumps({"format": FORMAT, "updated": self.updated, "events": len(self), "where": len(where)})
        return b"".join((head.encode(), b"\n", where, b"\n".join(self.lines)))

    @classmethod
    def from_bytes(cls, data: bytes) -> Events:
        """What `to_bytes` wrote; EngineError for anything else, of a line once it is asked for."""
        try:
            head, _, rest = data.partition(b"\n")
            values: dict[str, Any] = json.loads(head)
            if values["format"] != FORMAT:
                raise ValueError(f"format {values['format']}")
            where = Whereabouts.from_bytes(rest[: values["where"]])
            lines = rest[values["where"] :].split(b"\n") if values["events"] else []
            if len(lines) != values["events"]:
                raise ValueError("lines are missing")
            return cls(tuple(lines), values["updated"], where)
        except (ValueError, KeyError, TypeError) as problem:
            raise _damaged() from problem


def ids(row: Row) -> Iterator[str]:
    """The documents of a row."""
    return (member[_ID] for member in row[_MEMBERS])


def dated(row: Row) -> Iterator[str]:
    """The documents of a row that have their day from their event."""
    return (member[_ID] for member in row[_MEMBERS] if member[_IS_DATED])


def row_of(event: Event) -> Row:
    """An event as a row."""
    titles = [part for title in event.titles for part in title]
    because = [f"{reason.kind}:{reason.value}" for reason in event.because]
    return [event.day, titles, because, [[one.id, one.language, one.when, one.dated, one.copy_of] for one in event.members]]


def event_of(row: Row) -> Event:
    """The event of a row."""
    day, titles, because, members = row
    pairs = tuple(zip(titles[::2], titles[1::2], strict=True))
    reasons = (reason.partition(":") for reason in because)
    return Event(day, pairs, tuple(Reason(kind, value) for kind, _, value in reasons), tuple(Member(*member) for member in members))


def _place_in_order(row: Row) -> tuple[str, str]:
    return row[_DAY] or _LAST, min(ids(row))


def _line(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _whereabouts(rows: Iterable[tuple[int, Row]]) -> Whereabouts:
    return Whereabouts.of((id, number) for number, row in rows for id in ids(row))


def _damaged() -> EngineError:
    return EngineError("The events of this index are damaged. Build it anew with: depesha index --full")
