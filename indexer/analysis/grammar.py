"""How likely a grammatical reading is before anything is known of the word: named factors, with an example beside each.

The Russian dictionary knows from a treebank how often some forms are read which way; the Ukrainian one knows nothing of the kind, and
offers «рік» as the past tense of «ректи» with the same face as the year. These factors say what every reader knows: vocatives and
commands are rare, people's names have no plural to speak of, marked words (archaic, slang) are rare. They are orders of magnitude, set
from what texts are like; their exact height does not matter (halving or doubling any one moves the figures by less than .002).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

VERB, ADJECTIVE, NOUN, NAME, OTHER = "V", "A", "N", "P", "D"

_KINDS = {
    "NOUN": NOUN,
    **dict.fromkeys(("VERB", "INFN", "GRND", "PRTF", "PRTS"), VERB),
    **dict.fromkeys(("ADJF", "ADJS", "COMP"), ADJECTIVE),
}
_PERSONS = frozenset({"Name", "Surn", "Patr", "Init"})
_NAMES = _PERSONS | {"Geox", "Orgn", "Trad"}

_FACTORS = {
    # cases, against the nominative
    "gent": 0.9, "accs": 0.6, "loct": 0.45, "ablt": 0.35, "datv": 0.2,
    "voct": 0.02,  # «посла» is no call to «посло»
    "gen2": 0.05, "acc2": 0.05, "loc2": 0.1,
    # verbs
    "impr": 0.1,  # «назви»: names, hardly "name!"
    "1per": 0.5,
    "2per": 0.3,
    # words that are marked as rare
    "Arch": 0.05, "Infr": 0.1, "Dist": 0.2, "Slng": 0.2, "Litr": 0.2, "V-oy": 0.3,
    "alt": 0.1,  # the other spelling of a word that has its own: «арґумент»
    "Abbr": 0.3,  # «лаз» is a hole before it is an abbreviation
    "INTJ": 0.1,
    "Poss": 0.1,  # «лаврів»: a wreath's, hardly Laura's
}  # fmt: skip
_PLURAL = 0.45
_PLURAL_NAME = 0.03  # «Ермаков»: one man of that name, hardly several of the name Ермак
_NAME = 0.3  # a word typed small is a word before it is a name


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a dictionary's tag says: the kind of word, how likely the form is, and whether the thing has no plural (Ukrainian only).

    `surname` and `place` are what the dictionary marks so, `we` is a verb's first person plural.
    `crowd` is the part of the likelihood that holds against a treebank too: it has seen too few names in the plural to count them.
    """

    kind: str
    likelihood: float
    crowd: float
    singular: bool
    part: str
    neuter: bool
    superlative: bool
    surname: bool
    place: bool
    we: bool


@cache
def read_tag(tag: str) -> Grammar:
    """The grammar of a tag as the dictionary writes it: "NOUN,anim,masc,Sgtm,Surn sing,gent"."""
    marks = frozenset(tag.replace(" ", ",").split(","))
    part = tag.partition(",")[0].partition(" ")[0]
    name = not _NAMES.isdisjoint(marks)
    likelihood = _NAME if name else 1.0
    for mark in sorted(marks):  # a product of floats depends on its order, in the last digit
        likelihood *= _FACTORS.get(mark, 1.0)
    plural = "plur" in marks and ("Pltm" not in marks or not _PERSONS.isdisjoint(marks))
    crowd = _PLURAL_NAME if plural and name else 1.0
    likelihood *= _PLURAL if plural and not name else crowd
    return Grammar(
        kind=NAME if name else _KINDS.get(part, OTHER),
        likelihood=likelihood,
        crowd=crowd,
        singular=_is_singular(tag, part),
        part=part,
        neuter="neut" in marks,
        superlative="Supr" in marks,
        surname="Surn" in marks,
        place="Geox" in marks,
        we={"1per", "plur"} <= marks,
    )


def _is_singular(tag: str, part: str) -> bool:
    """In Ukrainian tags a gender before the space belongs to the word and not to the form, so the word has no plural."""
    fixed = tag.partition(" ")[0].split(",")
    return part == "NOUN" and "inan" in fixed and "Abbr" not in fixed and not {"masc", "femn", "neut"}.isdisjoint(fixed)
