"""Which sentences of two documents answer each other.

First, one to one: the most alike pair goes first, and holds when it is alike enough, or clearly more so than any other pair that its
two sentences could still make. Then, what is left over may join a pair: a sentence that was merged into another, or one that two
sentences tell. It joins when it is alike to what the pair has not answered yet. Every pair is a star: one sentence with one or several
partners. The order of the texts is weak evidence: it takes at most a tenth off, from sentences at opposite ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain
from math import sqrt

from indexer.readouts.likeness import Evidence, Match, Side, shared_weight

ENOUGH = 0.30
"""A likeness that needs no margin."""
LEAST = 0.20
"""A likeness that holds with a margin to the runner-up."""
MARGIN = 1.5
JOINING = 0.25
"""How alike a sentence must be to the rest of the pair that it joins, "rest" being what the pair has not answered."""
LEAST_JOINING = 0.15
"""… and to the whole sentence that it joins at."""
ORDER = 0.1


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentences that answer each other, one of them on at least one side, and how alike they are as wholes, 0 to 1."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    similarity: float


def align(a: Side, b: Side, evidence: Evidence) -> tuple[Aligned, ...]:
    """The pairs, in the order of `a`; sentences in none have no answer."""
    alignment = _Alignment(a, b, evidence)
    alignment.pair()
    alignment.join()
    return alignment.pairs()


class _Alignment:
    """The links made so far, and what may still be linked."""

    def __init__(self, a: Side, b: Side, evidence: Evidence) -> None:
        self._a, self._b, self._evidence = a, b, evidence
        self._norms = ([a.norm(i) for i in range(len(a.mentions))], [b.norm(j) for j in range(len(b.mentions))])
        self._likeness = {link: self._alike(link, matches) for link, matches in evidence.items()}
        self._partners: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        self._of_a, self._of_b = _by_end(evidence, 0), _by_end(evidence, 1)

    def pair(self) -> None:
        """Link sentences one to one, the most alike first."""
        for link in sorted(self._likeness, key=lambda link: (-self._likeness[link], link)):
            if self._likeness[link] < LEAST:
                return
            if self._is_free(link) and (self._likeness[link] >= ENOUGH or self._stands_out(link)):
                self._link(link)

    def join(self) -> None:
        """Let what is left over join pairs, the most alike to a pair's rest first; each joining changes what is left to answer near it."""
        waiting = self._joining(self._likeness)
        heapify(waiting)
        while waiting:
            rest, link = heappop(waiting)
            if self._may_join(link) and -rest == self._alike_to_rest(link):
                self._link(link)
                for found in self._joining((*self._of_a[link[0]], *self._of_b[link[1]])):
                    heappush(waiting, found)

    def pairs(self) -> tuple[Aligned, ...]:
        """The links as stars, in the order of the first document."""
        of_a, of_b = self._partners
        stars: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
            ((i,), tuple(sorted(partners))) for i, partners in of_a.items() if len(partners) > 1 or len(of_b[partners[0]]) == 1
        ]
        stars += [(tuple(sorted(partners)), (j,)) for j, partners in of_b.items() if len(partners) > 1]
        return tuple(Aligned(a, b, self._similarity(a, b)) for a, b in sorted(stars))

    def _link(self, link: tuple[int, int]) -> None:
        for side, end, other in ((0, *link), (1, *link[::-1])):
            self._partners[side].setdefault(end, []).append(other)

    def _is_free(self, link: tuple[int, int]) -> bool:
        return link[0] not in self._partners[0] and link[1] not in self._partners[1]

    def _alike(self, link: tuple[int, int], matches: tuple[Match, ...]) -> float:
        """Cosine, less what the distance in the order of the texts takes off."""
        i, j = link
        apart = abs((i + 0.5) / len(self._a.mentions) - (j + 0.5) / len(self._b.mentions))
        return self._cosine(i, j, matches) * (1 - ORDER * apart)

    def _cosine(self, i: int, j: int, matches: tuple[Match, ...]) -> float:
        lengths = self._norms[0][i] * self._norms[1][j]
        return shared_weight(matches, self._a.weights[i], self._b.weights[j]) / lengths if lengths else 0.0

    def _stands_out(self, link: tuple[int, int]) -> bool:
        rivals = (other for other in chain(self._of_a[link[0]], self._of_b[link[1]]) if other != link and self._is_free(other))
        return self._likeness[link] >= MARGIN * max((self._likeness[rival] for rival in rivals), default=0.0)

    # --- joining -------------------------------------------------------------------------------

    def _joining(self, links: Iterable[tuple[int, int]]) -> list[tuple[float, tuple[int, int]]]:
        """The links by which a sentence left over may join a pair, each with how alike it is to the pair's rest, less than nothing."""
        open_links = (link for link in links if self._likeness[link] >= LEAST_JOINING and self._may_join(link))
        alike = ((-self._alike_to_rest(link), link) for link in open_links)
        return [(rest, link) for rest, link in alike if rest <= -JOINING]

    def _may_join(self, link: tuple[int, int]) -> bool:
        """One sentence is free, and the other the middle of a star, or may become it."""
        of_a, of_b = self._partners
        if (link[0] in of_a) == (link[1] in of_b):
            return False
        mine, theirs = (of_a[link[0]], of_b) if link[0] in of_a else (of_b[link[1]], of_a)
        return all(len(theirs[partner]) == 1 for partner in mine)

    def _alike_to_rest(self, link: tuple[int, int]) -> float:
        i, j = link
        done_a = frozenset(match.a for partner in self._partners[0].get(i, ()) for match in self._evidence[i, partner])
        done_b = frozenset(match.b for partner in self._partners[1].get(j, ()) for match in self._evidence[partner, j])
        left = [match for match in self._evidence[link] if match.a not in done_a and match.b not in done_b]
        lengths = self._a.norm(i, done_a) * self._b.norm(j, done_b)
        return shared_weight(left, self._a.weights[i], self._b.weights[j]) / lengths if left else 0.0

    def _similarity(self, a: tuple[int, ...], b: tuple[int, ...]) -> float:
        """Cosine of the sentences of either side taken together, each mention of the middle one answered once."""
        shared = sum(self._dot(i, j, a, b) for i in a for j in b)
        lengths = [sqrt(sum(norms[number] ** 2 for number in numbers)) for norms, numbers in zip(self._norms, (a, b), strict=True)]
        return min(shared / (lengths[0] * lengths[1]), 1.0)

    def _dot(self, i: int, j: int, a: tuple[int, ...], b: tuple[int, ...]) -> float:
        return shared_weight(self._evidence[i, j], self._a.weights[i], self._b.weights[j])


def _by_end(evidence: Evidence, end: int) -> Mapping[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for link in evidence:
        found[link[end]].append(link)
    return found
