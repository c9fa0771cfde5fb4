"""The dictionaries: which lemmas a form may have. The one place that knows pymorphy3.

A dictionary is loaded when its first word is asked for (a tenth of a second and some 20 MB a language) and shared by the whole process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from typing import Any

from indexer.analysis.words import fold

_PACKAGES = {"ru": "pymorphy3-dicts-ru", "uk": "pymorphy3-dicts-uk"}
_NAME_MARKS = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Init"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form: its lemma, whether it is a name, and how likely the dictionary holds it, from 0 to 1."""

    lemma: str
    name: bool
    weight: float


class Dictionary:
    """The readings of Russian or Ukrainian forms."""

    def __init__(self, language: str) -> None:
        import pymorphy3

        self._morphology: Any = pymorphy3.MorphAnalyzer(lang=language)

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Every reading of a folded form, the likeliest first; none for a word that the dictionary does not hold."""
        weights: dict[tuple[str, bool], float] = {}
        for parse in self._morphology.parse(form):
            if not parse.is_known:
                continue
            reading = fold(parse.normal_form), not _NAME_MARKS.isdisjoint(parse.tag.grammemes)
            weights[reading] = weights.get(reading, 0.0) + parse.score
        total = sum(weights.values())
        found = (Reading(lemma, name, weight / total) for (lemma, name), weight in weights.items())
        return tuple(sorted(found, key=lambda reading: (-reading.weight, reading.lemma, reading.name)))


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
