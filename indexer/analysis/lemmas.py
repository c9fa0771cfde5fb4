"""Form → lemma: one for a text, the plausible ones for a query.

In a text each position has one lemma, the one that the collection votes for; so phrases and counts stay right. A query word brings every
lemma of posterior .15 or more, since it stands alone and nothing tells which was meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from indexer.analysis.grammar import ADJECTIVE, NAME, NOUN, OTHER, VERB
from indexer.analysis.guesses import case_forms
from indexer.analysis.morphology import Reading
from indexer.analysis.ways import Readings, ways
from indexer.analysis.words import fold
from indexer.model import RUSSIAN, UKRAINIAN

PLAUSIBLE = 0.15
_POSSIBLE = 0.05  # for a case of an unknown name to be of the name as it is typed; for a form of a verb to be its own

# The support of a lexeme that the collection has not seen.
_UNSEEN = 0.3

# About how many forms a word of a kind has in texts: a verb has more forms to be seen in, and is no likelier for that.
_FORMS = {
    RUSSIAN: {VERB: 60, ADJECTIVE: 14, NOUN: 10, NAME: 8, OTHER: 1},
    UKRAINIAN: {VERB: 20, ADJECTIVE: 13, NOUN: 9, NAME: 8, OTHER: 1},
}
_INFLECTED_ABBREVIATION = re.compile(r"([А-ЯЁІЇЄҐ]{2,})([а-яёіїєґ]{1,3})")  # МИДом, ДСНСу


class Reader:
    """The readings of forms of one language as they stand in a text, before any vote.

    `lower` are folded forms that the collection writes small, so that a capital letter only says that a sentence begins.
    """

    def __init__(self, language: str, dictionaries: bool, lower: Collection[str] = frozenset()) -> None:
        self._ways = ways(language, dictionaries)
        self._lower = lower

    def read(self, form: str) -> Readings:
        """The readings of a form as it stands; at least one."""
        if abbreviation := _INFLECTED_ABBREVIATION.fullmatch(form):
            return (Reading(fold(abbreviation.group(1)), NAME, 1.0),)
        folded = fold(form)
        small, capital = self.read_both(folded, form)
        return capital if form[:1].isupper() and folded not in self._lower else small

    def read_both(self, folded: str, written: str = "") -> tuple[Readings, Readings]:
        """The readings of a folded form, written small and with a capital letter; ё, where it is `written`, says which verb it is."""
        return self._ways.both(folded, written)

    def holds(self, folded: str) -> bool:
        """Does the dictionary hold a folded form?"""
        return self._ways.holds(folded)

    def lacks(self, folded: str) -> bool:
        """Is a form in neither dictionary, a name as like as not? Never without dictionaries, where any word might be one."""
        return self._ways.lacks(folded)

    def finite_forms(self, verb: str) -> frozenset[str]:
        """See the dictionary."""
        return self._ways.finite_forms(verb)


class Lemmatiser:
    """Lemmas of one language by its dictionary, the collection's vote, and guesses for what the dictionary does not hold."""

    def __init__(self, language: str, support: Mapping[str, float], lower: Collection[str], dictionaries: bool) -> None:
        self._reader = Reader(language, dictionaries, lower)
        self._support = support
        self._language = language

    def lemma(self, form: str) -> str:
        """The lemma of a form as it stands in a text; a capital letter speaks for a name."""
        shares = self._shares(self._reader.read(form))
        return min(shares, key=lambda lemma: (-shares[lemma], lemma))

    def is_headword(self, folded: str) -> bool | None:
        """Is a folded form plausibly the dictionary form of a word? None when the dictionary does not hold it."""
        return folded in self.lemmas(folded) if self._reader.holds(folded) else None

    def lemmas(self, form: str) -> tuple[str, ...]:
        """The lemmas that a query word may mean, likeliest first: names are often typed small, so both ways of writing count."""
        if _INFLECTED_ABBREVIATION.fullmatch(form):
            return (self.lemma(form),)
        folded = fold(form)
        found = self._plausible(self._reader.read_both(folded, form))
        return tuple(dict.fromkeys((*found, *self._of_its_cases(folded)))) if self._reader.lacks(folded) else found

    def _of_its_cases(self, name: str) -> Iterator[str]:
        """The lemmas of the cases of a name that no dictionary holds: of «Вэнс», what a text makes of «Вэнсе» when that is all it has."""
        for case in sorted(case_forms(name, self._language)):
            if not self._reader.holds(case):
                shares = self._shares(self._reader.read_both(case)[1])
                if shares.get(name, 0.0) >= _POSSIBLE:
                    yield min(shares, key=lambda lemma: (-shares[lemma], lemma))

    def shared_forms(self, verb: str) -> frozenset[str]:
        """Folded forms of a verb that a text takes for another word's, though they may well be its own: «признаем» of «признавать»."""
        forms = self._reader.finite_forms(verb)
        shares = ((form, self._shares(self._reader.read_both(form)[0])) for form in forms)
        return frozenset(form for form, share in shares if _POSSIBLE <= share.get(verb, 0.0) < max(share.values()))

    def _plausible(self, options: Iterable[Readings]) -> tuple[str, ...]:
        best: dict[str, float] = defaultdict(float)
        for readings in options:
            for lemma, share in self._shares(readings).items():
                best[lemma] = max(best[lemma], share)
        return tuple(sorted((lemma for lemma in best if best[lemma] >= PLAUSIBLE), key=lambda lemma: (-best[lemma], lemma)))

    def support(self, lemma: str) -> float:
        """How much of the collection speaks for a lemma, whatever kind of word it is."""
        return sum(self._support.get(f"{lemma}/{kind}", 0.0) for kind in _FORMS[self._language])

    def _shares(self, readings: Readings) -> dict[str, float]:
        """The lemmas of a form with their shares of the vote, adding up to one."""
        shares: dict[str, float] = defaultdict(float)
        for reading, share in zip(readings, posteriors(readings, self._support, self._language), strict=True):
            shares[reading.lemma] += share
        return shares


def posteriors(readings: Readings, support: Mapping[str, float], language: str) -> list[float]:
    """The shares of readings after the vote, adding up to one: how likely each is by grammar, times what its other forms say."""
    if len(readings) == 1:
        return [1.0]
    forms = _FORMS[language]
    raw = [reading.weight * (_support(reading, support) + _UNSEEN) / forms[reading.kind] ** 0.5 for reading in readings]
    total = sum(raw)
    return [share / total for share in raw]


def _support(reading: Reading, support: Mapping[str, float]) -> float:
    """A name has the support of the noun that is spelt the same: «Ковачем» is a case of «ковач», which the dictionary has as a noun."""
    as_noun = support.get(f"{reading.lemma}/{NOUN}", 0.0) if reading.kind == NAME else 0.0
    return support.get(reading.lexeme, 0.0) + as_noun


def lemmas_in(readings: Iterable[Reading]) -> frozenset[str]:
    """The lemmas among readings."""
    return frozenset(reading.lemma for reading in readings)
