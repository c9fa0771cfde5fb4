"""The search page: a box, what narrows the search, the results, and the ways out when there are none."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from indexer import DepeshaError, Order, Page
from ui import door, facet_panel, ways_out
from ui.downloads import download_row
from ui.facets import chips
from ui.markup import escaped, label
from ui.navigation import backwards_here, go, here, on_change, seed, unread_here, wording
from ui.problems import explained, notice
from ui.results import footer, head, listed, pages
from ui.state import LAST_PAGE, State, address
from ui.wording import Wording

LONGEST_QUERY = 300


def show() -> None:
    """Draw the page that the URL describes."""
    state, words = here(), wording()
    st.html(f'<h1 class="d-hidden" lang="{words.language}">{escaped(words("title.search"))}</h1>')
    _box(state, words)
    if wrong := unread_here():
        st.html(notice(words("notice.unread", what=", ".join(wrong))))
    if backwards_here():
        st.html(notice(words("notice.backwards")))
    try:
        words = door.with_names(words)
        page = _answer(state)
    except DepeshaError as problem:
        _switches(state, words)
        _chips(state, words)
        st.html(explained(words, problem))
        return
    words = replace(words, names={**words.names, **dict(page.names)})
    _switches(state, words)
    _also(page, state, words)
    _chips(state, words)
    beside, main = st.columns([1, 3], gap="large")
    with beside:
        facet_panel.show(page, state, words)
    with main:
        _results(page, replace(state, page=page.number), state.page, words)


def _answer(state: State) -> Page:
    index = door.index()
    page = index.search(replace(state, page=min(state.page, LAST_PAGE)).question())
    if page.total and not page.results:  # a link to a page that is no longer there: the last one is
        page = index.search(replace(state, page=-(-page.total // page.size)).question())
    return page


def _box(state: State, words: Wording) -> None:
    seed("q", state.text)
    st.text_input(
        words("box"),
        key="q",
        type="search",
        placeholder=words("box.example"),
        label_visibility="collapsed",
        max_chars=LONGEST_QUERY,
        on_change=on_change("q", lambda now, text: now.turned(text=str(text or "").strip(), dropped=())),
    )


def _switches(state: State, words: Wording) -> None:
    with st.container(horizontal=True, key="switches", vertical_alignment="center"):
        seed("mode", "exact" if state.exact else "forms")
        st.segmented_control(
            words("mode"),
            ["forms", "exact"],
            format_func=lambda mode: words(f"mode.{mode}"),
            key="mode",
            required=True,
            label_visibility="collapsed",
            on_change=on_change("mode", lambda now, mode: now.turned(exact=mode == "exact")),
        )
        seed("both", not state.own_language)
        turn = on_change("both", lambda now, both: now.turned(own_language=not both))
        st.checkbox(words("both"), key="both", disabled=state.exact, on_change=turn)  # a word as it stands has no twin
        with st.popover(words("help"), type="tertiary"):
            st.html(ways_out.guide(words, state))


def _also(page: Page, state: State, words: Wording) -> None:
    if not page.also and not state.dropped:
        return
    with st.container(horizontal=True, key="also", vertical_alignment="center"):
        st.html(f'<span class="d-label">{escaped(words("also"))}</span>', width="content")
        for word in dict.fromkeys(bridged.to for bridged in page.also if bridged.to not in state.dropped):
            dropped = state.turned(dropped=(*state.dropped, word))
            st.button(f"{label(word)} ✕", key=f"also:{word}", on_click=go, args=(dropped,), help=words("also.drop"))
        if state.dropped:
            st.button(words("also.restore"), key="also:all", on_click=go, args=(state.turned(dropped=()),), type="tertiary")


def _chips(state: State, words: Wording) -> None:
    active = chips(state, words)
    if not active:
        return
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        st.html(f'<span class="d-label">{escaped(words("filters"))}</span>', width="content")
        for number, chip in enumerate(active):
            st.button(f"{label(chip.text)} ✕", key=f"chip:{number}", on_click=go, args=(chip.without,), help=words("chip.remove"))
        if len(active) > 1:
            st.button(words("chips.reset"), key="chip:all", on_click=go, args=(state.unfiltered(),), type="tertiary")


def _results(page: Page, state: State, asked: int, words: Wording) -> None:
    with st.container(horizontal=True, key="head", vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(head(page, state, words))
        if page.total:
            _sorting(page, state, words)
    if asked > page.number and page.total:
        st.html(_past_the_end(asked, state, words))
    for text in ways_out.notices(page, words):
        st.html(notice(text))
    if page.total:
        ways_out.suggestions(page, state, words)
        st.html(listed(page, state, words) + pages(page, state, words))
        download_row(page, state, words)
    else:
        ways_out.show(page, state, words)
    about = door.about(page.build)
    st.html(footer(page, about.documents, len(about.rejected), words))


def _past_the_end(asked: int, state: State, words: Wording) -> str:
    said = words("notice.last-page", asked=words.number(asked), shown=words.number(state.page))
    way = f'<a href="{escaped(address(state.turned(page=1)))}">{escaped(words("page.first"))}</a>'
    return f'<div class="d-notice" role="status">{escaped(said)} {way}</div>'


def _sorting(page: Page, state: State, words: Wording) -> None:
    """The order of an answer; relevance is offered where there is a word to be relevant to."""
    orders = [Order.RELEVANCE, Order.NEWEST, Order.OLDEST] if page.ranked else [Order.NEWEST, Order.OLDEST]
    seed("sort", page.order.value)
    st.selectbox(
        words("sort"),
        [order.value for order in orders],
        format_func=lambda order: words(f"sort.{order}"),
        key="sort",
        width=230,
        label_visibility="collapsed",
        on_change=on_change("sort", lambda now, order: now.turned(order=Order(str(order)))),
    )
