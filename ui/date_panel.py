"""When: a histogram that can be brushed, years and months with counts, bounds to type, and the undated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from indexer import FacetCount, Page
from ui import door, histogram, timeline
from ui.days import is_month, is_year, span
from ui.facets import offered
from ui.markup import escaped
from ui.navigation import go, here, on_change, seed
from ui.state import STEPS, State
from ui.timeline import Bar
from ui.wording import Wording

HEIGHT = 90
DRAGS = "drags"


def show(page: Page, state: State, words: Wording) -> None:
    """Draw the date facets; their counts ignore the days chosen, as every facet's counts ignore its own choice."""
    facets = _facets(page, state)
    years, months = door.counts(facets, "year"), door.counts(facets, "month")
    total, dated = sum(count.count for count in years), any(count.value and count.count for count in years)
    if not (total or state.first or state.last or state.undated):
        return
    st.html(f'<p class="d-label" lang="{words.language}">{words("facet.date")}</p>')
    if dated:
        _histogram(page, months, total, state, words)
    elif total:
        st.html(_told((), "none", words))
    if dated or state.first or state.last:
        _choices(years, months, state, words)
    _undated(next((count.count for count in years if count.value is None), 0), state, words)


def _choices(years: tuple[FacetCount, ...], months: tuple[FacetCount, ...], state: State, words: Wording) -> None:
    _years(years, state, words)
    if year := is_year(state.first, state.last):
        _months([count for count in months if count.value and count.value.startswith(year)], state, words)
    _bounds(state, words)


def _facets(page: Page, state: State) -> door.Facets:
    if not (state.first or state.last or state.undated):
        return page.facets
    return door.index().search(replace(state, first=None, last=None, undated=False, page=1).question(size=1)).facets


def _years(years: tuple[FacetCount, ...], state: State, words: Wording) -> None:
    chosen = is_year(state.first, state.last)
    shown = sorted(offered((count for count in years if count.value), (), [chosen] if chosen else []), key=lambda count: count.value or "")
    counts = {count.value: count.count for count in shown}
    seed("year", chosen)
    st.selectbox(
        words("facet.year"),
        list(counts)[::-1],
        index=None,
        format_func=lambda year: f"{year} · {words.number(counts[year])}",
        key="year",
        placeholder=words("year.any"),
        on_change=on_change("year", _within),
    )


def _months(months: list[FacetCount], state: State, words: Wording) -> None:
    chosen = is_month(state.first, state.last)
    shown = sorted(offered(months, (), [chosen] if chosen else []), key=lambda count: count.value or "")
    counts = {count.value: count.count for count in shown}
    seed("month", chosen)
    st.pills(
        words("facet.month"),
        list(counts),
        format_func=lambda month: f"{words.month(month or '')} {words.number(counts[month])}",
        key="month",
        on_change=on_change("month", lambda now, month: _within(now, month or is_year(now.first, now.last))),
    )


def _within(state: State, period: object) -> State:
    first, last = (span(str(period)) if period else None) or (None, None)
    return state.turned(first=first, last=last)


def _bounds(state: State, words: Wording) -> None:
    for column, key, day in zip(st.columns(2, gap="small"), ("first", "last"), (state.first, state.last), strict=True):
        seed(key, words.typed(day) if day else "")
        column.text_input(words(f"bound.{key}"), key=key, placeholder=words("bound.form"), on_change=_typed, args=(key,))


def _typed(key: str) -> None:
    text = str(st.session_state[key] or "").strip()
    days = span(text)
    if days or not text:
        go(here().turned(**{key: days[0 if key == "first" else 1] if days else None}))


def _undated(count: int, state: State, words: Wording) -> None:
    if not count and not state.undated:
        return
    seed("undated", state.undated)
    key = "undated.too" if state.first or state.last else "undated.only"
    st.checkbox(
        words(key, n=words.number(count)),
        key="undated",
        on_change=on_change("undated", lambda now, undated: now.turned(undated=bool(undated))),
    )


def _histogram(page: Page, months: tuple[FacetCount, ...], total: int, state: State, words: Wording) -> None:
    fine = total <= timeline.FINE_STEPS_AT_MOST
    step = state.step if fine else STEPS[0]
    bars = timeline.of_months(months) if step == "month" else _fine(page.build, _dateless(state), step)
    if len(bars) > 1:
        _chart(page, bars, step, state, words)
    elif total:
        st.html(_told(bars, step, words))
    if fine and any(count.value for count in months):
        _steps(state, words)


def _told(bars: tuple[Bar, ...], step: str, words: Wording) -> str:
    """What a chart of one bar or none would show, in words."""
    text = words(f"dates.{step}")
    if bars:
        text = words("dates.one", when=_period(bars[0], words), documents=words.count("documents", bars[0].count))
    return f'<p class="d-label" role="status">{escaped(text)}</p>'


def _period(bar: Bar, words: Wording) -> str:
    month = is_month(bar.first, bar.last)
    if month or bar.first == bar.last:
        return words.day(month or bar.first)
    return f"{words.day(bar.first)} – {words.day(bar.last)}"


def _chart(page: Page, bars: tuple[Bar, ...], step: str, state: State, words: Wording) -> None:
    # A new key is a new chart, without the rectangle of a drag that has been answered.
    key = f"brush:{step}:{page.build}:{state.text}:{state.first}:{state.last}:{st.session_state.get(DRAGS, 0)}"
    st.vega_lite_chart(
        histogram.chart(bars, state.first, state.last),
        key=key,
        height=HEIGHT,
        on_select=lambda: _brushed(key, bars, step),
        selection_mode=histogram.BRUSH,
        alt=words("histogram"),
    )


def _steps(state: State, words: Wording) -> None:
    seed("by", state.step)
    st.segmented_control(
        words("by"),
        list(STEPS),
        format_func=lambda step: words(f"step.{step}"),
        key="by",
        required=True,
        label_visibility="collapsed",
        on_change=on_change("by", lambda now, step: replace(now, step=str(step))),
    )


def _dateless(state: State) -> State:
    return replace(state, first=None, last=None, undated=False, page=1, ui="", step=STEPS[0])


@st.cache_data(show_spinner=False, max_entries=64)
def _fine(build: str, state: State, step: str) -> tuple[Bar, ...]:
    """Bars counted from the documents; `build` makes an entry stale when another one is published."""
    return timeline.of_days((document.when for document in door.index().export(state.question())), step)


def _brushed(key: str, bars: tuple[Bar, ...], step: str) -> None:
    selection: dict[str, Any] = st.session_state[key]["selection"][histogram.BRUSH]
    if ends := selection.get("first"):
        first, last = timeline.brushed(bars, step, ends)
        st.session_state[DRAGS] = st.session_state.get(DRAGS, 0) + 1
        go(here().turned(first=first, last=last))
