"""Surnames by their grammar: one key for all cases, both sexes and the plural.

    Рябков Рябкова Рябкову Рябковым Рябкове Рябковы        → рябков
    Вишинський Вишинського Вишинському Вишинська           → вишинський

The dictionaries list many surnames, never all, and the Ukrainian one lists a woman's apart from her husband's.
"""

from __future__ import annotations

import re

from indexer.model import RUSSIAN, UKRAINIAN

_SHORTEST = 2  # letters before the suffix: Лев-ин has three, «нов-ый» none

# suffix → the endings of its paradigm, masculine, feminine and plural; the nominative masculine is the family's key
_FAMILIES = {
    RUSSIAN: (
        ("ов ев ин ын", "- а у ым ом е ой ою ы ых ыми", ""),
        ("ск цк", "ий ого ому им ом ая ой ою ую ие их ими", "ий"),
    ),
    UKRAINIAN: (
        ("ов ев єв ьов йов ін їн ин", "- а у им і ові е ої ій ою и их ими", ""),
        ("ськ цьк зьк", "ий ого ому им ім а ої ій у ою і их ими", "ий"),
    ),
}


def _pattern(suffixes: str, endings: str) -> re.Pattern[str]:
    choices = "|".join("" if ending == "-" else ending for ending in endings.split())
    return re.compile(rf"([\w']{{{_SHORTEST},}}?(?:{'|'.join(suffixes.split())}))(?:{choices})")


_PATTERNS = {
    language: tuple((_pattern(suffixes, endings), nominative) for suffixes, endings, nominative in families)
    for language, families in _FAMILIES.items()
}


def surname(form: str, language: str) -> str | None:
    """The key of a surname in any case, when the folded form is built like one; None when it is not."""
    for pattern, nominative in _PATTERNS.get(language, ()):
        if found := pattern.fullmatch(form):
            return found.group(1) + nominative
    return None
