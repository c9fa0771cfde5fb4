"""Aligned sentences → pairs: their kind, and what became of hedges, scare quotes and verbs of saying."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from indexer.analysis import Analyser
from indexer.readouts.alignment import Aligned
from indexer.readouts.hedges import find_hedges
from indexer.readouts.likeness import Evidence, Match, Side, things_shared
from indexer.readouts.marks import Changes, Mark, changes
from indexer.readouts.quotes import find_quotes
from indexer.readouts.reversals import Reversals, Reversed
from indexer.readouts.sayings import Sayings
from indexer.readouts.tellings import Telling, numbered
from indexer.readouts.verbatim import is_verbatim

CLOSE = 0.4
"""From this similarity on, two single sentences say the same in the same order of thought."""
SURE = 0.35
"""Of pairs less alike nothing is said of hedges and frames: on the labels, all that changed below .44 belonged to another sentence."""
LEAST_SURE = 0.25
"""Less alike, a pair is unsure: of six such in the labels, four are wrong."""
FEWEST_SHARED = 1.5
"""Of what fewer things two sentences share, nobody can tell whether one answers the other."""
NEAR = 3
"""A hedge speaks of the concepts that stand so near to it, as many on either side."""


_NONE = (Changes(), Changes(), Changes())


class Kind(StrEnum):
    """How a pair answers: word for word, the same said, a part of it or said otherwise, or too short to tell."""

    VERBATIM = "verbatim"
    CLOSE = "close"
    LOOSE = "loose"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that answer each other, by number, one of them on at least one side; similarity from 0 to 1."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    similarity: float
    kind: Kind
    hedges: Changes
    quotes: Changes
    sayings: Changes
    reversed: Reversed

    def side(self, side: int) -> tuple[int, ...]:
        """The sentences of A (0) or of B (1)."""
        return (self.a, self.b)[side]

    @property
    def differs(self) -> bool:
        """Is anything but the wording different: the kind, the sense, a hedge or a frame?"""
        marked = (self.hedges, self.quotes, self.sayings)
        is_other = self.kind not in (Kind.VERBATIM, Kind.CLOSE) or bool(self.changed)
        return is_other or any(change.added or change.dropped for change in marked)

    @property
    def changed(self) -> tuple[str, ...]:
        """What turns the sense: negation, number, roles, order."""
        return self.reversed.changed

    @property
    def negations(self) -> Changes:
        """Negations of one side that deny what the other side affirms."""
        return self.reversed.negations

    @property
    def numbers(self) -> Changes:
        """Numbers of one side that the other side has otherwise, or not at all."""
        return self.reversed.numbers


class Judge:
    """Two tellings, weighed, with what answers what."""

    def __init__(self, texts: tuple[Telling, Telling], weighed: tuple[Side, Side], found: Evidence, analyser: Analyser) -> None:
        self.texts = texts
        self._weighed, self._found, self._sayings = weighed, found, Sayings(analyser)
        self._reversals = Reversals(texts, weighed, found, analyser)

    def pair(self, aligned: Aligned) -> Pair:
        """An aligned pair with its kind, its hedges and its frames; of one that is not SURE, its kind alone."""
        if aligned.similarity < SURE:
            return Pair(aligned.a, aligned.b, aligned.similarity, self._kind(aligned, False), *_NONE, Reversed())
        hedges = changes(*self._marks(aligned, self._hedges), (self._are_one_hedge, self._are_of_one_thing))
        quotes = changes(*self._marks(aligned, self._quotes), (self._share_words,))
        sayings = changes(*self._marks(aligned, self._verbs), (_are_of_one_kind,))
        turned = self._reversals.of(aligned, _is_whole(aligned))
        kind = self._kind(aligned, bool(hedges.added or hedges.dropped or turned.changed))
        return Pair(aligned.a, aligned.b, aligned.similarity, kind, hedges, quotes, sayings, turned)

    def own_words(self, side: int) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Of each sentence the places of words that say something and that the other text has nowhere."""
        answered: dict[int, set[int]] = {}
        for link, matches in self._found.items():
            answered.setdefault(link[side], set()).update((match.a, match.b)[side] for match in matches)
        numbers = range(len(self.texts[side].sentences))
        return tuple(tuple(self._unanswered(side, number, answered.get(number, set()))) for number in numbers)

    def _unanswered(self, side: int, number: int, answered: set[int]) -> Iterator[tuple[int, int]]:
        for place, mention in enumerate(self._weighed[side].mentions[number]):
            if place not in answered and mention.concept.weight == 1:
                yield mention.start, mention.end

    # --- kinds ---------------------------------------------------------------------------------

    def _kind(self, aligned: Aligned, is_changed: bool) -> Kind:
        if not is_changed and self._is_verbatim(aligned):
            return Kind.VERBATIM
        if aligned.similarity < LEAST_SURE or max(map(self._things, _links(aligned))) < FEWEST_SHARED:
            return Kind.UNSURE
        return Kind.CLOSE if _is_whole(aligned) else Kind.LOOSE

    def _things(self, link: tuple[int, int]) -> float:
        a, b = (self._weighed[side].mentions[number] for side, number in enumerate(link))
        return things_shared(self._found[link], a, b)

    def _is_verbatim(self, aligned: Aligned) -> bool:
        spoken = {self.texts[side].sentences[number].language for side, number in numbered(aligned)}
        return len(spoken) == 1 and is_verbatim(self.texts[0].folded(aligned.a), self.texts[1].folded(aligned.b))

    # --- marks ---------------------------------------------------------------------------------

    def _marks(self, aligned: Aligned, find: Callable[[int, int], tuple[Mark, ...]]) -> tuple[list[Mark], list[Mark]]:
        found: tuple[list[Mark], list[Mark]] = ([], [])
        for side, number in numbered(aligned):
            found[side].extend(replace(mark, sentence=number) for mark in find(side, number))
        return found

    def _hedges(self, side: int, number: int) -> tuple[Mark, ...]:
        sentence = self.texts[side].sentences[number]
        return find_hedges(sentence.text, self.texts[side].tokens[number], sentence.language)

    def _quotes(self, side: int, number: int) -> tuple[Mark, ...]:
        return find_quotes(self.texts[side].sentences[number].text)

    def _verbs(self, side: int, number: int) -> tuple[Mark, ...]:
        sentence = self.texts[side].sentences[number]
        return self._sayings.find(sentence.text, self.texts[side].tokens[number], sentence.language)

    def _are_one_hedge(self, a: Mark, b: Mark) -> bool:
        """Two hedges of one class, unless what stands near one is answered far from the other: then they speak of different things."""
        near = self._near(0, a), self._near(1, b)
        known = any(match.a in near[0] or match.b in near[1] for match in self._matches(a, b))
        return a.kind == b.kind and (not known or self._are_of_one_thing(a, b))

    def _are_of_one_thing(self, a: Mark, b: Mark) -> bool:
        """Two hedges with the same said near both: «якобы» became «мовляв», and is a hedge still."""
        near = self._near(0, a), self._near(1, b)
        return any(match.a in near[0] and match.b in near[1] for match in self._matches(a, b))

    def _matches(self, a: Mark, b: Mark) -> tuple[Match, ...]:
        return self._found.get((a.sentence, b.sentence), ())

    def _near(self, side: int, mark: Mark) -> frozenset[int]:
        mentions = self._weighed[side].mentions[mark.sentence]
        before = sum(mention.end <= mark.start for mention in mentions)
        return frozenset(range(before - NEAR, before + NEAR))

    def _share_words(self, a: Mark, b: Mark) -> bool:
        inside_a, inside_b = self._inside(0, a), self._inside(1, b)
        return any(match.a in inside_a and match.b in inside_b for match in self._matches(a, b))

    def _inside(self, side: int, mark: Mark) -> frozenset[int]:
        mentions = self._weighed[side].mentions[mark.sentence]
        return frozenset(place for place, mention in enumerate(mentions) if mark.start <= mention.start and mention.end <= mark.end)


def _is_whole(aligned: Aligned) -> bool:
    """Do two single sentences say the same?"""
    return aligned.similarity >= CLOSE and len(aligned.a) == len(aligned.b)


def _links(aligned: Aligned) -> Iterator[tuple[int, int]]:
    return product(aligned.a, aligned.b)


def _are_of_one_kind(a: Mark, b: Mark) -> bool:
    return a.kind == b.kind
