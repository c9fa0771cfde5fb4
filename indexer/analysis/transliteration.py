"""Latin spellings of names that Russian and Ukrainian texts write in Cyrillic: Zelensky, Zelenskyy, Kyiv, Kiev, Biden.

Known names stand in data/latin.tsv; others are spelt letter by letter (data/latin_letters.tsv), in the ways in which both languages
are written in Latin letters: the official Ukrainian romanisation of 2010, the usual English and passport spellings of Russian, a little
German and Polish.
"""

from __future__ import annotations

import re
from functools import cache

from indexer.analysis.data_tables import rows
from indexer.analysis.words import fold

SHORTEST = 4
"""Shorter words that are not in the table (of, the, gas) are hardly names."""

_LATIN = re.compile(r"[a-z']+")
_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_SLAVIC, _WESTERN = 0, -1


def from_latin(word: str) -> tuple[str, ...]:
    """Cyrillic lemmas, folded, that a Latin word of a query may stand for, likeliest first; empty where it is no spelling of a name.

    At most four, of either language; look for each in both, and over the bridge, which forgives a soft sign or an и for an і.
    For queries only: a text keeps its Latin words.
    """
    latin = fold(word).translate(_SPECIAL)
    if known := _names().get(latin):
        return known
    if len(latin) < SHORTEST or not _LATIN.fullmatch(latin):
        return ()
    readings = (_spelt(latin, language, reading) for reading in (_SLAVIC, _WESTERN) for language in (0, 1))
    return tuple(dict.fromkeys(readings))


def _spelt(latin: str, language: int, reading: int) -> str:
    pattern, letters = _letters()
    return pattern.sub(lambda found: letters[found.lastindex or 0][language][reading], latin)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Latin spelling → Cyrillic ones."""
    return {
        latin: tuple(dict.fromkeys((fold(russian), fold(ukrainian))))
        for spellings, russian, ukrainian in rows("latin.tsv")
        for latin in spellings.split(" | ")
    }


@cache
def _letters() -> tuple[re.Pattern[str], dict[int, tuple[tuple[str, ...], tuple[str, ...]]]]:
    """One pattern over all sounds, longest first, and the letters of each of its groups."""
    sounds = sorted(rows("latin_letters.tsv"), key=lambda row: -len(row[0]))
    readings = {place: (tuple(row[1].split("|")), tuple(row[2].split("|"))) for place, row in enumerate(sounds, 1)}
    return re.compile("|".join(f"({latin})" for latin, *_ in sounds)), readings
