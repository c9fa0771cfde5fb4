"""The door of the page: `streamlit run ui/app.py`, or `depesha serve`. The frame around every page, and which page it is."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from indexer import DepeshaError
from ui import about_page, compare_page, context_page, document_page, events_page, search_page
from ui.markup import escaped
from ui.navigation import here, subject, wording
from ui.problems import explained
from ui.state import INTERFACES, State, address
from ui.wording import Wording

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#1f5673"/>'
    '<path d="M6 10h20v13H6zM6 10l10 8 10-8" fill="none" stroke="#fcfbf8" stroke-width="2"/></svg>'
)
STYLE = Path(__file__).parent / "style.css"
SCRIPT = Path(__file__).parent / "page.js"


def main() -> None:
    """Draw the frame, then the page that the address names."""
    words, state = wording(), here()
    pages = {
        "": st.Page(search_page.show, title=words("name"), url_path="search", default=True, visibility="hidden"),
        "doc": st.Page(document_page.show, title=words("name"), url_path="doc", visibility="hidden"),
        "compare": st.Page(compare_page.show, title=words("title.compare"), url_path="compare", visibility="hidden"),
        "events": st.Page(events_page.show, title=words("title.events"), url_path="events", visibility="hidden"),
        "context": st.Page(context_page.show, title=words("title.context"), url_path="context", visibility="hidden"),
        "about": st.Page(about_page.show, title=words("title.about"), url_path="about", visibility="hidden"),
    }
    page = st.navigation(list(pages.values()), position="hidden")
    path = next(name for name, known in pages.items() if known == page)
    st.set_page_config(page_title=_tab(path, page.title, state, words), page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
    st.html(STYLE)
    st.html(_frame(path, state, words))
    try:
        page.run()
    except DepeshaError as problem:  # an index that went away between two looks at it
        st.html(explained(words, problem))
    # The one script is a constant of the project; document text never comes near it.
    st.html(f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)


def _tab(path: str, title: str, state: State, words: Wording) -> str:
    """What the browser's tab says: the query, the page, the name; a document writes its own title over it."""
    query = state.text if path in ("", "context") else ""
    return " — ".join(dict.fromkeys(part for part in (query, title, words("name")) if part))


def _frame(path: str, state: State, words: Wording) -> str:
    fresh, skip = State(ui=state.ui), "content" if path else "results"
    links = "".join(
        f'<a href="{escaped(address(fresh, target or "./"))}"{_current(target, path)}>{escaped(words(key))}</a>'
        for target, key in (
            ("", "nav.search"),
            ("compare", "nav.compare"),
            ("events", "nav.events"),
            ("context", "nav.context"),
            ("about", "nav.about"),
        )
    )
    return (
        f'<header class="d-frame" lang="{words.language}" data-skip="{escaped(words(f"skip.{skip}"))}">'
        f'<a class="d-brand" href="{escaped(address(fresh))}">{escaped(words("name"))}</a>'
        f'<nav aria-label="{escaped(words("nav"))}">{links}</nav>'
        f'<nav class="d-languages" aria-label="{escaped(words("nav.languages"))}">{_languages(path, state, words)}</nav></header>'
    )


def _current(target: str, path: str) -> str:
    return ' aria-current="page"' if target == path else ""


def _languages(path: str, state: State, words: Wording) -> str:
    named = subject() if path else {}
    return "".join(
        f'<a href="{escaped(address(state.turned(ui=code, page=state.page), path or "./", **named))}" lang="{code}" hreflang="{code}"'
        f"{_current(code, words.language)}>{name}</a>"
        for code, name in zip(INTERFACES, ("УКР", "РУС", "ENG"), strict=True)
    )


main()
