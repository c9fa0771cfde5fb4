"""Form → lemma: one for a text, the plausible ones for a query.

In a text each position has one lemma, the one that the collection votes for; so phrases and counts stay right. A query word brings every
lemma of posterior .15 or more, since it stands alone and nothing tells which was meant.
"""

from __future__ import annotations

from collections.abc import Mapping

from indexer.analysis.morphology import Reading, dictionary
from indexer.analysis.stems import stemmer
from indexer.analysis.words import fold

PLAUSIBLE = 0.15


class Lemmatiser:
    """Lemmas of one language by its dictionary, the collection's vote, and stems for what the dictionary does not hold."""

    def __init__(self, language: str, support: Mapping[str, float], dictionaries: bool) -> None:
        self._dictionary = dictionary(language) if dictionaries else None
        self._support = support
        self._stem = stemmer(language)

    def lemma(self, form: str) -> str:
        """The lemma of a form as it stands in a text; a capital letter speaks for a name."""
        shares = self._shares(form)
        return min(shares, key=lambda lemma: (-shares[lemma], lemma))

    def lemmas(self, form: str) -> frozenset[str]:
        """The lemmas that a query word may mean, typed with a capital letter or without."""
        low = fold(form)
        return self._plausible(low) | self._plausible(low.title())

    def _plausible(self, form: str) -> frozenset[str]:
        shares = self._shares(form)
        total = sum(shares.values())
        return frozenset(lemma for lemma, share in shares.items() if share >= PLAUSIBLE * total)

    def _shares(self, form: str) -> dict[str, float]:
        """The lemmas of a form with their shares of the vote."""
        folded = fold(form)
        readings = self._dictionary.readings(folded) if self._dictionary else ()
        if not readings:
            return {self._stem(folded): 1.0}
        shares: dict[str, float] = {}
        for reading in _as_written(form, readings):
            share = reading.weight * self._support.get(reading.lemma, 1.0)
            shares[reading.lemma] = shares.get(reading.lemma, 0.0) + share
        return shares


def _as_written(form: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A capital letter leaves only the name readings, where there are any."""
    if not form[:1].isupper():
        return readings
    return tuple(reading for reading in readings if reading.name) or readings
