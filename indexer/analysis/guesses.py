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
        ("ь", "ь", "и ью", ""),
        ("й", "й я", "ем ю е", "и ев ям ями ях"),
        ("а", "а ы и", "ой ей у е", "ою ею ам ами ах"),
        ("я", "я и", "ей ю е", "ею ям ями ях"),
        ("ия", "ия ии", "ией ию", "иям иями иях"),
        ("ие", "ие ия", "ием ии", "ию иям иями иях"),
        ("о", "о", "", ""),
        ("е", "", "", "е"),
        ("ый", "ый ого ая ые ых", "ому ым ое", "ой ом ую ыми"),
        ("ий", "ий ого его ая ие их", "ому ему им ое ее", "ой ом ем ую юю ими"),
    ),
    UKRAINIAN: (
        ("-", "- а у", "ом ем ові еві і", "и ів ам ами ах"),
        ("ь", "ь я", "ем еві ю і", "ів ей ям ями ях"),
        ("ь", "ь", "і", ""),
        ("й", "й я", "єм єві ю ї", "їв ям ями ях"),
        ("а", "а и", "і ою ею у", "ам ами ах"),
        ("я", "я", "і ею ю", "ям ями ях"),
        ("ія", "ія ії", "ією ію", "іям іями іях"),
        ("о", "о а", "ом ові у", ""),
        ("е", "е", "", ""),
        ("ий", "ий ого ої их", "ому им ій", "а і е у ою ими"),
        ("ій", "ій ього ьої іх", "ьому ім", "я і є ю ьою іми"),
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
# As the end of a dictionary form these are rare («Ислом»), as that of a case they are not: «Кундзелом» is of Кундзел.
_INSTRUMENTAL = {RUSSIAN: ("ом", "ем", "ой", "ою"), UKRAINIAN: ("ом", "ем", "єм", "ою", "ею", "ові", "еві")}
_USUAL = 2  # the rows of a declension that a single name is seen in: plurals of names are rare


def guesses(form: str, language: str) -> tuple[tuple[str, float], ...]:
    """The dictionary forms that a folded form may belong to, each with its weight; the form itself is among them."""
    found: dict[str, float] = {form: _SELDOM}
    for length in range(min(_LONGEST, len(form) - _SHORTEST) + 1):
        stem, ending = (form[:-length], form[-length:]) if length else (form, "")
        for nominative, weight in _NOMINATIVES[language].get(ending, ()):
            if _declines(stem, nominative) and not (stem + nominative == form and form.endswith(_INSTRUMENTAL[language])):
                found[stem + nominative] = max(found.get(stem + nominative, 0.0), weight)
    return tuple(sorted(found.items()))


def case_forms(lemma: str, language: str) -> frozenset[str]:
    """The cases of a word by every declension that its dictionary form may be of, but for the rare ones; itself among them."""
    found = {lemma}
    for nominative, *rows in _DECLENSIONS[language]:
        ending = nominative.strip("-")
        stem = lemma.removesuffix(ending)
        if len(stem) >= _SHORTEST and lemma.endswith(ending) and _declines(stem, ending):
            found |= {stem + case.strip("-") for endings in rows[:_USUAL] for case in endings.split()}
    return frozenset(found)


def _declines(stem: str, nominative: str) -> bool:
    """Does a stem take this ending? Consonants stand before all of them but й; velars and hushes before ий, others before ый."""
    if nominative == "й":
        return stem[-1] in _VOWELS
    return stem[-1] not in _VOWELS
