"""Words by which a text keeps its distance from what it reports: якобы, мол, нібито, мовляв.

They are found as whole words (there is none in «Молдови»), and compared by class: who writes «нібито» for «якобы» has kept a hedge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from indexer.analysis import fold
from indexer.model import Token
from indexer.readouts.data_tables import rows
from indexer.readouts.marks import Mark


@dataclass(frozen=True, slots=True)
class _Hedge:
    words: tuple[str, ...]
    kind: str
    place: str


def find_hedges(text: str, tokens: Sequence[Token], language: str) -> tuple[Mark, ...]:
    """The hedges of a sentence in their order; the longest at each place."""
    folded = [fold(token.form) for token in tokens]
    found: list[Mark] = []
    place = 0
    while place < len(tokens):
        hedge = _hedge_at(text, tokens, folded, place, language)
        if hedge:
            first, last = tokens[place].start, tokens[place + len(hedge.words) - 1].end
            found.append(Mark(first, last, text[first:last].lower(), hedge.kind))
        place += len(hedge.words) if hedge else 1
    return tuple(found)


def _hedge_at(text: str, tokens: Sequence[Token], folded: Sequence[str], place: int, language: str) -> _Hedge | None:
    for hedge in _hedges().get((language, folded[place]), ()):
        end = place + len(hedge.words)
        if tuple(folded[place:end]) == hedge.words and _stands(text, tokens[place].start, tokens[end - 1].end, hedge.place):
            return hedge
    return None


def _stands(text: str, start: int, end: int, place: str) -> bool:
    """Is a word where it hedges? A pier at the head of a sentence has no comma behind it; «, говорят,» has one on both sides."""
    before, behind = text[:start].rstrip(), text[end:].lstrip()
    is_first = not any(map(str.isalnum, before))
    is_set_off = not before[-1:].isalnum() and (not behind or behind[0] in ",:;.)—–")
    match place:
        case "comma":
            return is_set_off if is_first else not before[-1:].isalnum()
        case "aside":
            return is_set_off and not re.match(r",\s*(?:что|чтобы|що|щоб)(?!\w)", behind if not is_first else "")
    return True


@cache
def _hedges() -> dict[tuple[str, str], tuple[_Hedge, ...]]:
    """Language and first word → the hedges that begin so, longest first."""
    found: dict[tuple[str, str], tuple[_Hedge, ...]] = {}
    for language, written, kind, place, *_ in rows("hedges.tsv"):
        words = tuple(fold(written).split())
        hedges = (*found.get((language, words[0]), ()), _Hedge(words, kind, place))
        found[language, words[0]] = tuple(sorted(hedges, key=lambda hedge: -len(hedge.words)))
    return found
