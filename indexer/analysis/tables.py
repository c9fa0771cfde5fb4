"""What a collection tells about its own words: the vote that its forms cast on lemmas.

A form with several readings («рік»: рік, ріка, ректи) takes the lemma that most other forms of the collection speak for. The vote is
made once a build, frozen in the generation, and read by text and query alike; so a key never depends on the document it stands in.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from indexer.analysis.counts import FormCounts
from indexer.analysis.lemmas import Reader, lemmas_in, posteriors
from indexer.analysis.support import Support
from indexer.analysis.ways import Readings
from indexer.analysis.words import fold
from indexer.model import LANGUAGES

Ballots: TypeAlias = list[tuple[Readings, float]]


@dataclass(frozen=True, slots=True)
class Vote:
    """What the vocabulary of one language speaks for: `support` by lexeme, and the forms that it writes small (`lower`)."""

    support: Mapping[str, float] = field(default_factory=dict)
    lower: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tables:
    """The vote of a collection, by language. Empty tables are valid: grammar alone decides then."""

    votes: Mapping[str, Vote] = field(default_factory=dict)

    def of(self, language: str) -> Vote:
        """The vote of a language."""
        return self.votes.get(language, Vote())

    def to_bytes(self) -> bytes:
        """The tables as bytes, the same for equal tables: a line of JSON with the lengths of the parts, then these."""
        languages = sorted(self.votes)
        parts = [part for language in languages for part in _parts(self.votes[language])]
        return b"".join((json.dumps([languages, [len(part) for part in parts]]).encode(), b"\n", *parts))

    @classmethod
    def from_bytes(cls, data: bytes) -> Tables:
        """The tables that `to_bytes` gave; ValueError for bytes that cannot be. A lexeme is read when it is asked for."""
        head, _, rest = data.partition(b"\n")
        languages, lengths = json.loads(head)
        parts = _cut(rest, lengths)
        return cls({language: _vote(support, lower) for language, support, lower in zip(languages, parts, parts, strict=True)})


def _parts(vote: Vote) -> tuple[bytes, bytes]:
    return Support.of(vote.support).to_bytes(), "\n".join(sorted(vote.lower)).encode("utf-8", "surrogatepass")


def _vote(support: bytes, lower: bytes) -> Vote:
    return Vote(Support.from_bytes(support), frozenset(lower.decode("utf-8", "surrogatepass").split("\n")) - {""})


def _cut(data: bytes, lengths: list[int]) -> Iterator[bytes]:
    if sum(lengths) != len(data):
        raise ValueError("parts of another length")
    place = 0
    for length in lengths:
        yield data[place : place + length]
        place += length


def make_tables(counts: FormCounts, dictionaries: bool = True) -> Tables:
    """The vote of these forms; the same counts give the same tables."""
    return Tables({language: make_vote(counts, language, dictionaries) for language in LANGUAGES})


_MANY_FORMS = 100_000  # above, forms seen once have no vote: half of the work, and mostly misprints


def make_vote(counts: FormCounts, language: str, dictionaries: bool = True) -> Vote:
    """The vote of the forms of one language."""
    counted = counts.of(language)
    lower = _lower(counted)
    reader = Reader(language, dictionaries, lower)
    least = 2 if len(counted) > _MANY_FORMS else 1
    ballots = [(reader.read(form), 1 + math.log(counted[form])) for form in sorted(counted) if counted[form] >= least]
    evenly = _count(ballots, lambda options: [1 / len(options)] * len(options))
    support = _count(ballots, lambda options: posteriors(options, evenly, language))
    matters = frozenset(form for form in lower if len(lemmas_in(reader.read_both(form)[1])) > 1)
    return Vote({lexeme: round(share, 3) for lexeme, share in support.items()}, matters)


def _count(ballots: Ballots, share: Callable[[Readings], list[float]]) -> dict[str, float]:
    support: dict[str, float] = defaultdict(float)
    for options, weight in ballots:
        for reading, part in zip(options, share(options), strict=True):
            support[reading.lexeme] += weight * part
    return support


def _lower(counted: Mapping[str, int]) -> frozenset[str]:
    """The folded forms that stand twice as often with a small first letter as with a capital one."""
    balance: Counter[str] = Counter()
    for form, count in counted.items():
        balance[fold(form)] += -2 * count if form[:1].isupper() else count
    return frozenset(form for form, count in balance.items() if count >= 0)
