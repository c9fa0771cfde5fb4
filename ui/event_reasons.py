"""An event in a line or two: how many texts in how many languages, and why they are together. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from indexer import Event
from ui.markup import escaped
from ui.state import State, address
from ui.wording import Wording

MOST_NAMES = 8


def told(texts: int, languages: Iterable[str], words: Wording) -> str:
    """How many texts in how many languages: «4 тексти · 2 мови»; plain text."""
    return words("event.told", texts=words.count("texts", texts), languages=words.count("languages", len(set(languages))))


def folded(event: Event, shown: int, languages: Iterable[str], words: Wording) -> str:
    """What a fold holds: the event by its day, and how many of its texts stand on this page, where not all do; plain text."""
    name = words("fold.event-of", day=words.day(event.day)) if event.day else words("fold.event")
    if shown == len(event.members):
        return f"{name} · {told(shown, languages, words)}"
    part = words("fold.part", shown=words.number(shown), all=words.number(len(event.members)))
    return f"{name} · {part} · {words.count('languages', len(set(languages)))}"


def reasons(event: Event, words: Wording) -> str:
    """Why these texts are together, or what is known of one that stands alone, as one line of HTML."""
    said = words("event.because") if len(event.members) > 1 else words("event.alone")
    return f'<p class="d-because">{escaped(said)}: {escaped("; ".join(_reasons(event, words)))}</p>'


def _reasons(event: Event, words: Wording) -> Iterable[str]:
    named = [words.value(reason.kind, reason.value) for reason in event.because if reason.kind in ("person", "institution")]
    for reason in event.because:
        if reason.kind == "day":
            yield words("because.day", value=words.day(reason.value))
    if named:
        yield words("because.names", value=", ".join(named[:MOST_NAMES]) + ("…" if len(named) > MOST_NAMES else ""))
    for reason in event.because:
        if reason.kind == "similarity":
            yield words("because.similarity", value=reason.value if words.language == "en" else reason.value.replace(".", ","))
    if copies := sum(reason.kind == "verbatim" for reason in event.because):
        yield words.count("reprints", copies)


def link(event: Event, state: State, text: str) -> str:
    """The way to an event on its own page."""
    return f'<a class="d-whole" href="{escaped(address(State(ui=state.ui), "events", id=event.documents[0]))}">{escaped(text)}</a>'
