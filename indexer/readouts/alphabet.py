"""Alphabetical order for Russian and Ukrainian words in one list.

    г ґ д е (ё) є ж з и і ї й … щ ъ ы ь э ю я

Each language keeps its own order in it. As in dictionaries of Russian, ё is е until nothing else tells two words apart, and then it
comes after; an apostrophe counts for nothing, capitals are small letters. Numbers come before Latin words, both before Cyrillic.
"""

from __future__ import annotations

_LETTERS = "абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_FIRST = 0x400  # where the Cyrillic block begins: after Latin, whatever the order within
_RANKS: dict[int, int | None] = {ord(letter): _FIRST + rank for rank, letter in enumerate(_LETTERS)}
_RANKS |= {ord("ё"): _RANKS[ord("е")]} | dict.fromkeys(map(ord, "'’ʼ′`\u00ad\u0301"))


def collated(word: str) -> tuple[str, str]:
    """A sorting key for a word.

    >>> sorted(["ґанок", "жито", "гора", "ёлка", "ель", "їжа", "день"], key=collated)
    ['гора', 'ґанок', 'день', 'ёлка', 'ель', 'жито', 'їжа']
    """
    small = word.lower()
    return small.translate(_RANKS), small
