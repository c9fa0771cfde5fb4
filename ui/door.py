"""The one place where the page takes its index from: opened once for the whole server, shared by all sessions.

An Index looks at what is published with every call, so it is opened once and a rebuild needs no restart.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import streamlit as st

from indexer import About, Document, FacetCount, Index, Page, Question, Settings, open_index, read_settings
from ui.wording import Wording

Facets: TypeAlias = tuple[tuple[str, tuple[FacetCount, ...]], ...]


def index() -> Index:
    """The index that the environment and depesha.toml name; NoIndexError when there is none."""
    settings = read_settings({}, os.environ, Path.cwd())
    return _open(repr(settings), settings)


@st.cache_resource(show_spinner=False)
def _open(name: str, _settings: Settings) -> Index:
    return open_index(_settings)


def about(build: str) -> About:
    """The collection in numbers, counted once a build."""
    return _about(build, index())


@st.cache_resource(show_spinner=False, max_entries=4)
def _about(build: str, _index: Index) -> About:
    return _index.about()


def with_names(words: Wording) -> Wording:
    """The words with the names of all persons, institutions and countries of the collection."""
    return replace(words, names=dict(about(index().build).names))


def similar(id: str) -> tuple[Document, ...]:
    """The documents most like the one of this id, looked for once a build."""
    opened = index()
    return _similar(opened.build, id, opened)


@st.cache_resource(show_spinner=False, max_entries=256)
def _similar(build: str, id: str, _index: Index) -> tuple[Document, ...]:
    return _index.similar(id)


def counts(facets: Facets, facet: str) -> tuple[FacetCount, ...]:
    """The counts of one facet of an answer."""
    return dict(facets).get(facet, ())


def total(question: Question) -> int:
    """How many documents a question would find with all of its words; a looser search counts for nothing."""
    page: Page = index().search(question)
    return page.total if page.mode != "any" else 0
