"""The row below the results: the whole result as a file, and the link to this very page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from indexer import Page
from ui import door
from ui.exports import FORMATS, Statement, exported
from ui.facets import chips
from ui.markup import escaped
from ui.navigation import absolute
from ui.state import State, address
from ui.wording import Wording

LONGEST_SLUG = 40


def download_row(page: Page, state: State, words: Wording) -> None:
    """Draw the row. A file is made when its button is pressed, not before."""
    with st.container(horizontal=True, key="downloads", vertical_alignment="center"):
        st.html(f'<span class="d-label">{escaped(words("export"))}</span>', width="content")
        for form, mime in FORMATS.items():
            name = file_name(page, form)
            data = _maker(form, state, _statement(page, state, words))
            st.download_button(words(f"export.{form}"), data, name, mime, key=f"export:{form}", on_click="ignore", type="tertiary")
        st.html(f'<a class="d-permalink" href="{escaped(address(state))}">{escaped(words("permalink"))}</a>', width="content")


def file_name(page: Page, form: str) -> str:
    """A name that tells the query and the build: `depesha-гарантії-безпеки-gen-….csv`."""
    slug = re.sub(r"[\W_]+", "-", page.query.lower())[:LONGEST_SLUG].strip("-")
    return f"{'-'.join(filter(None, ('depesha', slug, page.build)))}.{form}".replace(":", "")


def _maker(form: str, state: State, statement: Statement) -> Callable[[], bytes]:
    index = door.index()
    return lambda: exported(form, tuple(index.export(state.question())), statement)


def _statement(page: Page, state: State, words: Wording) -> Statement:
    return Statement(
        page.query,
        "; ".join(chip.text for chip in chips(state, words)),
        page.build,
        datetime.now(UTC).isoformat(timespec="minutes"),
        absolute(address(state)),
    )
