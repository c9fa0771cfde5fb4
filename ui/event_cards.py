"""Events as HTML: each with its texts before, on and after its day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer import Calendar, Document, Event, Happening, Member
from ui import event_reasons
from ui.markup import escaped, lang
from ui.results import badge
from ui.state import State, address
from ui.wording import Wording

PARTS = ("before", "on", "after", "undated")
PLACED = ("published", "told")
"""By the day of publication, which tells before from after; or by the day that a text tells of."""
MOST_TEXTS = 40


def card(found: Happening, placed: str, state: State, words: Wording) -> str:
    """One event: its day and title, why its texts are together, and the texts in their parts of time."""
    event = found.event
    title = dict(event.titles).get(words.language, event.title) or words("untitled")
    spoken = next((language for language, written in event.titles if written == title), "")
    day = escaped(words.day(event.day)) if event.day else f"<em>{escaped(words('undated'))}</em>"
    told = escaped(event_reasons.told(len(event.members), event.languages, words))
    link = event_reasons.link(event, state, title)
    return (
        f'<section class="d-event"><p class="d-facts"><b>{day}</b> · {told}</p><h2{lang(spoken)}>{link}</h2>'
        f"{event_reasons.reasons(event, words)}{_parts(found, placed, state, words)}</section>"
    )


def _parts(found: Happening, placed: str, state: State, words: Wording) -> str:
    shown = list(zip(found.event.members, found.documents, strict=False))
    by_part: dict[str, list[str]] = {part: [] for part in PARTS}
    for member, document in shown:
        by_part[part_of(found.event, document, placed)].append(_text(member, document, placed, state, words))
    columns = "".join(
        f'<div class="d-when d-{part}"><h3>{escaped(words(f"part.{part}"))}</h3>{_list(items)}</div>'
        for part, items in by_part.items()
        if items or part != "undated"
    )
    left = len(found.event.members) - len(shown)
    more = f'<p class="d-label">{escaped(words("event.more", n=words.number(left)))}</p>' if left else ""
    return f'<div class="d-span">{columns}</div>{more}'


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(items)}</ul>" if items else '<p class="d-label">—</p>'


def part_of(event: Event, document: Document, placed: str) -> str:
    """Where a text stands: before, on or after the day of its event, by the day that it tells of or by that of publication."""
    day = _placed(document, placed)
    if day is None or event.day is None:
        return "undated"
    day, there = day[:10], event.day[: len(day[:10])]
    return "before" if day < there else "after" if day > there else "on"


def _placed(document: Document, placed: str) -> str | None:
    first, second = (document.event_date, document.date) if placed == "told" else (document.date, None)
    dated = first or second
    return dated.value if dated else None


def _text(member: Member, document: Document, placed: str, state: State, words: Wording) -> str:
    href = escaped(address(State(ui=state.ui), "doc", id=document.id))
    source = escaped(document.source) if document.source else f"<em>{escaped(words('source.unknown'))}</em>"
    notes = [escaped(words(key)) for key, holds in (("member.dated", member.dated), ("member.copy", member.copy_of is not None)) if holds]
    told = document.event_date.value if document.event_date and not member.dated else None
    day = [escaped(words.when(document.date))] if document.date else [escaped(words("event.day", day=words.day(told)))] if told else []
    title = escaped(document.title or words("untitled"))
    return (
        f'<li>{badge(document, words)}<a href="{href}"{lang(document.language)}>{title}</a>'
        f'<p class="d-facts">{" · ".join((*day, source, *notes))}</p></li>'
    )


def years(calendar: Calendar, least: int, state: State, words: Wording) -> str:
    """The years that have events as links, each with how many; nothing where there is one only."""
    counts: dict[str, int] = {}
    for event in several(calendar.events, least):
        if event.day:
            counts[event.day[:4]] = counts.get(event.day[:4], 0) + 1
    if len(counts) < 2:
        return ""
    most, only = max(counts.values()), {} if least > 1 else {"only": "all"}
    links = "".join(_year(year, count, most, state, only, words) for year, count in counts.items())
    return f'<nav class="d-years" aria-label="{escaped(words("events.year"))}">{links}</nav>'


def _year(year: str, count: int, most: int, state: State, only: dict[str, str], words: Wording) -> str:
    here = state.first == f"{year}-01-01"
    there = State(ui=state.ui) if here else State(ui=state.ui, first=f"{year}-01-01", last=f"{year}-12-31")
    current = ' aria-current="true"' if here else ""
    height = max(round(100 * count / most), 4)
    bar = f'<i style="height:{height}%"></i>'
    name = escaped(f"{year}: {words.count('events', count)}")
    return f'<a href="{escaped(address(there, "events", **only))}"{current} aria-label="{name}"><span>{bar}</span>{year}</a>'


def several(events: Iterable[Event], least: int) -> list[Event]:
    """The events that so many texts tell."""
    return [event for event in events if len(event.members) >= least]
