"""Choosing the two documents of a comparison: likely partners of the one that is chosen, and a search for any other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

import streamlit as st

from indexer import DateRange, Document, Question
from ui import door
from ui.compared import head
from ui.days import span
from ui.markup import escaped, lang
from ui.navigation import on_change, seed
from ui.problems import notice
from ui.results import badge, facts
from ui.search_page import LONGEST_QUERY
from ui.state import State, address
from ui.wording import Wording

SHOWN = 10
NEAR = timedelta(days=3)
"""Who tells of one event mostly does so within as many days."""
MOST_WORDS = 12


def show(a: Document | None, b: Document | None, state: State, words: Wording) -> None:
    """What is chosen, and what may be chosen beside it."""
    chosen = a or b
    if chosen:
        st.html(f'<div class="d-sides d-chosen">{head("a" if a else "b", chosen, state, words)}</div>')
    st.html(f'<p class="d-lead">{escaped(words("choose.second" if chosen else "choose.first"))}</p>')
    _box(state, words)
    missing = "b" if a else "a"
    if chosen and not state.text:
        _listed("choose.likely", likely(chosen), missing, chosen, state, words)
    else:
        found = [result.document for result in door.index().search(state.question(size=SHOWN + 1)).results]
        _listed("choose.found" if state.text else "choose.newest", _others(found, chosen), missing, chosen, state, words)


def _box(state: State, words: Wording) -> None:
    seed("q", state.text)
    st.text_input(
        words("choose.box"),
        key="q",
        type="search",
        placeholder=words("choose.example"),
        label_visibility="collapsed",
        max_chars=LONGEST_QUERY,
        on_change=on_change("q", lambda now, text: now.turned(text=str(text or "").strip())),
    )


def likely(document: Document) -> list[Document]:
    """Documents of the days around this one that share words with its title, in both languages, best first."""
    found = [result.document for result in door.index().search(_alike(document)).results]
    return _others(found, document)


def _alike(document: Document) -> Question:
    title = [word.lower() for word in re.findall(r"\w{3,}", document.title)] or re.findall(r"\w{5,}", document.body)
    return Question(" OR ".join(dict.fromkeys(title[:MOST_WORDS])), dates=_around(document), size=SHOWN + 1)


def _around(document: Document) -> DateRange | None:
    days = span(document.when.value[:10]) if document.when else None
    if days is None:
        return None
    first, last = (date.fromisoformat(day) for day in days)
    return DateRange((first - NEAR).isoformat(), (last + NEAR).isoformat(), undated=True)


def _others(found: Iterable[Document], chosen: Document | None) -> list[Document]:
    return [document for document in found if not chosen or document.id != chosen.id][:SHOWN]


def _listed(title: str, found: list[Document], side: str, chosen: Document | None, state: State, words: Wording) -> None:
    if not found:
        st.html(notice(words("nothing" if title == "choose.found" else "choose.none")))
        return
    items = "".join(f"<li>{_item(document, _with(document, side, chosen), state, words)}</li>" for document in found)
    st.html(f'<section class="d-part"><h2>{escaped(words(title))}</h2><ol class="d-results">{items}</ol></section>')


def _with(document: Document, side: str, chosen: Document | None) -> dict[str, str]:
    """The parameters of the comparison that this choice leads to, A before B."""
    ids = {side: document.id} | ({("a" if side == "b" else "b"): chosen.id} if chosen else {})
    return dict(sorted(ids.items()))


def _item(document: Document, target: dict[str, str], state: State, words: Wording) -> str:
    href = escaped(address(State(ui=state.ui), "compare", **target))
    title = escaped(document.title) if document.title else escaped(words("untitled"))
    return (
        f"<article><h2{lang(document.language)}>{badge(document, words)}"
        f'<a href="{href}">{title}</a></h2><p class="d-facts">{facts(document, words)}</p></article>'
    )
