"""The page of events: texts about one event together, before, on and after its day; all events, a year of them, or one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from indexer import Calendar, DepeshaError, Event
from ui import door
from ui.event_cards import MOST_TEXTS, PLACED, card, several, years
from ui.markup import escaped
from ui.navigation import go, here, named, seed, wording
from ui.problems import explained, notice
from ui.state import State, address
from ui.wording import Wording

EVENTS_A_PAGE = 10
SHOWN = ("several", "all")


def show() -> None:
    """Draw the page that the URL describes."""
    state, words = here(), wording()
    st.html(f'<h1 class="d-page" lang="{words.language}">{escaped(words("title.events"))}</h1>')
    try:
        _one(named("id"), state, words) if named("id") else _all(state, words)
    except DepeshaError as problem:
        st.html(explained(words, problem))


def _one(id: str, state: State, words: Wording) -> None:
    """The event of a document: a link to an event names one of its texts, which outlives the build."""
    found = door.index().event_of(id, MOST_TEXTS)
    back = f'<p class="d-label"><a href="{escaped(address(State(ui=state.ui), "events"))}">← {escaped(words("events.all"))}</a></p>'
    if found is None:
        st.html(back + notice(words("events.unknown")))
        return
    _switches(words, with_shown=False)
    st.html(back + card(found, _chosen("view", PLACED), state, replace(words, names=dict(found.names))))


def _all(state: State, words: Wording) -> None:
    calendar = door.index().events()
    least = 1 if _chosen("only", SHOWN) == "all" else 2
    events = _within(several(reversed(calendar.events), least), state)
    st.html(f'<p class="d-lead">{escaped(words("events.lead"))}</p>')
    _switches(words, with_shown=True)
    updated = f'<p class="d-label">{escaped(words("events.updated"))}</p>' if calendar.updated else ""
    total = f'<p class="d-total" role="status"><b>{escaped(words.count("events", len(events)))}</b></p>'
    st.html(years(calendar, least, state, words) + total + updated)
    if not events:
        st.html(f'<p class="d-nothing">{escaped(words("events.none"))}</p>')
        return
    _cards(events, calendar, state, words)


def _cards(events: list[Event], calendar: Calendar, state: State, words: Wording) -> None:
    last = -(-len(events) // EVENTS_A_PAGE)
    number = min(state.page, last)
    words = replace(words, names=dict(calendar.names))
    found = (door.index().event_of(event.documents[0], MOST_TEXTS) for event in events[(number - 1) * EVENTS_A_PAGE :][:EVENTS_A_PAGE])
    st.html("".join(card(each, _chosen("view", PLACED), state, words) for each in found if each) + _pages(number, last, state, words))


def _within(events: list[Event], state: State) -> list[Event]:
    """The events of the days that the URL names; without a day an event is of none."""
    if not state.first and not state.last:
        return events
    first, last = state.first or "", state.last or "9999"
    return [event for event in events if event.day and first <= event.day <= last]


def _chosen(name: str, known: tuple[str, ...]) -> str:
    """What the URL says of one of the page's choices; the first of them when it says nothing that is known."""
    return named(name) if named(name) in known else known[0]


def _switches(words: Wording, with_shown: bool) -> None:
    with st.container(horizontal=True, key="events", vertical_alignment="center"):
        if with_shown:
            _switch("only", {each: words(f"shown.{each}") for each in SHOWN}, words("events.shown"))
        _switch("view", {each: words(f"placed.{each}") for each in PLACED}, words("events.by"))


def _switch(name: str, said: dict[str, str], title: str) -> None:
    key, values = f"events.{name}", tuple(said)
    seed(key, _chosen(name, values))
    st.segmented_control(
        title,
        values,
        format_func=said.__getitem__,
        key=key,
        required=True,
        on_change=lambda: go(here().turned(page=1), **{name: "" if st.session_state[key] == values[0] else st.session_state[key]}),
    )


def _pages(number: int, last: int, state: State, words: Wording) -> str:
    """The ways to newer and older events; nothing when all stand on one page."""
    if last == 1:
        return ""
    only = {name: named(name) for name in ("only", "view") if named(name)}
    before = _step(number - 1, "page.previous", "‹", only, state, words) if number > 1 else ""
    after = _step(number + 1, "page.next", "›", only, state, words) if number < last else ""
    where = f'<span aria-current="page">{words.number(number)} / {words.number(last)}</span>'
    return f'<nav class="d-pages" aria-label="{escaped(words("pages"))}">{before}{where}{after}</nav>'


def _step(number: int, key: str, sign: str, only: dict[str, str], state: State, words: Wording) -> str:
    href = escaped(address(state.turned(page=number), "events", **only))
    return f'<a href="{href}" rel="{key.removeprefix("page.")}" aria-label="{escaped(words(key))}">{sign}</a>'
