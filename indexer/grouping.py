"""Which documents of a build are about one event: a full build compares all with all, an update its own with the published events.

A full build gives a document without a day that of its event. So such a document waits until all have been compared, and then is
written once, with its day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from indexer.analysis import Lexicon, Words
from indexer.model import BY_EVENT, Dated, Document, Event, Precision
from indexer.readouts.events import Collected, Described, Events, Profiler, Updating, group

MOST_NAMED = 5


class Grouping(Protocol):
    """Takes the documents of a build one by one and makes its events."""

    def note(self, document: Document, words: Words) -> Described | None:
        """What there is to keep of a document whose names have been annotated; may be asked in another process."""

    def take(self, document: Document, note: Described | None) -> bool:
        """Keep a document with its note; False when it is to be written later, once its event is known."""

    def finish(self) -> tuple[Events, Collection[str]]:
        """The events, and the ids of published documents that lose the day of one; those that wait and these are still to be written."""


class Anew:
    """Compares all documents with all."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._profiler = Profiler(lexicon)
        self._collected = Collected()

    def note(self, document: Document, words: Words) -> Described | None:
        """What the document is compared by."""
        return self._profiler.describe(document, words)

    def take(self, document: Document, note: Described | None) -> bool:
        """Keep a document; one without a day waits."""
        assert note
        self._collected.add(note)
        return document.when is not None

    def finish(self) -> tuple[Events, Collection[str]]:
        """The events; nothing is published yet."""
        return group(self._collected), ()


class Continued:
    """Compares the documents of an update with the published events, by day and names only."""

    def __init__(self, published: Events, gone: Iterable[str]) -> None:
        self._updating = Updating(published)
        for id in gone:
            self._updating.leave_out(id)

    def note(self, document: Document, words: Words) -> Described | None:
        """Nothing: days and names stand in the document."""
        return None

    def take(self, document: Document, note: Described | None) -> bool:
        """Keep a document; none waits."""
        self._updating.put(document)
        return True

    def finish(self) -> tuple[Events, Collection[str]]:
        """The events, and the documents that had their day from one that is no more."""
        return self._updating.events(), sorted(self._updating.undated())


def with_day(document: Document, events: Events) -> Document:
    """A document with the day that its event gives it, or without the one that an event gave it before.

    What a person or its own text says of the day stays as it is.
    """
    event = events.of(document.id)
    if event and event.day and any(member.dated for member in event.members if member.id == document.id):
        return replace(document, event_date=Dated(event.day, Precision.DAY, BY_EVENT, _evidence(event)))
    given = document.event_date is not None and document.event_date.source == BY_EVENT
    return replace(document, event_date=None) if given else document


def _evidence(event: Event) -> str:
    """The texts that the day comes from, the first few by name."""
    dated = [member.id for member in event.members if not member.dated]
    return f"group: {', '.join(dated[:MOST_NAMED])}{', …' if len(dated) > MOST_NAMED else ''}"
