"""The comparison page: two documents side by side, or the choice of those that are still missing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from indexer import Comparison, DepeshaError, Document, InputError, Kind, UnknownDocumentError, in_order
from ui import compare_choice, door
from ui.citations import NAMES, STYLES, citation
from ui.compare_export import Stated, as_csv
from ui.compared import columns, counted, differs, heads, legend, title_rows
from ui.markup import escaped
from ui.navigation import absolute, go, here, named, seed, wording
from ui.problems import explained, notice
from ui.state import State, address
from ui.wording import Wording

ONLY = "only"
DIFFERENCES = "differences"


def show() -> None:
    """Draw the comparison that the URL names."""
    state, words = here(), wording()
    st.html(f'<h1 class="d-page" lang="{words.language}">{escaped(words("title.compare"))}</h1>')
    try:
        _show(state, words)
    except DepeshaError as problem:
        st.html(explained(words, problem))


def _show(state: State, words: Wording) -> None:
    ids = {side: named(side) for side in "ab"}
    found = {side: _document(side, id, words) for side, id in ids.items()}
    if ids["a"] and ids["a"] == ids["b"]:
        st.html(notice(words("problem.same-document"), urgent=True))
        found["b"] = None
    if not (found["a"] and found["b"]):
        compare_choice.show(found["a"], found["b"], state, words)
        return
    try:
        comparison = door.index().compare(ids["a"], ids["b"])
    except InputError:
        st.html(notice(words("problem.too-long"), urgent=True))
        return
    _compared(comparison, state, words)


def _document(side: str, id: str, words: Wording) -> Document | None:
    """The document of a side; None, with a sentence for the reader, when the index has none of this id."""
    if not id:
        return None
    try:
        return door.index().document(id)
    except UnknownDocumentError:
        st.html(notice(words("problem.no-side", side=words(f"side.{side}"), id=id), urgent=True))
        return None


def _compared(comparison: Comparison, state: State, words: Wording) -> None:
    a, b = comparison.a.document, comparison.b.document
    st.set_page_config(page_title=f"{a.title or words('untitled')} ↔ {b.title or words('untitled')}")
    only = named(ONLY) == DIFFERENCES
    if (cited := named("build")) and cited != door.index().build:
        st.html(notice(words("compare.other-build", cited=words.build(cited), now=words.build(door.index().build))))
    st.html(heads(comparison, state, words))
    with st.container(horizontal=True, key="compare", vertical_alignment="center"):
        st.html(counted(comparison, words), width="content")
        _switch(only, words)
        for text, target in _ways(a, b):
            st.html(f'<a href="{escaped(address(State(ui=state.ui), "compare", **target))}">{escaped(words(text))}</a>', width="content")
    st.html(legend(words))
    if not (comparison.a.sentences and comparison.b.sentences):
        st.html(notice(words("compare.no-text")))
    if only and not any(differs(row) for row in (*in_order(comparison), *(row for row, _ in title_rows(comparison)))):
        st.html(notice(_none_differ(comparison, words)))
    st.html(columns(comparison, only, words))
    _below(comparison, only, state, words)


def _none_differ(comparison: Comparison, words: Wording) -> str:
    """What is said where the filter leaves nothing: other words are no difference to it, and are owned up to."""
    reworded = sum(pair.kind is not Kind.VERBATIM for pair in comparison.pairs)
    return words("compare.other-words", pairs=words.count("pairs", reworded)) if reworded else words("compare.none-differ")


def _switch(only: bool, words: Wording) -> None:
    seed(ONLY, only)
    st.toggle(words("compare.differences"), key=ONLY, on_change=_filter)


def _filter() -> None:
    go(here(), **{ONLY: DIFFERENCES if st.session_state[ONLY] else ""})


def _ways(a: Document, b: Document) -> tuple[tuple[str, dict[str, str]], ...]:
    return ("compare.swap", {"a": b.id, "b": a.id}), ("choose.other", {"a": a.id})


def _below(comparison: Comparison, only: bool, state: State, words: Wording) -> None:
    """The comparison as a file, its link, and the citation of both documents."""
    a, b = comparison.a.document, comparison.b.document
    build = door.index().build
    link = address(State(ui=state.ui), "compare", a=a.id, b=b.id, **({ONLY: DIFFERENCES} if only else {}), build=build)
    with st.container(horizontal=True, key="downloads", vertical_alignment="center"):
        st.html(f'<span class="d-label">{escaped(words("compare.save"))}</span>', width="content")
        filters, now = words("compare.differences") if only else "", datetime.now(UTC).isoformat(timespec="minutes")
        stated = Stated(filters, build, now, absolute(link))
        name = f"depesha-comparison{'-differences' if only else ''}-{build}.csv".replace(":", "")
        st.download_button(
            words("export.csv"), lambda: as_csv(comparison, only, stated), name, "text/csv",
            key="export:compare", on_click="ignore", type="tertiary",
        )  # fmt: skip
        st.html(f'<a class="d-permalink" href="{escaped(link)}">{escaped(words("compare.link"))}</a>', width="content")
    style = st.selectbox(words("citation"), list(STYLES), format_func=lambda style: NAMES[style], key="style", width=240)
    places = (absolute(address(State(), "doc", id=document.id)) for document in (a, b))
    cited = (citation(style, document, place, date.today().isoformat()) for document, place in zip((a, b), places, strict=True))
    st.code("\n\n".join(cited), language=None, wrap_lines=True)
