"""Names and places that the project's own tables hold, in all their cases: what a guess at an unknown word should prefer.

Блинкеном   → блинкен (people)       so a collection that has the name in one case only is still found by its nominative
Буковине    → буковина (a place)     though the dictionary knows no more than the surname Буковин
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from indexer.analysis.data_tables import rows
from indexer.analysis.guesses import case_forms
from indexer.analysis.words import fold, forms, is_cyrillic
from indexer.model import RUSSIAN, UKRAINIAN

_COLUMNS = {RUSSIAN: 1, UKRAINIAN: 2}  # of every table below
_PLACE = "place"
_TABLES = ("latin.tsv", "names.tsv", *(f"glossary/{theme}.tsv" for theme in ("people", "given_names", "cities", "countries")))

Names = Mapping[str, tuple[str, ...]]


@cache
def known_names(language: str) -> Names:
    """A folded form of the language → the names of the tables that it is a case of."""
    return _by_form((word for table in _TABLES for row in rows(table) for word in _words(row, language)), language)


@cache
def known_places(language: str) -> Names:
    """A folded form → the places that it is a case of, of those which the dictionary takes for something else, or for nothing."""
    return _by_form((word for row in rows("names.tsv") if row[0] == _PLACE for word in _words(row, language)), language)


@cache
def names_digest() -> str:
    """What the guesses depend on beside their rules."""
    return hashlib.sha256(repr([rows(table) for table in _TABLES]).encode()).hexdigest()[:8]


def _words(row: list[str], language: str) -> Iterator[str]:
    return (fold(word) for word in forms(row[_COLUMNS[language]]) if is_cyrillic(fold(word)) and word[0].isupper())


def _by_form(names: Iterable[str], language: str) -> Names:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for form in case_forms(name, language):
            found[form].add(name)
    return {form: tuple(sorted(of)) for form, of in found.items()}
