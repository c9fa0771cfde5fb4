"""The dictionaries: which lemmas a form may have, and how likely each is. The one place that knows pymorphy3.

A dictionary is loaded when its first word is asked for (a tenth of a second and some 20 MB a language) and shared by the whole process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import metadata, util
from typing import Any, TypeAlias

from indexer.analysis.grammar import OTHER, Grammar, read_tag
from indexer.analysis.names import surname
from indexer.analysis.words import fold
from indexer.model import LANGUAGES, RUSSIAN, UKRAINIAN

OFF = "off"
_PACKAGES = {RUSSIAN: "pymorphy3-dicts-ru", UKRAINIAN: "pymorphy3-dicts-uk"}

# Where one form is two words, which of them texts mean. The dictionaries list an adverb of its own for each of the first four kinds.
_SETTLED = {
    RUSSIAN: {
        "есть": "быть",  # "there is"; the verb of eating shares the form
        "утром": "утро",
        "днем": "день",
        "вечером": "вечер",
        "ночью": "ночь",
        "весной": "весна",
        "летом": "лето",
        "осенью": "осень",
        "зимой": "зима",
        "военно": "военно",  # the first part of compounds, as «військово» is in Ukrainian; nobody says «это военно»
        "народно": "народно",
    },
    UKRAINIAN: {},
}
# «крупнейший» is a word of its own, as «найбільший» is in the Ukrainian dictionary; so the bridge joins like with like.
_SUPERLATIVE = re.compile(r"ш(?:ий|его|ему|им|ем|ая|ей|ую|ею|ее|ие|их|ими)$")
_REMEMBERED = 20_000  # what a form may be is remembered by lemmas.Reader; this is for forms that are asked for beside
_SHORT_NEUTER = 0.1  # «научно» is an adverb; as a short adjective it is rare
_SHORT_PASSIVE = 0.01  # «уважаем» is what we do; as a short form of «уважаемый» it is bookish
_PARTICIPLE = 0.2  # «следующий» has become an adjective of its own, and the dictionary has it


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form: its lemma, the kind of word (see grammar), how likely it is, and whether it may be a place.

    The Russian dictionary marks places. The Ukrainian one does not; what has no plural may be one: «Київ», but also «залізо».
    """

    lemma: str
    kind: str
    weight: float
    place: bool = False

    @property
    def lexeme(self) -> str:
        """Lemma and kind: «стать» the verb and «стать» the noun are two."""
        return f"{self.lemma}/{self.kind}"


_Parse: TypeAlias = tuple[str, Grammar, float]


class Dictionary:
    """The readings of Russian or Ukrainian forms."""

    def __init__(self, language: str) -> None:
        import pymorphy3
        from pymorphy3.units import DictionaryAnalyzer

        self._language = language
        whole: Any = pymorphy3.MorphAnalyzer
        self._morphology = whole(lang=language, units=[DictionaryAnalyzer()], result_type=None, probability_estimator_cls=None)
        self._treebank = _treebank(self._morphology, language)
        self._settled = _SETTLED[language]
        self.readings = lru_cache(maxsize=_REMEMBERED)(self._readings)

    def _readings(self, form: str) -> tuple[Reading, ...]:
        """Every reading of a folded form; none for a word that the dictionary does not hold."""
        if form in self._settled:
            return (Reading(self._settled[form], OTHER, 1.0),)
        parses = self._parses(form)
        weights: dict[tuple[str, str, bool], float] = {}
        for (lemma, grammar, _), weight in zip(parses, _weights(parses), strict=True):
            for same in self._lemmas(form, lemma, grammar):
                reading = fold(same), grammar.kind, grammar.place or (self._language == UKRAINIAN and grammar.singular)
                weights[reading] = weights.get(reading, 0.0) + weight
        return tuple(Reading(lemma, kind, weight, place) for (lemma, kind, place), weight in sorted(weights.items()))

    def finite_forms(self, verb: str) -> frozenset[str]:
        """The folded forms of person and tense of an infinitive; none of another word."""
        found = [row for row in self._morphology.parse(verb) if "INFN" in str(row[1]) and fold(row[2]) == verb]
        return frozenset(fold(form[0]) for row in found for form in row[4][-1][0].get_lexeme(row) if "VERB" in str(form[1]))

    def _parses(self, form: str) -> list[_Parse]:
        """What the dictionary says; how often texts mean it (a look-up a parse, half of the cost) is asked only where there is a choice."""
        rows = self._morphology.parse(form)
        found = [(row[2], read_tag(str(row[1])), 1.0) for row in rows]
        if self._treebank is None or len({(lemma, grammar.kind) for lemma, grammar, _ in found}) < 2:
            return found
        return [(row[2], read_tag(str(row[1])), row[3]) for row in self._treebank.apply_to_parses(form, form, rows)]

    def _lemmas(self, form: str, lemma: str, grammar: Grammar) -> Iterator[str]:
        if grammar.part == "GRND" and self._language == UKRAINIAN:
            yield from self._converb(form) or (lemma,)
        elif grammar.superlative:
            yield _SUPERLATIVE.sub("ший", form)
        elif grammar.surname:
            yield surname(lemma, self._language) or lemma
        else:
            yield lemma

    def _converb(self, form: str) -> tuple[str, ...]:
        """The verbs of a Ukrainian converb, which the dictionary lists as a word of its own.

        It is made from the present with -чи («мають» → «маючи») or from the past with -ши («прийняв» → «прийнявши»).
        """
        bare, reflexive = (form[:-2], "ся") if form.endswith(("чись", "шись", "чися", "шися")) else (form, "")
        source = bare[:-2] + ("ть" if bare.endswith("чи") else "") + reflexive
        verbs = {row[2] for row in self._morphology.parse(source) if "VERB" in row[1] and "impr" not in row[1]}
        return tuple(sorted(verbs))


def _treebank(morphology: Any, language: str) -> Any:
    """How often texts mean a form which way; the Ukrainian dictionary has no such counts."""
    if language != RUSSIAN:
        return None
    from pymorphy3.analyzer import ProbabilityEstimator

    return ProbabilityEstimator(morphology.choose_dictionary_path(None, language))


def _weights(parses: list[_Parse]) -> list[float]:
    """How likely each reading is: as the treebank counted where it did, else by grammar."""
    if len(parses) == 1:  # most forms
        return [parses[0][1].likelihood]
    counted = len({round(score, 4) for _, _, score in parses}) > 1
    has_adverb = any(grammar.part == "ADVB" for _, grammar, _ in parses)
    has_adjective = any(grammar.part == "ADJF" for _, grammar, _ in parses)
    has_we = any(grammar.we for _, grammar, _ in parses)
    found = []
    for _, grammar, score in parses:
        weight = score * grammar.crowd if counted else grammar.likelihood
        if has_adverb and grammar.neuter and grammar.part in ("ADJS", "PRTS"):
            weight *= _SHORT_NEUTER
        if has_we and grammar.part in ("ADJS", "PRTS"):
            weight *= _SHORT_PASSIVE
        if has_adjective and grammar.part in ("PRTF", "PRTS"):
            weight *= _PARTICIPLE
        found.append(weight)
    return found


@cache
def dictionary(language: str) -> Dictionary | None:
    """The dictionary of a language, loaded once; None where its packages are not installed."""
    return Dictionary(language) if dictionary_version(language) else None


def dictionary_version(language: str) -> str:
    """The version of a language's dictionary package; empty where it, or pymorphy3 itself, is not installed."""
    package = _PACKAGES.get(language, "")
    if not package or not util.find_spec("pymorphy3") or not util.find_spec(package.replace("-", "_")):
        return ""
    return metadata.version(package)


def dictionary_versions(dictionaries: bool) -> str:
    """What the lemmas come from, by language: a package's version, or "stems" where it is not installed; OFF when all is switched off."""
    if not dictionaries:
        return OFF
    used = {language: dictionary_version(language) for language in LANGUAGES}
    return ", ".join(f"{language} {version or 'stems'}" for language, version in used.items())


def stems_alone(versions: str) -> tuple[str, ...]:
    """The languages that have no dictionary by what `dictionary_versions` said."""
    if versions == OFF:
        return LANGUAGES
    return tuple(language for language in LANGUAGES if f"{language} stems" in versions)
