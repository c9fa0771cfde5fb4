"""All events of a collection as one table that a generation keeps.

An event is read when it is asked for: an update of one document would else spend its time on all the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from indexer.errors import EngineError
from indexer.model import Event, Member, Reason

FORMAT = 1
Row: TypeAlias = list[Any]  # day, titles (language, title, …), because ("kind:value"), members (id, language, when, dated, copy_of)
_DAY, _MEMBERS = 0, 3


@dataclass(frozen=True)
class Events:
    """Events by day, those without one last; `updated` when texts came by updates since all were compared with all."""

    rows: tuple[Row, ...] = ()
    updated: bool = False

    @classmethod
    def ordered(cls, events: Iterable[Event], updated: bool) -> Events:
        """The table of these events."""
        return cls.of_rows(map(row_of, events), updated)

    @classmethod
    def of_rows(cls, rows: Iterable[Row], updated: bool) -> Events:
        """The table of these rows, put in order."""
        return cls(tuple(sorted(rows, key=lambda row: (row[_DAY] or "~", min(ids(row))))), updated)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All of them."""
        return tuple(map(self._at, range(len(self.rows))))

    @cached_property
    def _made(self) -> dict[int, Event]:
        return {}

    def _at(self, place: int) -> Event:
        """The event of a row, made when it is first looked at: a page shows few of a hundred thousand."""
        return self._made.get(place) or self._made.setdefault(place, event_of(self.rows[place]))

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each document."""
        return {id: place for place, row in enumerate(self.rows) for id in ids(row)}

    def of(self, id: str) -> Event | None:
        """The event of a document."""
        place = self.places.get(id)
        return None if place is None else self._at(place)

    def among(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """The events of these documents, each once, in the order of the documents."""
        places = dict.fromkeys(self.places[id] for id in ids if id in self.places)
        return tuple(map(self._at, places))

    def dated(self) -> frozenset[str]:
        """The documents that have their day from their event."""
        return frozenset(member[0] for row in self.rows for member in row[_MEMBERS] if member[3])

    def to_bytes(self) -> bytes:
        """The table as a generation keeps it."""
        values = {"format": FORMAT, "updated": self.updated, "events": self.rows}
        return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, data: bytes) -> Events:
        """What `to_bytes` wrote; EngineError for anything else."""
        try:
            values: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
            if values["format"] != FORMAT:
                raise ValueError(f"format {values['format']}")
            if not all(len(row) == _MEMBERS + 1 for row in values["events"]):
                raise ValueError("a row of another length")
            return cls(tuple(values["events"]), values["updated"])
        except (ValueError, KeyError, TypeError) as problem:
            raise EngineError("The events of this index are damaged. Build it anew with: depesha index --full") from problem


def ids(row: Row) -> Iterator[str]:
    """The documents of a row."""
    return (member[0] for member in row[_MEMBERS])


def day_of(row: Row) -> str | None:
    """The day of a row."""
    day: str | None = row[_DAY]
    return day


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
