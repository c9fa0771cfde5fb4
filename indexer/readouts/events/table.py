"""All events of a collection as one table that a generation keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from indexer.errors import EngineError
from indexer.model import Event, Member, Reason

FORMAT = 1


@dataclass(frozen=True)
class Events:
    """All events of a collection, by day and id; `updated` when texts came by updates since all were compared with all."""

    events: tuple[Event, ...] = ()
    updated: bool = False

    @classmethod
    def ordered(cls, events: Iterable[Event], updated: bool) -> Events:
        """The table of these events; those without a day come last."""
        return cls(tuple(sorted(events, key=lambda event: (event.day or "~", event.id))), updated)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {member.id: place for place, event in enumerate(self.events) for member in event.members}

    def of(self, id: str) -> Event | None:
        """The event of a document."""
        place = self._places.get(id)
        return None if place is None else self.events[place]

    def among(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """The events of these documents, each once, in the order of the documents."""
        places = dict.fromkeys(self._places[id] for id in ids if id in self._places)
        return tuple(self.events[place] for place in places)

    def dated(self) -> dict[str, Event]:
        """The documents that have their day from their event."""
        return {member.id: event for event in self.events for member in event.members if member.dated}

    def to_bytes(self) -> bytes:
        """The table as a generation keeps it."""
        values = {"format": FORMAT, "updated": self.updated, "events": [_event_values(event) for event in self.events]}
        return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, data: bytes) -> Events:
        """What `to_bytes` wrote; EngineError for anything else."""
        try:
            values: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
            if values["format"] != FORMAT:
                raise ValueError(f"format {values['format']}")
            return cls(tuple(_event(row) for row in values["events"]), values["updated"])
        except (ValueError, KeyError, TypeError, IndexError) as problem:
            raise EngineError("The events of this index are damaged. Run make with --full to build it anew.") from problem


def _event_values(event: Event) -> list[Any]:
    because = [(reason.kind, reason.value) for reason in event.because]
    members = [(member.id, member.language, member.when, member.dated, member.copy_of) for member in event.members]
    return [event.day, event.title, event.titles, because, members]


def _event(row: list[Any]) -> Event:
    day, title, titles, because, members = row
    return Event(
        day,
        title,
        tuple((language, written) for language, written in titles),
        tuple(Reason(*reason) for reason in because),
        tuple(Member(*member) for member in members),
    )
