"""Small news for the tests of events: profiles of texts, with days, outlets and names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indexer.analysis import Lexicon, Numbering
from indexer.model import Dated, Document, Event, Precision
from indexer.readouts.events import Collected, Described, Events, Profiler, group
from tests.readouts.telling import reader

HARBOUR = "Министры договорились о мостах и паромах через залив Тихий, первый паром пойдёт в мае."
HARBOUR_UK = "Міністри домовилися про мости й пороми через затоку Тихий, перший пором піде у травні."
MINE = "Шахтёры посёлка Рудного прекратили забастовку, когда завод обещал выплатить зарплату за зиму."


def dated(day: str | None) -> Dated | None:
    return Dated(day, Precision.DAY if len(day) >= 10 else Precision.MONTH, "record", "") if day else None


def news(
    id: str, text: str, day: str | None = None, *, told: str | None = None, source: str | None = None, persons: Sequence[str] = ()
) -> Document:
    """A document of one paragraph; `told` is the day that its text gives."""
    language = "uk" if any(letter in text for letter in "іїє") else "ru"
    title = text.partition(",")[0]
    return Document(
        id, title, (text,), (language,), language, date=dated(day), event_date=dated(told), source=source, persons=tuple(persons)
    )


def described(document: Document) -> Described:
    """It described by the built-in glossary and no collection."""
    lexicon = Lexicon(reader(), Numbering())
    return Profiler(lexicon).describe(document, lexicon.words(document))


def grouped(*documents: Document) -> Events:
    """Their events."""
    return group(Collected(map(described, documents)))


def together(events: Events) -> list[set[str]]:
    """The ids of each event."""
    return [set(event.documents) for event in events.events]


def with_event_day(events: Events) -> set[str]:
    """The texts that have their day from their event."""
    return {member.id for event in events.events for member in event.members if member.dated}


def only(events: Events) -> Event:
    """The one event that there is."""
    (event,) = events.events
    return event


def day_number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
