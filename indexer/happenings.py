"""The events of a published collection: what the command, the pages and other programs ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer import naming
from indexer.model import Document, Event, Hit
from indexer.snapshot import Snapshot

Shown = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """All events by day, those without one last; `names` pairs each id in their reasons with its names in three languages.

    `updated` when texts came by updates since all were compared with all.
    """

    events: tuple[Event, ...]
    names: Shown
    updated: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with its first documents, in the event's order, and the names of those in its reasons."""

    event: Event
    documents: tuple[Document, ...]
    names: Shown


def calendar(snapshot: Snapshot) -> Calendar:
    """Every event."""
    events = snapshot.events.events
    return Calendar(events, names_of(snapshot, events), snapshot.events.updated)


def events_of(snapshot: Snapshot, hits: Iterable[Hit]) -> tuple[Event, ...]:
    """The events of the documents on a page of hits, each once, in its order."""
    return snapshot.events.among(hit.document.id for hit in hits)


def happening(snapshot: Snapshot, event: Event, most: int) -> Happening:
    """An event with its documents, the first `most` of them."""
    documents = tuple(snapshot.engine.document(id) for id in event.documents[:most])
    return Happening(event, documents, names_of(snapshot, (event,)))


def names_of(snapshot: Snapshot, events: Iterable[Event]) -> Shown:
    """The names of all persons and institutions in the reasons of events."""
    return naming.named(snapshot.gazetteer, _ids(events))


def _ids(events: Iterable[Event]) -> Iterator[str]:
    return (reason.value for event in events for reason in event.because if reason.kind in ("person", "institution"))
