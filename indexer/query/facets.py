"""The values of source:, lang: and tag:, read and written."""

from __future__ import annotations

import re

from indexer.errors import QueryError, Refusal
from indexer.model import RUSSIAN, UKRAINIAN
from indexer.query.dates import UNKNOWN
from indexer.query.quotes import QUOTES, quotable
from indexer.query.syntax import Facet

FACETS = {"source": "source", "lang": "language", "language": "language", "tag": "tag"}
_WRITTEN = {"source": "source", "language": "lang", "tag": "tag"}
_LANGUAGES = {
    **dict.fromkeys(("ru", "rus", "рус", "рос"), RUSSIAN),
    **dict.fromkeys(("uk", "ua", "ukr", "укр"), UKRAINIAN),
    "other": "other",
}
BARE_VALUE = re.compile(rf"[^\s()|{QUOTES}]+")
_STOPS = ",;:!?"


def read_facet(qualifier: str, value: str, quoted: bool) -> Facet:
    """The facet of a qualifier with its value; bare `unknown` (or `null`) is the unknown value. QueryError for no language."""
    facet = FACETS[qualifier]
    if not quoted and value.lower() in (UNKNOWN, "null"):
        return Facet(facet, None)
    if facet != "language":
        return Facet(facet, value)
    if value.lower() not in _LANGUAGES:
        raise QueryError(
            f"There is no language {value} to search in. Write lang:ru, lang:uk, lang:other or lang:unknown.", Refusal.LANGUAGE
        )
    return Facet(facet, _LANGUAGES[value.lower()])


def write_facet(facet: str, value: str | None) -> str:
    """A value with its qualifier, as `read_facet` reads it."""
    return f"{_WRITTEN[facet]}:{UNKNOWN if value is None else value if _is_bare(value) else quotable(value)}"


def without_stop(value: str) -> str:
    """A bare value without the punctuation of the sentence around it; the two points of an open range are its own."""
    bare = value.rstrip(_STOPS)
    return bare if bare.endswith("..") else bare.removesuffix(".")


def _is_bare(value: str) -> bool:
    whole = BARE_VALUE.fullmatch(value) and without_stop(value) == value
    return bool(whole) and any(map(str.isalnum, value)) and value.lower() not in (UNKNOWN, "null")
