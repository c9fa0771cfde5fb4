"""The column beside the results: language, date, source and tags with their counts, and what is kept out."""

from __future__ import annotations

import streamlit as st

from indexer import FacetCount, Page
from ui import date_panel, door
from ui.facets import PILLS_AT_MOST, offered, pill
from ui.navigation import on_change, seed
from ui.state import State
from ui.wording import Wording

ORDER = ("language", "source", "person", "institution", "country", "tag")
UNKNOWN = ""  # widgets hold strings; a facet's unknown value is None


def show(page: Page, state: State, words: Wording) -> None:
    """Draw the column. On a narrow screen it is folded behind a switch, by the style sheet."""
    st.toggle(words("narrow"), key="narrow")
    with st.container(key="facets"):
        everything = door.about(page.build).facets
        _values("language", page, everything, state, words)
        date_panel.show(page, state, words)
        for facet in ORDER[1:]:
            _values(facet, page, everything, state, words)
        _excluded(page, state, words)


def _values(facet: str, page: Page, everything: door.Facets, state: State, words: Wording) -> None:
    chosen = state.chosen(facet)
    shown = offered(door.counts(page.facets, facet), door.counts(everything, facet), chosen)
    if facet not in ("language", "source"):  # most documents have none: that is no value to look for
        shown = tuple(count for count in shown if count.value is not None or None in chosen)
    if shown:
        _pick(facet, shown, chosen, words, exclude=False)


def _pick(facet: str, shown: tuple[FacetCount, ...], chosen: tuple[str | None, ...], words: Wording, *, exclude: bool) -> None:
    key = f"{'not' if exclude else 'is'}:{facet}"
    counts = {count.value or UNKNOWN: count for count in shown}
    seed(key, [value or UNKNOWN for value in chosen])
    changed = on_change(key, lambda now, values: now.with_values(facet, _values_of(values), exclude=exclude))
    if len(counts) <= PILLS_AT_MOST:
        st.pills(
            words(f"facet.{facet}"),
            list(counts),
            selection_mode="multi",
            format_func=lambda value: pill(words, facet, counts[value]),
            key=key,
            on_change=changed,
        )
    else:
        st.multiselect(
            words(f"facet.{facet}"),
            list(counts),
            format_func=lambda value: f"{words.value(facet, value or None)} · {words.number(counts[value].count)}",
            key=key,
            on_change=changed,
            placeholder=words("choose", n=words.number(len(counts))),
        )


def _values_of(values: object) -> list[str | None]:
    return [str(value) or None for value in values] if isinstance(values, list) else []


def _excluded(page: Page, state: State, words: Wording) -> None:
    """What can be kept out: values of what was found, counted as beside; nothing found is nothing to keep out."""
    groups = {facet: _excludable(facet, page, state) for facet in ORDER}
    if not any(groups.values()):
        return
    with st.popover(words("exclude"), type="tertiary"), st.container(key="excluded"):
        for facet, shown in groups.items():
            if shown:
                with st.container():
                    _pick(facet, shown, state.chosen(facet, exclude=True), words, exclude=True)


def _excludable(facet: str, page: Page, state: State) -> tuple[FacetCount, ...]:
    chosen = state.chosen(facet, exclude=True)
    shown = offered(door.counts(page.facets, facet) if page.total else (), (), chosen)
    return shown if len(shown) > 1 or chosen else ()
