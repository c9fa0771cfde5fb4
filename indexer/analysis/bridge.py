"""What a Russian and a Ukrainian lemma of one origin share: the bare key of the bridge layer.

Two lemmas whose keys are equal find each other's texts: саммит and саміт, политический and політичний, договор and договір.
The key is made of small rules, each a regular difference between the two languages with an example beside it: first the ending shows
the class of the word and gets one spelling for both languages (data/endings.tsv); then Ukrainian roots and prefixes get the spelling of
their Russian cognates (data/roots.tsv); then come clusters of consonants, and at last single letters. The class of anything but a plain
noun stays on the key behind a hyphen, so that nouns, adjectives and verbs do not meet.

A key depends on one lemma and its language and on nothing else. Words that are not cognates meet through the glossary.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from indexer.analysis.data_tables import rows
from indexer.model import RUSSIAN, UKRAINIAN

RULES_VERSION = 1
"""Raised when the mechanism changes; the rules and their tables are in `rules_digest` by themselves."""

_LONGEST_ENDING = 8
_CYRILLIC = re.compile(r"[а-яіїєґў']+")
_REFLEXIVE = re.compile(r"(?<=ть|ти|чь)с[яь]$")


def bridge_key(lemma: str, language: str) -> str:
    """The bare key that a folded lemma (lower case, ё as е, one apostrophe) of "ru" or "uk" shares with its twin in the other language.

    Deterministic; some tens of microseconds, so callers cache it. A lemma of another language or script comes back as it is.
    Call `Glossary.bridge_key` rather than this one: it also keeps false friends apart.
    """
    stem, kind = _parts(lemma, language)
    for rule in LOOSE:
        stem = rule.pattern.sub(rule.kept, stem)
    return stem + kind


def strict_key(lemma: str, language: str) -> str:
    """`bridge_key` without the three loose rules that merge some words that differ: for the neighbours of false friends."""
    return "".join(_parts(lemma, language))


def rules_digest() -> str:
    """What the keys depend on: another digest, other keys."""
    spellings = [(rule.pattern.pattern, rule.kept) for rule in (*CLUSTERS, *LOOSE)]
    tables = repr((sorted(_endings().items()), sorted(_roots().items(), key=itemgetter(0)), spellings, RULES_VERSION))
    return hashlib.sha256(tables.encode()).hexdigest()


def _parts(lemma: str, language: str) -> tuple[str, str]:
    if language not in (RUSSIAN, UKRAINIAN) or not _CYRILLIC.fullmatch(lemma):
        return "", lemma
    stem, kind = _split(lemma, language)
    if language == UKRAINIAN:
        stem = _cognate(stem)
    for rule in CLUSTERS:
        stem = rule.pattern.sub(rule.kept, stem)
    return _DOUBLED.sub(r"\1", stem.translate(_LETTERS)), kind


def _split(lemma: str, language: str) -> tuple[str, str]:
    """The stem and the class of a lemma, both spelt alike for the two languages."""
    bare = _REFLEXIVE.sub("", lemma)
    endings = _endings()
    for size in range(min(len(bare), _LONGEST_ENDING), 0, -1):
        if found := endings.get((language, bare[-size:], size == len(bare))):
            return bare[:-size] + found.kept, found.kind + ("ся" if bare != lemma else "")
    return lemma, ""


def _cognate(stem: str) -> str:
    """A Ukrainian stem with its roots and prefixes spelt as their Russian cognates, from left to right, the longest first."""
    spelt, place = "", 0
    while place < len(stem):
        root = _root_at(stem, place)
        spelt += root.russian if root else stem[place]
        place += len(root.written) if root else 1
    return spelt


def _root_at(stem: str, place: int) -> _Root | None:
    candidates = _roots().get(stem[place : place + 2], ())
    return next((root for root in candidates if _stands(root, stem, place)), None)


def _stands(root: _Root, stem: str, place: int) -> bool:
    """Does the root stand here, and where the table wants it? Behind не- a stem begins anew."""
    begins = place == 0 or (place == 2 and stem.startswith("не"))
    ends = place + len(root.written) == len(stem)
    return stem.startswith(root.written, place) and begins >= root.first and ends >= root.last


# --- spelling ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A cluster of letters and what both languages keep of it."""

    pattern: re.Pattern[str]
    kept: str
    example: str


def _rule(pattern: str, kept: str, example: str) -> _Spelling:
    return _Spelling(re.compile(pattern), kept, example)


_START = "(?:^|(?<=^не))"  # a prefix stands at the beginning, or behind не-
_CONSONANT = "бвгґджзклмнпрстфхцчшщ"

_LETTERS = str.maketrans("іїыйэєґ", "ииииеег", "ьъ'")
_DOUBLED = re.compile(rf"(?!^)([{_CONSONANT}])\1+")

CLUSTERS = (
    _rule(rf"{_START}(?:съ|з'|с')", "з", "съезд з'їзд"),
    _rule(rf"{_START}ра[зс](?=[{_CONSONANT}ъ'])", "роз", "развал розвал"),
    _rule(rf"{_START}бе[зс]", "без", "бесплатный безплатний"),
    _rule(rf"{_START}пре", "пере", "преследование переслідування"),
    _rule(r"с(?:т(?=[лн])|(?=ств))", "с", "участник учасник"),
    _rule(r"зд(?=н)", "з", "праздный празний"),
    _rule(r"рд(?=ц)", "р", "сердце серце"),
    _rule(r"л(?=нц)", "", "солнце сонце"),
    _rule(r"в(?=ств)", "", "чувство"),
    _rule(r"[сз]ч", "щ", "счастье щастя"),
    _rule(r"дж", "жд", "рождение родження"),
    _rule(rf"ьйо|ьо|(?<=[{_CONSONANT}])йо|ье", "е", "Соловьев Соловйов"),
    _rule(r"(?<=[жчшщ])о", "е", "Горбачев Горбачов"),
    _rule(r"(?:[гжз]сь?|зь)к$", "зк", "пражский празький"),
    _rule(r"(?:[кцтч]сь?|ць)к$", "цк", "узбекский узбецький"),
    _rule(r"шсь?к$", "ск", "чешский чеський"),
    _rule(r"(?<=[жчшщц])ю", "у", "жюри журі"),
    _rule(r"(?<=[жчшщц])я", "а", "граница границя"),
)

LOOSE = (
    _rule(rf"{_START}с(?=[бвгджзлмнр])", "з", "смена зміна"),
    _rule(rf"{_START}в(?=[бвгджзклмнпрстфхцчшщ])", "у", "установить встановити"),
    _rule(r"е", "и", "вера віра"),
)


# --- tables ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ending:
    kept: str
    kind: str


@cache
def _endings() -> dict[tuple[str, str, bool], _Ending]:
    """Language, ending, and whether it is the whole lemma → what becomes of it."""
    return {
        (language, written.lstrip("^"), written[0] == "^"): _Ending(kept, kind) for language, written, kept, kind, _ in rows("endings.tsv")
    }


@dataclass(frozen=True, slots=True)
class _Root:
    written: str
    russian: str
    first: bool
    last: bool


@cache
def _roots() -> dict[str, tuple[_Root, ...]]:
    """The first two letters of a Ukrainian spelling → the roots that begin so, longest first."""
    roots = [_Root(written.strip("^$"), russian, written[0] == "^", written[-1] == "$") for written, russian, *_ in rows("roots.tsv")]
    roots.sort(key=lambda root: (len(root.written), root.first, root.last), reverse=True)
    return {start: tuple(root for root in roots if root.written[:2] == start) for start in sorted({root.written[:2] for root in roots})}
