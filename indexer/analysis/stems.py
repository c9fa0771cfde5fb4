"""Stems: what stands in for a lemma where the dictionary is silent, or switched off.

Russian is the Snowball algorithm, by PyStemmer where it is installed (40 times faster, the same stems), else by snowballstemmer.
Ukrainian is a small suffix stemmer of our own in the same manner: Snowball has no Ukrainian.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import util
from typing import Any

Stem = Callable[[str], str]


@cache
def stemmer(language: str) -> Stem:
    """The stemmer of a language; other languages are left as they stand."""
    match language:
        case "ru":
            return _russian()
        case "uk":
            return ukrainian_stem
        case _:
            return str


def _russian() -> Stem:
    if util.find_spec("Stemmer"):
        import Stemmer

        # Its own cache throws half of itself away with every overflow; the analyser remembers forms itself.
        fast: Any = Stemmer.Stemmer("russian", 0)
        return lambda form: str(fast.stemWord(form))
    import snowballstemmer

    plain: Any = snowballstemmer.stemmer("russian")
    return lambda form: str(plain.stemWord(form))


_ENDING_WORDS = """
    ого ому ими іми ій ої ою ею єю ий ій им ім их іх ая яя ое ее еє юю ую ами ями ах ях ам ям ові еві єві ом ем єм ів їв ев ов
    а я о е є и і ї у ю й ь ати яти ити іти ти ла ло ли в ють ять уть ать ить ємо емо имо ете єте ите еш єш иш ть
"""
_ENDINGS = sorted(_ENDING_WORDS.split(), key=lambda ending: (-len(ending), ending))


def ukrainian_stem(form: str) -> str:
    """A Ukrainian form without its ending; at least three letters stay."""
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form
