"""Words that turn a sentence into its opposite: не, нет, без, нельзя; не, немає, без.

«Не только» denies nothing, and «ни» beside a «не» of the same sentence denies no more than that one does: data/negations.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from indexer.analysis import fold
from indexer.model import Token
from indexer.readouts.data_tables import rows
from indexer.readouts.marks import Mark

STRONG, WEAK, NONE = "strong", "weak", "none"


def find_negations(text: str, tokens: Sequence[Token], language: str) -> tuple[Mark, ...]:
    """The negations of a sentence in their order; of those that only repeat one, the first where there is none to repeat."""
    found = tuple(_all(text, tokens, language))
    return tuple(mark for mark in found if mark.kind == STRONG) or found[:1]


def _all(text: str, tokens: Sequence[Token], language: str) -> Iterator[Mark]:
    folded = [fold(token.form) for token in tokens]
    place = 0
    while place < len(tokens):
        words, strength = _at(folded, place, language)
        if strength != NONE:
            first, last = tokens[place].start, tokens[place].end
            yield Mark(first, last, text[first:last].lower(), strength)
        place += len(words) or 1


def _at(folded: Sequence[str], place: int, language: str) -> tuple[tuple[str, ...], str]:
    known = _table().get((language, folded[place]), ())
    return next(((words, strength) for words, strength in known if tuple(folded[place : place + len(words)]) == words), ((), NONE))


@cache
def _table() -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Language and first word → what begins so, longest first, with its strength."""
    found: dict[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]] = {}
    for language, written, strength, *_ in rows("negations.tsv"):
        words = tuple(fold(written).split())
        known = (*found.get((language, words[0]), ()), (words, strength))
        found[language, words[0]] = tuple(sorted(known, key=lambda one: -len(one[0])))
    return found
