"""The document page: the text with its marks, what is known of it and how, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from indexer import DepeshaError, Reading
from ui import door, similar
from ui.document_facts import citing, known, removed
from ui.markup import escaped, label, lang, marked, merged, paragraphs
from ui.navigation import document_id, go, here, named, wording
from ui.problems import explained, notice
from ui.results import compare_link, facts
from ui.state import LAST_PAGE, State, address
from ui.wording import Wording


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The result before or after this one in the list that the reader came from, and the list's state there."""

    id: str
    title: str
    state: State


def show() -> None:
    """Draw the document that the URL names."""
    state, words, id = here(), wording(), document_id()
    if not id:
        st.html(_back(state, words) + notice(words("document.unnamed"), urgent=True))
        return
    try:
        reading = door.index().read(id, state.question())
        before, after = _neighbours(id, state)
        found = door.index().event_of(id, 0)
        alike = door.similar(id)
    except DepeshaError as problem:
        st.html(_back(state, words) + explained(words, problem))
        return
    document = reading.document
    st.set_page_config(page_title=document.title or words("untitled"))
    _head(before, after, state, words)
    text, beside = st.columns([5, 2], gap="large")
    with text:
        st.html(_title(reading, words))
        hit = _hits(reading, state, words)
        st.html(_article(reading, hit))
        if document.removed:
            st.html(removed(document, words))
    with beside:
        st.html(known(document, found.event if found else None, state, words) + compare_link(document, state, words))
        citing(document, words)
        if alike:
            st.html(similar.listed(document, alike, state, words))


def _back(state: State, words: Wording) -> str:
    key = "back.results" if state.text or state.is_filtered else "back.search"
    return f'<a class="d-back" href="{escaped(address(state))}">← {escaped(words(key))}</a>'


def _head(before: Neighbour | None, after: Neighbour | None, state: State, words: Wording) -> None:
    with st.container(horizontal=True, key="way", vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(_back(state, words), width="content")
        with st.container(horizontal=True, key="neighbours", width="content"):
            _neighbour(before, "result.previous", "P", words)
            _neighbour(after, "result.next", "N", words)


def _neighbour(found: Neighbour | None, key: str, letter: str, words: Wording) -> None:
    """A button that page.js presses at its letter, in the Latin or a Cyrillic layout of the keyboard."""
    st.button(
        f"{words(key)} `{letter}`",
        key=key,
        type="tertiary",
        disabled=found is None,
        help=label(found.title) if found else None,
        on_click=go,
        args=(found.state, found.id) if found else (here(),),
    )


def _neighbours(id: str, state: State) -> tuple[Neighbour | None, Neighbour | None]:
    """The results around this one; none when the link came without the list's page."""
    listed = _listed(state)
    place = next((number for number, found in enumerate(listed) if found.id == id), None)
    if place is None:
        return None, None
    before = listed[place - 1] if place else next(iter(_listed(replace(state, page=state.page - 1))[::-1]), None)
    after = listed[place + 1] if place + 1 < len(listed) else next(iter(_listed(replace(state, page=state.page + 1))), None)
    return before, after


def _listed(state: State) -> list[Neighbour]:
    if not 1 <= state.page <= LAST_PAGE:
        return []
    return [Neighbour(result.document.id, result.document.title, state) for result in door.index().search(state.question()).results]


def _title(reading: Reading, words: Wording) -> str:
    document = reading.document
    title = marked(document.title, reading.title_marks) if document.title else escaped(words("untitled"))
    return f'<header class="d-head"><h1{lang(document.language)}>{title}</h1><p class="d-facts">{facts(document, words)}</p></header>'


def _hits(reading: Reading, state: State, words: Wording) -> int:
    """The bar that goes from hit to hit; gives the number of the first one to show, 0 when marks are off or there is none.

    The steps themselves are made in the browser (page.js): no key is lost while the script runs, and none has to wait for it.
    """
    total = len(merged(reading.marks, len(reading.document.body)))
    if not total:
        if state.text:
            st.html(f'<p class="d-label">{escaped(words("hits.none"))}</p>')
        return 0
    hit = min(_opened_at(reading, named("at")), total)
    with st.container(horizontal=True, key="hits", vertical_alignment="center"):
        on = st.toggle(words("marks"), value=True, key="marks")
        if on:
            st.html(_steps(hit, total, words), width="content")
    return hit if on else 0


def _steps(hit: int, total: int, words: Wording) -> str:
    """Two buttons and the number of the current hit, which page.js keeps."""
    buttons = "".join(
        f'<button type="button" class="d-step" data-step="{step}">{sign} <span>{escaped(words(key))}</span> <kbd>{letter}</kbd></button>'
        for key, sign, letter, step in (("hit.previous", "↑", "K", -1), ("hit.next", "↓", "J", 1))
    )
    count = words("hit.of", n=f'<span class="d-hit">{hit}</span>', total=words.number(total))
    return f'<div class="d-steps" lang="{words.language}">{buttons}<span class="d-label" role="status">{count}</span></div>'


def _opened_at(reading: Reading, place: str) -> int:
    """The number of the first hit that does not end before a place in the body; 1 when none is named."""
    if not (place.isascii() and place.isdigit() and len(place) < 10):
        return 1
    return 1 + sum(end <= int(place) for _, end in merged(reading.marks, len(reading.document.body)))


def _article(reading: Reading, hit: int) -> str:
    document = reading.document
    marks = reading.marks if hit else ()
    named = f'data-document="{escaped(document.id)}" data-hit="{hit}"'
    return f'<article class="d-text" {named}{lang(document.language)}>{paragraphs(document, marks, hit)}</article>'
