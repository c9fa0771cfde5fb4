"""Form → lemma: one for a text, the plausible ones for a query.

In a text each position has one lemma, the one that the collection votes for; so phrases and counts stay right. A query word brings every
lemma of posterior .15 or more, since it stands alone and nothing tells which was meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from indexer.analysis.grammar import ADJECTIVE, NAME, NOUN, OTHER, VERB
from indexer.analysis.guesses import case_forms, guesses
from indexer.analysis.known import known_names, known_places
from indexer.analysis.morphology import Reading, dictionary
from indexer.analysis.names import surname
from indexer.analysis.stems import stemmer
from indexer.analysis.words import fold, is_cyrillic
from indexer.model import RUSSIAN, UKRAINIAN

PLAUSIBLE = 0.15
_POSSIBLE = 0.05  # for a case of an unknown name to be of the name as it is typed; for a form of a verb to be its own

# How many times likelier a capital letter makes a name; what may be a place, less. A surname that only its suffix shows needs support.
_CAPITAL_NAME = 20.0
_CAPITAL_PLACE = 15.0
_CAPITAL_SURNAME = 4.0
# Beside the guesses by declension, whose weights run up to one.
_SUFFIX, _STEM, _KNOWN = 1.0, 1.0, 10.0
# The support of a lexeme that the collection has not seen.
_UNSEEN = 0.3

# About how many forms a word of a kind has in texts: a verb has more forms to be seen in, and is no likelier for that.
_FORMS = {
    RUSSIAN: {VERB: 60, ADJECTIVE: 14, NOUN: 10, NAME: 8, OTHER: 1},
    UKRAINIAN: {VERB: 20, ADJECTIVE: 13, NOUN: 9, NAME: 8, OTHER: 1},
}
_OTHER = {RUSSIAN: UKRAINIAN, UKRAINIAN: RUSSIAN}
_INFLECTED_ABBREVIATION = re.compile(r"([А-ЯЁІЇЄҐ]{2,})([а-яёіїєґ]{1,3})")  # МИДом, ДСНСу

Readings = tuple[Reading, ...]


class Reader:
    """The readings of forms of one language as they stand in a text, before any vote.

    `lower` are folded forms that the collection writes small, so that a capital letter only says that a sentence begins.
    """

    def __init__(self, language: str, dictionaries: bool, lower: Collection[str] = frozenset()) -> None:
        self._language = language
        self._dictionary = dictionary(language) if dictionaries else None
        self._foreign = dictionary(_OTHER[language]) if dictionaries else None
        self._lower = lower
        self._stem = stemmer(language)

    def read(self, form: str) -> Readings:
        """The readings of a form as it stands; at least one."""
        if abbreviation := _INFLECTED_ABBREVIATION.fullmatch(form):
            return (Reading(fold(abbreviation.group(1)), NAME, 1.0),)
        folded = fold(form)
        small, capital = self.read_both(folded, form)
        return capital if form[:1].isupper() and folded not in self._lower else small

    def read_both(self, folded: str, written: str = "") -> tuple[Readings, Readings]:
        """The readings of a folded form, written small and with a capital letter; ё, where it is `written`, says which verb it is."""
        spelt = written.lower()
        if readings := (self._look_up(spelt) if "ё" in spelt else ()) or self._look_up(folded):
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


def _guessed(found: Mapping[str, float]) -> Readings:
    return tuple(Reading(lemma, NAME, weight) for lemma, weight in sorted(found.items()))


def lemmas_in(readings: Iterable[Reading]) -> frozenset[str]:
    """The lemmas among readings."""
    return frozenset(reading.lemma for reading in readings)


def _leaves_no_surname(reading: Reading, family: str) -> bool:
    """The surname is in the dictionary, or the form is of a noun that adds a vowel to it: a sentence with «Людина» names no Людин."""
    return reading.lemma == family if reading.kind == NAME else reading.lemma[:-1] == family and reading.lemma[-1] in "аоиы"


def _weighed(reading: Reading) -> Reading:
    factor = _CAPITAL_NAME if reading.kind == NAME else _CAPITAL_PLACE if reading.place else 1.0
    return Reading(reading.lemma, reading.kind, reading.weight * factor, reading.place)
