"""Whole numbers in figures and in words: 24, «двадцать четыре», «двадцять чотири»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from indexer.readouts.data_tables import rows


def number_at(place: int, readings: Sequence[Sequence[str]], language: str) -> tuple[int | None, int]:
    """The whole number that stands at a place, and of how many words it is; None and 1 where there is none.

    `readings` has for each word its folded form, then its lemmas. A ten and a unit behind it are one number.
    """
    first = _value(readings[place], language)
    if first is None or readings[place][0].isdigit() or not 20 <= first < 100 or first % 10 or place + 1 == len(readings):
        return first, 1
    second = _value(readings[place + 1], language)
    return (first + second, 2) if second and second < 10 and not readings[place + 1][0].isdigit() else (first, 1)


def _value(reading: Sequence[str], language: str) -> int | None:
    if reading[0].isascii() and reading[0].isdigit() and len(reading[0]) < 10:
        return int(reading[0])
    return next((_numerals()[language, word] for word in reading if (language, word) in _numerals()), None)


@cache
def _numerals() -> dict[tuple[str, str], int]:
    """Language and lemma → number. One is left out: it is a pronoun more often than a number."""
    return {(language, word): int(number) for language, word, number, *_ in rows("numerals.tsv")}
