"""Latin spellings of names that Russian and Ukrainian texts write in Cyrillic: Zelensky, Zelenskyy, Kyiv, Kiev, Biden."""

from __future__ import annotations


def from_latin(word: str) -> tuple[str, ...]:
    """Cyrillic lemmas, folded, that a Latin word of a query may stand for, likeliest first; empty when it is not a name's spelling.

    Known names and places by table, others by the common transliterations of both languages. For queries only: a text keeps its Latin words.
    Candidates are of either language; look for each in both.
    """
    raise NotImplementedError
