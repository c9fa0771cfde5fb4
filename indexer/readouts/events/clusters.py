"""Texts joined into groups step by step, with what each group has in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.readouts.events.neighbours import DAYS, LAST_DAY, Likeness
from indexer.readouts.events.profiles import Profile
from indexer.readouts.events.reprints import WHOLE, Reprint
from indexer.readouts.events.weighing import Row, Vectors

ALIKE, ALIKE_OF_ONE_OUTLET = 0.12, 0.3
"""The least mean likeness of texts of the same days about one event. An outlet tells an event once as a rule: two of its texts that are
no more alike than those of two outlets are two events of one place and one set of people."""


_MOST_SHARED = 65_536


@dataclass(slots=True)
class Cluster:
    """Texts by number, their outlets, the vector of the first, the square of the sum of all, and the days that all may be about.

    `days` is None as long as none has a day.
    """

    texts: list[int]
    outlets: frozenset[str]
    row: Row
    square: float
    days: frozenset[int] | None
    _sum: dict[int, float] | None = None

    @property
    def sum(self) -> dict[int, float]:
        """The sum of its vectors; most texts stay alone, and need none."""
        if self._sum is None:
            self._sum = dict(zip(self.row.terms.tolist(), self.row.weights.tolist(), strict=True))
        return self._sum

    def likeness(self, other: Cluster) -> float:
        """The mean likeness of the texts of one to those of the other."""
        return self.shared(other) / (len(self.texts) * len(other.texts))

    def is_like(self, other: Cluster) -> bool:
        """Are the two alike enough for one event?"""
        return self.likeness(other) >= (ALIKE if self.outlets.isdisjoint(other.outlets) else ALIKE_OF_ONE_OUTLET)

    def shared(self, other: Cluster) -> float:
        """The product of the two sums."""
        small, large = sorted((self.sum, other.sum), key=len)
        return sum(weight * large[term] for term, weight in small.items() if term in large)

    @property
    def coherence(self) -> float:
        """The mean likeness of its texts; 1 for one text."""
        size = len(self.texts)
        return max(0.0, (self.square - size) / (size * (size - 1))) if size > 1 else 1.0


class Clusters:
    """All texts of a collection, each in one cluster."""

    def __init__(self, profiles: Sequence[Profile], vectors: Vectors) -> None:
        self._profiles, self._vectors = profiles, vectors
        self._of = list(range(len(profiles)))
        self._made: dict[int, Cluster] = {}

    def of(self, text: int) -> Cluster:
        """The cluster of a text."""
        root = self.root(text)
        if root not in self._made:
            self._made[root] = _alone(root, self._profiles[root], self._vectors.row(root))
        return self._made[root]

    def root(self, text: int) -> int:
        """The text that names the cluster."""
        while self._of[text] != text:
            self._of[text] = self._of[self._of[text]]
            text = self._of[text]
        return text

    def roots(self) -> list[int]:
        """Every cluster's name."""
        return [text for text, above in enumerate(self._of) if text == above]

    def join_reprints(self, reprints: Iterable[Reprint]) -> None:
        """Join texts that repeat one another: where the days agree or one has none, or where both are one text whatever the day."""
        for one in reprints:
            if self._agree(one.a, one.b) or one.of_longer >= WHOLE:
                self.join(one.a, one.b)

    def join_alike(self, likenesses: Iterable[Likeness]) -> None:
        """Join the most alike first, as long as the groups they are in by then agree in their days and are alike as wholes."""
        for one in likenesses:
            if self.root(one.a) != self.root(one.b) and self._agree(one.a, one.b) and self.of(one.a).is_like(self.of(one.b)):
                self.join(one.a, one.b)

    def _agree(self, a: int, b: int) -> bool:
        mine, theirs = self.of(a).days, self.of(b).days
        return mine is None or theirs is None or not mine.isdisjoint(theirs)

    def join(self, a: int, b: int) -> None:
        """Make one cluster of those of two texts. Days that disagree, those of a late reprint, leave the earlier ones."""
        if self.root(a) == self.root(b):
            return
        large, small = sorted((self.root(a), self.root(b)), key=lambda root: (-len(self.of(root).texts), root))
        into, taken = self.of(large), self.of(small)
        into.square += taken.square + 2 * into.shared(taken)
        into.days = _common(into.days, taken.days)
        into.texts += taken.texts
        into.outlets |= taken.outlets
        for term, weight in taken.sum.items():
            into.sum[term] = into.sum.get(term, 0.0) + weight
        self._of[small] = large
        del self._made[small]


def _alone(text: int, profile: Profile, row: Row) -> Cluster:
    return Cluster([text], _outlets(profile.source), row, 1.0 if len(row.terms) else 0.0, _around(profile.days))


@lru_cache(maxsize=_MOST_SHARED)
def _outlets(source: str | None) -> frozenset[str]:
    """Of a text; most share theirs with many others, and a set each would be a third of what a text alone takes."""
    return frozenset((source,)) if source else frozenset()


@lru_cache(maxsize=_MOST_SHARED)
def _around(days: tuple[int, ...]) -> frozenset[int] | None:
    """The days that a text which tells of these may be about."""
    return frozenset(day + apart for day in days for apart in range(-DAYS, DAYS + 1) if 0 < day + apart <= LAST_DAY) or None


def _common(one: frozenset[int] | None, other: frozenset[int] | None) -> frozenset[int] | None:
    if one is None or other is None:
        return one or other
    return one & other or min(one, other, key=lambda days: sorted(days))
