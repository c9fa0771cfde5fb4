"""Two documents side by side: which sentences answer which, how closely, and what became of hedges and frames on the way.

    document → sentences → mentions of concepts → likeness → pairs → kinds, hedges, frames

Pure: documents and an analyser in, values out. What is of A alone or B alone is said as such, never guessed at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from indexer.analysis import Analyser
from indexer.errors import InputError
from indexer.model import Document
from indexer.readouts.alignment import align
from indexer.readouts.concepts import Concepts
from indexer.readouts.judging import Judge, Pair
from indexer.readouts.likeness import evidence, sides
from indexer.readouts.sentences import Sentence, split_document
from indexer.readouts.tellings import Telling

MOST_SENTENCES = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of one document; `alone` are those without an answer.

    `own` has for each sentence the places, as [start, end) in its text, of words that the other document has nowhere.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    alone: tuple[int, ...]
    own: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents side by side; pairs in the order of A. A sentence is of one pair, or alone on its side.

    `titles` are both titles compared as texts of their own, None unless they stand apart from their bodies and answer each other.
    """

    a: Told
    b: Told
    pairs: tuple[Pair, ...]
    titles: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the two columns: a pair, or the number of a sentence that stands alone on its side."""

    pair: Pair | None = None
    only_a: int | None = None
    only_b: int | None = None


def compare(analyser: Analyser, a: Document, b: Document) -> Comparison:
    """A and B side by side. The same documents and the same analyser give the same comparison.

    InputError when one of them has more than MOST_SENTENCES: the work grows with the product of the two.
    """
    concepts = Concepts(analyser)
    return replace(_side_by_side(analyser, concepts, a, b), titles=_titles(analyser, concepts, a, b))


def _side_by_side(analyser: Analyser, concepts: Concepts, a: Document, b: Document) -> Comparison:
    texts = Telling(_sentences(a)), Telling(_sentences(b))
    weighed = sides(*([concepts.of(*told) for told in zip(text.sentences, text.tokens, strict=True)] for text in texts))
    found = evidence(*weighed, same_language=a.language == b.language)
    judge = Judge(texts, weighed, found, analyser)
    pairs = tuple(map(judge.pair, align(*weighed, found)))
    return Comparison(_told(0, a, judge, pairs), _told(1, b, judge, pairs), pairs)


def _titles(analyser: Analyser, concepts: Concepts, a: Document, b: Document) -> Comparison | None:
    """The titles as bodies. No word of theirs is said to be nowhere in the other text, which is more than its title."""
    if not all(map(_stands_apart, (a, b))):
        return None
    found = _side_by_side(
        analyser, concepts, *(replace(one, paragraphs=(one.title,), paragraph_languages=(one.language,)) for one in (a, b))
    )
    return replace(found, a=_bare(found.a), b=_bare(found.b)) if found.pairs else None


def _bare(told: Told) -> Told:
    return replace(told, own=((),) * len(told.sentences))


def _stands_apart(document: Document) -> bool:
    """Is the title more than the first words of the body?"""
    title = " ".join(document.title.split()).rstrip(" .…")
    return bool(title) and not " ".join(document.body[: 2 * len(document.title)].split()).startswith(title)


def _sentences(document: Document) -> tuple[Sentence, ...]:
    sentences = split_document(document)
    if len(sentences) > MOST_SENTENCES:
        raise InputError(f"{document.id} has {len(sentences):,} sentences; at most {MOST_SENTENCES:,} are compared. Split it into files.")
    return sentences


def _told(side: int, document: Document, judge: Judge, pairs: Sequence[Pair]) -> Told:
    sentences = judge.texts[side].sentences
    answered = {number for pair in pairs for number in pair.side(side)}
    alone = tuple(number for number in range(len(sentences)) if number not in answered)
    return Told(document, sentences, alone, judge.own_words(side))


def in_order(comparison: Comparison) -> tuple[Row, ...]:
    """All of both texts in the order of A; what is of B alone stands behind the pair that it follows in B, and behind what A has there."""
    rows = [(min(pair.a), Row(pair=pair)) for pair in comparison.pairs] + [(number, Row(only_a=number)) for number in comparison.a.alone]
    ordered = [row for _, row in sorted(rows, key=lambda found: found[0])]
    places = {number: _last_of_a(ordered, place) for place, row in enumerate(ordered) if row.pair for number in row.pair.b}
    first = _last_of_a(ordered, -1)
    behind = [(places.get(_before(number, places), first), Row(only_b=number)) for number in comparison.b.alone]
    following = {
        place: [row for _, row in group] for place, group in groupby(sorted(behind, key=lambda found: found[0]), lambda found: found[0])
    }
    return tuple(following.get(-1, ())) + tuple(shown for place, row in enumerate(ordered) for shown in (row, *following.get(place, ())))


def _last_of_a(ordered: Sequence[Row], place: int) -> int:
    """The place of the last row behind this one up to which A stands alone."""
    while place + 1 < len(ordered) and ordered[place + 1].pair is None:
        place += 1
    return place


def _before(number: int, places: dict[int, int]) -> int:
    """The nearest sentence of B before this one that has an answer; -1 when there is none."""
    return max((other for other in places if other < number), default=-1)
