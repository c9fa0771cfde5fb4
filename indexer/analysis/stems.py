"""Stems: what stands in for a lemma where the dictionary is silent, or switched off.

Snowball is made for words of the language; it takes «Салливан» for a participle and leaves «саллива», while «Салливану» gives «салливан».
Most words that a dictionary does not hold are names, so a form has two stems here: Snowball's, and its oblique stem, which is the form
without a case ending and leaves a bare nominative alone. The collection votes between them as it does between lemmas.

Russian is the Snowball algorithm, by PyStemmer where it is installed (40 times faster, the same stems), else by snowballstemmer.
Ukrainian is a small suffix stemmer of our own in the same manner: Snowball has no Ukrainian.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import util
from typing import Any

from indexer.model import RUSSIAN, UKRAINIAN

Stem = Callable[[str], str]

_SHORTEST = 3

_CASES = {
    RUSSIAN: """
        а у ю е и ы о я ь й ом ем ой ей ою ею ам ям ах ях ами ями ов ев ия ию ии ие ием ией иям иях иями
        ий ого его ому ему ым им ых их ыми ими ая яя ую юю ое ее ые
    """,
    UKRAINIAN: """
        а у ю е є и і ї о я ь й ом ем єм ою ею єю ам ям ах ях ами ями ові еві єві ів їв ей ія ію ії ією іям іях іями
        ий ій ого ього ому ьому им ім их іх ими іми ої єї ую юю
    """,
}
_VERBS = """
    ти ать ять ить іть уть ють ти в ла ло ли ємо емо имо їмо єте ете ите їте єш еш иш їш в ши вши чи ючи ячи учи ачи
    ний на не ного ному ним ній ної ну ною ні них ними но то тий та те того тому тим тій тої ту тою ті тих тими
"""
_REFLEXIVE = re.compile(r"(?<=[аиіїйєутволиешь])(ся|сь)$")


def _endings(listed: str) -> tuple[str, ...]:
    return tuple(sorted(set(listed.split()), key=lambda ending: (-len(ending), ending)))


_CASE_ENDINGS = {language: _endings(listed) for language, listed in _CASES.items()}
_UKRAINIAN_ENDINGS = _endings(_CASES[UKRAINIAN] + _VERBS)
_CONSONANT = re.compile(r"[бвгґджзклмнпрстфхцчшщ]$")
_FLEETING = re.compile(r"(?<=[бвгґджзклмнпрстфхцчшщ])ец$")


@cache
def stemmer(language: str) -> Stem:
    """The algorithm of a language; words of another are left as they stand."""
    match language:
        case "ru":
            return _snowball()
        case "uk":
            return ukrainian_stem
        case _:
            return str


def ukrainian_stem(form: str) -> str:
    """A Ukrainian form without -ся and without its ending of case, person or participle; at least three letters stay."""
    return _without(_REFLEXIVE.sub("", form), _UKRAINIAN_ENDINGS)


def _without(form: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            return form[: -len(ending)]
    return form


def _snowball() -> Stem:
    if util.find_spec("Stemmer"):
        import Stemmer

        # Its own cache throws half of itself away with every overflow; the analyser remembers forms itself.
        fast: Any = Stemmer.Stemmer("russian", 0)
        return lambda form: str(fast.stemWord(form))
    import snowballstemmer

    plain: Any = snowballstemmer.stemmer("russian")
    return lambda form: str(plain.stemWord(form))
