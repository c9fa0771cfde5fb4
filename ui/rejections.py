"""Why an input was not indexed, in the reader's language. Pure."""

from __future__ import annotations

import re
from functools import cache

from indexer import Rejection
from ui.markup import escaped
from ui.texts_rejections import DETAILS
from ui.wording import Wording

_GAP = re.compile(r"\\\{([a-z])\\\}")
_OPTIONAL = re.compile(r"\\\[(.*?)\\\]")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")


def detail(rejection: Rejection, words: Wording) -> str:
    """The detail as HTML; a sentence that has no translation stays in English and says so to a screen reader."""
    if words.language == "en":
        return escaped(rejection.detail)
    for pattern, ukrainian, russian in _patterns():
        if found := pattern.fullmatch(rejection.detail):
            gaps = {name: _NUMBER.sub(lambda digits: _grouped(digits[0], words), value) for name, value in found.groupdict().items()}
            return escaped((ukrainian if words.language == "uk" else russian).format(**gaps))
    return f'<span lang="en">{escaped(rejection.detail)}</span>'


def _grouped(digits: str, words: Wording) -> str:
    return words.number(int(digits.replace(",", "")))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((_pattern(english), ukrainian, russian) for english, ukrainian, russian in DETAILS)


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_OPTIONAL.sub(r"(?:\1)?", _GAP.sub(r"(?P<\1>.+?)", re.escape(english))), re.DOTALL)
