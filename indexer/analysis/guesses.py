"""What the dictionary form of a word may be that no dictionary holds: by the endings of its cases alone.

    Блинкену    → блинкен (dative), блинкена (accusative), блинкено …    and the collection's other forms vote for блинкен
    Кулебой     → кулеба

A guess by declension has two merits over a stem. It is the word as one writes it, so it crosses the bridge to a dictionary's lemma in the
other language. And a bare nominative stays whole: Snowball takes «Салливан» for a participle and leaves «саллива», but keeps «салливан»
of «Салливану». Most words outside dictionaries are names.
"""

from __future__ import annotations

from collections import defaultdict

from indexer.model import RUSSIAN, UKRAINIAN

_SHORTEST = 2
_VOWELS = frozenset("аеиоуыэюяєії")

# A declension: the ending of its dictionary form, "-" for none, then those of the other cases with how common each is in texts.
_OFTEN, _AT_TIMES, _SELDOM = 1.0, 0.5, 0.1
_DECLENSIONS = {
    RUSSIAN: (
        ("-", "- а", "ом ем у е", "ы и ов ей ам ами ах"),
        ("ь", "ь я", "ем ю е", "и ей ям ями ях"),
        ("й", "й я", "ем ю е", "и ев ям ями ях"),
        ("а", "а ы и", "ой ей у е", "ою ею ам ами ах"),
        ("я", "я и", "ей ю е", "ею ям ями ях"),
        ("ия", "ия ии", "ией ию", "иям иями иях"),
        ("ие", "ие ия", "ием ии", "ию иям иями иях"),
        ("о", "о", "", ""),
        ("е", "е", "", ""),
        ("ый", "ый ого ая ой ые ых", "ому ым ом ое", "ую ыми"),
        ("ий", "ий ого его ая ой ие их", "ому ему им ом ем ое ее", "ую юю ими"),
    ),
    UKRAINIAN: (
        ("-", "- а у", "ом ем ові еві і", "и ів ам ами ах"),
        ("ь", "ь я", "ем еві ю і", "ів ей ям ями ях"),
        ("й", "й я", "єм єві ю ї", "їв ям ями ях"),
        ("а", "а и і", "ою ею у", "ам ами ах"),
        ("я", "я і", "ею ю", "ям ями ях"),
        ("ія", "ія ії", "ією ію", "іям іями іях"),
        ("о", "о а", "ом ові у", ""),
        ("е", "е", "", ""),
        ("ий", "ий ого а ої і их", "ому им ій е", "у ою ими"),
        ("ій", "ій ього я ьої і іх", "ьому ім є", "ю ьою іми"),
    ),
}


def _by_ending(language: str) -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for nominative, *rows in _DECLENSIONS[language]:
        for endings, weight in zip(rows, (_OFTEN, _AT_TIMES, _SELDOM), strict=True):
            for ending in endings.split():
                found[ending.strip("-")].append((nominative.strip("-"), weight))
    return {ending: tuple(nominatives) for ending, nominatives in found.items()}


_NOMINATIVES = {language: _by_ending(language) for language in _DECLENSIONS}
_LONGEST = 3


def guesses(form: str, language: str) -> tuple[tuple[str, float], ...]:
    """The dictionary forms that a folded form may belong to, each with its weight; the form itself is among them."""
    found: dict[str, float] = {form: _SELDOM}
    for length in range(min(_LONGEST, len(form) - _SHORTEST) + 1):
        stem, ending = (form[:-length], form[-length:]) if length else (form, "")
        for nominative, weight in _NOMINATIVES[language].get(ending, ()):
            if _declines(stem, nominative):
                found[stem + nominative] = max(found.get(stem + nominative, 0.0), weight)
    return tuple(sorted(found.items()))


def _declines(stem: str, nominative: str) -> bool:
    """Does a stem take this ending? Consonants stand before all of them but й; velars and hushes before ий, others before ый."""
    if nominative == "й":
        return stem[-1] in _VOWELS
    return stem[-1] not in _VOWELS
