"""A query typed with the other keyboard layout: `ghbdtn` → «привет» (Russian), «ghbdsn» → «привіт» (Ukrainian). Pure.

The keys are those of the standard Russian (ЙЦУКЕН) and Ukrainian layouts over US QWERTY.
"""

from __future__ import annotations

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбюʼ"


def _table(letters: str) -> dict[int, str]:
    shifted = zip('QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~', letters.upper(), strict=True)
    return {ord(key): letter for key, letter in (*zip(_KEYS, letters, strict=True), *shifted)}


_TABLES = (_table(_RUSSIAN), _table(_UKRAINIAN))


def retyped(text: str) -> tuple[str, ...]:
    """What the same keys say in the Russian and the Ukrainian layout; nothing unless the text is Latin without a Cyrillic letter.

    >>> retyped("ghbdtn")
    ('привет',)
    """
    if not any(letter.isascii() and letter.isalpha() for letter in text) or any("\u0400" <= letter <= "\u04ff" for letter in text):
        return ()
    return tuple(dict.fromkeys(text.translate(table) for table in _TABLES))
