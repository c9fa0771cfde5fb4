"""The page of contexts: every hit as a line, the forms that were hit, and hits over time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from indexer import ORDERS, Attention, DepeshaError, Order, Page, Question, Survey, Tally, attention, sorted_lines, survey
from ui import context_export, contexts, door, ways_out
from ui.context_export import Counted
from ui.facets import chips
from ui.markup import escaped, label
from ui.navigation import absolute, go, here, named, seed, subject, wording
from ui.problems import explained, notice
from ui.state import STEPS, State, address
from ui.wording import Wording

MOST_LINES = 1_000
PAGE = 100
WIDTH = 48  # characters on each side: a line of the page; files have more
VIEWS = ("lines", "forms", "time")
GROUPS = ("language", "source")
MEASURES = ("hits", "rate")
LONGEST_QUERY = 300


def show() -> None:
    """Draw the page that the URL describes."""
    state, words = here(), wording()
    st.html(f'<h1 class="d-page" lang="{words.language}">{escaped(words("title.context"))}</h1>')
    _box(state, words)
    if not state.text:
        st.html(notice(words("context.start")))
        return
    try:
        _show(state, words)
    except DepeshaError as problem:
        st.html(explained(words, problem))


def _show(state: State, words: Wording) -> None:
    page = door.index().search(_question(state, size=0))
    words = door.with_names(words)
    found = _survey(page.build, _question(state), _chosen("order", tuple(ORDERS)))
    _head(found, state, words)
    _chips(state, words)
    for text in ways_out.notices(page, words):
        st.html(notice(text))
    if not found.total:
        st.html(f'<p class="d-nothing" role="status">{escaped(words("nothing"))}</p>')
        return
    stated = _stated(page, found, state, words)
    match _chosen("view", VIEWS):
        case "forms":
            st.html(contexts.forms_table(found.forms, words))
            _download("csv", lambda: context_export.forms_csv(found.forms, stated), page, words)
        case "time":
            _over_time(page, found, stated, state, words)
        case _:
            _lines(page, found, stated, state, words)


def _question(state: State, size: int = 10) -> Question:
    """The question of the page: neither its order nor its number is the search's."""
    return replace(state, page=1, order=Order.NEWEST).question(size=size)


@st.cache_data(show_spinner=True, max_entries=8)
def _survey(build: str, question: Question, order: str) -> Survey:
    """The hits counted, the first of them kept; `build` makes an entry stale when another one is published."""
    return survey(door.index().concordance(question, WIDTH), order, MOST_LINES)


@st.cache_data(show_spinner=True, max_entries=8)
def _searched(build: str, question: Question) -> tuple[Tally, ...]:
    return door.index().searched(question)


def _chosen(name: str, known: tuple[str, ...]) -> str:
    """What the URL says of one of the page's choices; the first of them when it says nothing that is known."""
    return named(name) if named(name) in known else known[0]


def _box(state: State, words: Wording) -> None:
    seed("context.q", state.text)
    st.text_input(
        words("box"),
        key="context.q",
        type="search",
        placeholder=words("box.example"),
        label_visibility="collapsed",
        max_chars=LONGEST_QUERY,
        on_change=lambda: go(here().turned(text=str(st.session_state["context.q"] or "").strip(), dropped=())),
    )


def _head(found: Survey, state: State, words: Wording) -> None:
    counted = words("context.found", hits=words.count("matches", found.total), documents=words.count("documents", found.documents))
    back = f'<a href="{escaped(address(state))}">← {escaped(words("context.back"))}</a>'
    with st.container(horizontal=True, key="context", vertical_alignment="center"):
        st.html(f'<p class="d-total" role="status"><b>{escaped(counted)}</b> · {back}</p>', width="content")
        _switch("view", VIEWS, lambda view: words(f"view.{view}"), words)
        match _chosen("view", VIEWS):
            case "lines":
                _order(words)
            case "time":
                _switch("group", GROUPS, lambda group: words(f"group.{group}"), words)
                _switch("measure", MEASURES, lambda measure: words(f"measure.{measure}"), words)
                _step(state, words)


def _switch(name: str, values: tuple[str, ...], said: Callable[[str], str], words: Wording) -> None:
    seed(f"context.{name}", _chosen(name, values))
    st.segmented_control(
        words(f"context.{name}"),
        list(values),
        format_func=said,
        key=f"context.{name}",
        required=True,
        label_visibility="collapsed",
        on_change=_write(name, values),
    )


def _order(words: Wording) -> None:
    seed("context.order", _chosen("order", tuple(ORDERS)))
    st.selectbox(
        words("context.order"),
        list(ORDERS),
        format_func=lambda order: words(f"order.{order}"),
        key="context.order",
        width=270,
        label_visibility="collapsed",
        on_change=_write("order", tuple(ORDERS)),
    )


def _write(name: str, values: tuple[str, ...]) -> Callable[[], None]:
    def write_back() -> None:
        value = str(st.session_state[f"context.{name}"])
        go(here().turned(), **{name: "" if value == values[0] else value})

    return write_back


def _step(state: State, words: Wording) -> None:
    seed("context.by", state.step)
    st.segmented_control(
        words("by"),
        list(STEPS),
        format_func=lambda step: words(f"step.{step}"),
        key="context.by",
        required=True,
        label_visibility="collapsed",
        on_change=lambda: go(here().turned(step=str(st.session_state["context.by"]))),
    )


def _chips(state: State, words: Wording) -> None:
    active = chips(state, words)
    if not active:
        return
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        st.html(f'<span class="d-label">{escaped(words("filters"))}</span>', width="content")
        for number, chip in enumerate(active):
            st.button(f"{label(chip.text)} ✕", key=f"chip:{number}", on_click=go, args=(chip.without,), help=words("chip.remove"))


def _lines(page: Page, found: Survey, stated: Counted, state: State, words: Wording) -> None:
    last = -(-len(found.lines) // PAGE)
    number = min(state.page, last)
    if found.total > len(found.lines):
        shown = words("context.first", n=words.number(len(found.lines)), total=words.number(found.total))
        st.html(f'<p class="d-label" role="status">{escaped(shown)}</p>')
    st.html(contexts.kwic(found.lines[(number - 1) * PAGE : number * PAGE], state, words) + _pages(number, last, state, words))
    question, order = _question(state), _chosen("order", tuple(ORDERS))
    index = door.index()
    _download("csv", lambda: context_export.lines_csv(sorted_lines(index.concordance(question), order), stated), page, words)
    _download("json", lambda: context_export.lines_json(sorted_lines(index.concordance(question), order), stated), page, words)


def _pages(number: int, last: int, state: State, words: Wording) -> str:
    if last < 2:
        return ""
    links = "".join(
        f'<span aria-current="page">{at}</span>'
        if at == number
        else f'<a href="{escaped(address(state.turned(page=at), "context", **subject()))}">{at}</a>'
        for at in range(1, last + 1)
    )
    return f'<nav class="d-pages" aria-label="{escaped(words("pages"))}">{links}</nav>'


def _over_time(page: Page, found: Survey, stated: Counted, state: State, words: Wording) -> None:
    group = _chosen("group", GROUPS)
    times: Attention = attention(found.tallies, _searched(page.build, _question(state)), state.step, group)
    st.html(contexts.over_time(times, _chosen("measure", MEASURES), group, words))
    if times.unplaced:
        unplaced = words("time.unplaced", hits=words.count("matches", times.unplaced))
        st.html(f'<p class="d-label">{escaped(unplaced)}</p>')
    _download("csv", lambda: context_export.time_csv(times, stated), page, words)


def _download(form: str, data: Callable[[], bytes], page: Page, words: Wording) -> None:
    """A file is made when its button is pressed, not before."""
    view = _chosen("view", VIEWS)
    by = f"-{_chosen('group', GROUPS)}" if view == "time" else ""
    name = f"depesha-context-{view}{by}-{page.build}.{form}".replace(":", "")
    mime = "text/csv" if form == "csv" else "application/json"
    st.download_button(words(f"export.{form}"), data, name, mime, key=f"context:{form}", on_click="ignore", type="tertiary")


def _stated(page: Page, found: Survey, state: State, words: Wording) -> Counted:
    return Counted(
        page.query,
        page.understood,
        "; ".join(chip.text for chip in chips(state, words)),
        found.total,
        found.documents,
        page.build,
        datetime.now(UTC).isoformat(timespec="minutes"),
        absolute(address(state, "context", **subject())),
    )
