"""What is counted: forms that meet the other forms of their lemma, names, twins across the languages, and answers by their ranks.

A method is seen through two functions: `write` gives the keys of a word that stands in a text, `seek` those that a query looks for.
A query word finds a text word when they share a key.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

KeysOf: TypeAlias = Callable[[str], frozenset[str]]
Together: TypeAlias = Mapping[str, AbstractSet[str]]

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the pairs that were found are those that were wanted."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def conflation(rows: Iterable[tuple[str, str, int]], write: KeysOf, seek: KeysOf) -> tuple[Agreement, Agreement]:
    """Over rows (form, lemma, count): do a lemma's forms find one another? By types, and by tokens: each pair as often as it may occur.

    Ordered pairs of distinct forms; a form of two lemmas belongs with both.
    """
    counts, forms_of = Counter[str](), defaultdict[str, set[str]](set)
    for form, lemma, count in rows:
        counts[form] += count
        forms_of[lemma].add(form)
    wanted = defaultdict[str, set[str]](set)
    for forms in forms_of.values():
        for form in forms:
            wanted[form] |= forms
    found = finds(counts, write, seek)
    return agreement(wanted, found, lambda one, other: 1), agreement(wanted, found, lambda one, other: counts[one] * counts[other])


def finds(words: Iterable[str], write: KeysOf, seek: KeysOf) -> dict[str, set[str]]:
    """For each word as a query, the words that it finds among the same words as texts."""
    written = defaultdict[str, set[str]](set)
    words = list(words)
    for word in words:
        for key in write(word):
            written[key].add(word)
    return {word: {found for key in seek(word) for found in written.get(key, ())} for word in words}


def agreement(wanted: Together, found: Together, weight: Callable[[str, str], int]) -> Agreement:
    """Precision and recall over ordered pairs of different words."""

    def total(pairs: Together) -> int:
        return sum(weight(one, other) for one, others in pairs.items() for other in others if one != other)

    hit = total({word: wanted[word] & found[word] for word in wanted})
    return Agreement(_share(hit, total(found)), _share(hit, total(wanted)))


def pairs_met(paradigms: Iterable[Sequence[str]], write: KeysOf, seek: KeysOf) -> float:
    """The share of ordered pairs of different forms of a name where the first, typed small, finds the second as it stands."""
    pairs = [(one, other) for forms in paradigms for one in forms for other in forms if one != other]
    return share_met(pairs, write, seek)


def share_met(pairs: Iterable[tuple[str, str]], write: KeysOf, seek: KeysOf) -> float:
    """The share of pairs where the first word, typed small, finds the second as it stands in a text."""
    met = [not seek(one.lower()).isdisjoint(write(other)) for one, other in pairs]
    return _share(sum(met), len(met))


def share_met_any(rows: Iterable[tuple[Sequence[str], Sequence[str]]], write: KeysOf, seek: KeysOf) -> float:
    """The share of rows where one of the first words, typed small, finds one of the second."""
    met = [any(share_met([(one, other)], write, seek) for one in ones for other in others) for ones, others in rows]
    return _share(sum(met), len(met))


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """One over the rank of the first relevant answer of ten; 0 when there is none."""
    return next((1 / rank for rank, answer in enumerate(ranked[:DEPTH], 1) if grades.get(answer)), 0.0)


def discounted_gain(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG at ten with the grade as the gain: 1 for the best order that there is (Järvelin and Kekäläinen 2002, log base 2)."""
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return _share(_gain([grades.get(answer, 0) for answer in ranked[:DEPTH]]), _gain(best))


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return _share(sum(values), len(values))


def _gain(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
