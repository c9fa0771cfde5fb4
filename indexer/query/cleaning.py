"""The first step of a query, and what the package takes from the analyser's own idea of a word.

A query comes from a keyboard, a clipboard or a link, so it may hold anything that a string can hold.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from indexer.analysis.words import APOSTROPHES
from indexer.query.limits import MOST_CHARACTERS, too_long

_DROPPED = {"Cc", "Cf", "Cs"}  # control and format characters, lone surrogates
_ONE_APOSTROPHE = {ord(mark): "'" for mark in APOSTROPHES}
_WORST_SHRINKAGE = 10  # text so much over the limit is refused before it is looked at


@dataclass(frozen=True, slots=True)
class Typed:
    """A query as it is read: `plain` has one kind of apostrophe, `given` the ones that were typed; places are the same in both."""

    given: str
    plain: str


def clean(text: str) -> Typed:
    """Composed, in single spaces, without invisible characters; QueryError when it is too long."""
    if len(text) > _WORST_SHRINKAGE * MOST_CHARACTERS:
        raise too_long(len(text))
    kept = "".join(map(_visible, text))
    given = " ".join(unicodedata.normalize("NFC", kept).split())
    if len(given) > MOST_CHARACTERS:
        raise too_long(len(given))
    return Typed(given, given.translate(_ONE_APOSTROPHE))


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character
