"""Folded form → the ways to read it, written small and with a capital letter, by dictionary, tables and guesses; before any vote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from indexer.analysis.grammar import NAME
from indexer.analysis.guesses import guesses
from indexer.analysis.known import known_names, known_places
from indexer.analysis.memory import Memory
from indexer.analysis.morphology import Reading, dictionary
from indexer.analysis.names import surname
from indexer.analysis.stems import stemmer
from indexer.analysis.words import is_cyrillic
from indexer.model import RUSSIAN, UKRAINIAN

# How many times likelier a capital letter makes a name; what may be a place, less. A surname that only its suffix shows needs support.
_CAPITAL_NAME = 20.0
_CAPITAL_PLACE = 15.0
_CAPITAL_SURNAME = 4.0
# Beside the guesses by declension, whose weights run up to one.
_SUFFIX, _STEM, _KNOWN = 1.0, 1.0, 10.0

_OTHER = {RUSSIAN: UKRAINIAN, UKRAINIAN: RUSSIAN}

Readings: TypeAlias = tuple[Reading, ...]


class Ways:
    """The ways to read folded forms of a language. All readers of a process share what was worked out of a form."""

    def __init__(self, language: str, dictionaries: bool) -> None:
        self._language = language
        self._dictionary = dictionary(language) if dictionaries else None
        self._foreign = dictionary(_OTHER[language]) if dictionaries else None
        self._stem = stemmer(language)
        self._both = Memory(self._work_out)

    def both(self, folded: str, written: str) -> tuple[Readings, Readings]:
        """Written small, and with a capital letter."""
        spelt = written.lower()
        if "ё" in spelt and (readings := self._look_up(spelt)):
            return readings, self._as_name(folded, readings)
        return self._both[folded]

    def _work_out(self, folded: str) -> tuple[Readings, Readings]:
        if readings := self._look_up(folded):
            return readings, self._as_name(folded, readings)
        name = _guessed(self._declined(folded))
        return name if self.is_foreign(folded) else _guessed(self._stemmed(folded)), name

    def is_foreign(self, folded: str) -> bool:
        """A word of the other language is not stemmed by the rules of this one: «гений» is no form of the Ukrainian «ген»."""
        return self._foreign is not None and any(reading.kind != NAME for reading in self._foreign.readings(folded))

    def holds(self, folded: str) -> bool:
        """Does the dictionary hold a folded form?"""
        return bool(self._look_up(folded))

    def lacks(self, folded: str) -> bool:
        """Is a form in neither dictionary, a name as like as not? Never without dictionaries, where any word might be one."""
        return self._dictionary is not None and not self._look_up(folded) and not self.is_foreign(folded)

    def finite_forms(self, verb: str) -> frozenset[str]:
        """See the dictionary."""
        return self._dictionary.finite_forms(verb) if self._dictionary else frozenset()

    def _look_up(self, folded: str) -> Readings:
        """What the dictionary says, but for names in place of which the project's tables have a place: Буковина is no Mr. Буковин's."""
        readings = self._dictionary.readings(folded) if self._dictionary else ()
        places = known_places(self._language).get(folded, ()) if readings else ()
        if not places:
            return readings
        words = (reading for reading in readings if reading.kind != NAME)
        return (*words, *(Reading(place, NAME, 1.0, place=True) for place in places))

    def _as_name(self, folded: str, readings: Readings) -> Readings:
        """With what the capital letter says, and a surname that the dictionary does not list: «Рябков» is no bird's genitive plural."""
        weighed = tuple(_weighed(reading) for reading in readings)
        family = surname(folded, self._language)
        if family is None or any(reading.place or _leaves_no_surname(reading, family) for reading in readings):
            return weighed
        return (*weighed, Reading(family, NAME, _CAPITAL_SURNAME))

    def _stemmed(self, folded: str) -> Mapping[str, float]:
        """What an unknown word may be that is written small: a noun or a name by its declension, or else what the stemmer makes of it."""
        found = self._declined(folded)
        found[self._stem(folded)] += _STEM
        return found

    def _declined(self, folded: str) -> defaultdict[str, float]:
        """What an unknown name may be: by its case ending, by the suffix of a surname, and above all by the project's tables."""
        found = defaultdict(float, guesses(folded, self._language) if is_cyrillic(folded) else ((folded, 1.0),))
        if (family := surname(folded, self._language)) and not self._is_place(folded):
            found[family] += _SUFFIX
        for name in known_names(self._language).get(folded, ()):
            found[name] += _KNOWN
        return found

    def _is_place(self, folded: str) -> bool:
        """A place of the project's tables, or one of the other language's, quoted in this one: «Україна» in a Russian text."""
        if folded in known_places(self._language):
            return True
        return self._foreign is not None and any(reading.place and reading.lemma[-1] == "а" for reading in self._foreign.readings(folded))


@cache
def ways(language: str, dictionaries: bool) -> Ways:
    """Those of a language, with what the process remembers of them."""
    return Ways(language, dictionaries)


def _guessed(found: Mapping[str, float]) -> Readings:
    return tuple(Reading(lemma, NAME, weight) for lemma, weight in sorted(found.items()))


def _weighed(reading: Reading) -> Reading:
    factor = _CAPITAL_NAME if reading.kind == NAME else _CAPITAL_PLACE if reading.place else 1.0
    return Reading(reading.lemma, reading.kind, reading.weight * factor, reading.place)


def _leaves_no_surname(reading: Reading, family: str) -> bool:
    """The surname is in the dictionary, or the form is of a noun that adds a vowel to it: a sentence with «Людина» names no Людин."""
    return reading.lemma == family if reading.kind == NAME else reading.lemma[:-1] == family and reading.lemma[-1] in "аоиы"
