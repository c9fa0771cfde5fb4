"""Between widgets and the URL: the URL is the truth, widgets are set from it at each run, and a change is written back to it.

So Back, Forward, links and typing are one case: the parameters changed, the page is drawn from them.
A URL is written only when it differs, since each write is a step in the browser's history.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

import streamlit as st

from ui.state import State, is_backwards, read, unread, write
from ui.wording import Wording, interface


def here() -> State:
    """The state that the URL describes."""
    return read(_parameters())


def unread_here() -> tuple[str, ...]:
    """What the URL says that cannot be read, as `name=value`."""
    return unread(_parameters())


def backwards_here() -> bool:
    """Whether the URL's dates run backwards."""
    return is_backwards(_parameters())


def _parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def wording() -> Wording:
    """The interface's words, in the language chosen or the browser's."""
    return Wording(interface(here().ui, st.context.locale))


NAMED = ("id", "a", "b", "only", "at", "view", "order", "group", "measure")
"""The parameters that name what a page is about, beside the search."""


def named(name: str) -> str:
    """What the URL names by this parameter, or nothing."""
    return st.query_params.get(name, "")


def document_id() -> str:
    """The document that the URL names, or nothing."""
    return named("id")


def subject() -> dict[str, str]:
    """All that the URL names beside the search."""
    return {name: value for name in NAMED if (value := named(name))}


def go(state: State, document: str | None = None, **more: str) -> None:
    """Write a state into the URL; what the URL names stays, but for the `document` and what else is given. For callbacks."""
    about = subject() | ({} if document is None else {"id": document, "at": ""}) | more
    parameters = {**{name: [value] for name, value in about.items() if value}, **write(state)}
    if parameters != _parameters():
        st.query_params.from_dict(parameters)


def on_change(key: str, changed: Callable[[State, object], State]) -> Callable[[], None]:
    """A callback that writes a widget's new value into the URL."""

    def write_back() -> None:
        go(changed(here(), st.session_state[key]))

    return write_back


def seed(key: str, value: object) -> None:
    """Give a widget the value that the URL has for it, before it is drawn."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def absolute(relative: str) -> str:
    """A link as a colleague can open it; relative when the browser did not say where it is."""
    return urljoin(st.context.url or "", relative)
