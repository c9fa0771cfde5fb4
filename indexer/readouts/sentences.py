"""Text → sentences with their places, in Russian and Ukrainian.

    Он приехал в 19 ч. 30 мин. «Мы готовы!» — сказал А. Б. Иванов.   →   two sentences

The mechanism finds every place where a sentence may end: an end mark, what closes behind it, white space. Then each rule of `RULES`
is asked in turn, and the first that has an opinion decides; a place on which none has one is an end. Sentences inside a quotation are
sentences too, since who retells a speech may keep one of them and drop the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from indexer.model import PARAGRAPH_BREAK, UNKNOWN, Document
from indexer.readouts.data_tables import rows

_CLOSERS = "»”’\"')\\]"
_OPENERS = "«“„‘\"'(\\["
_PLACE = re.compile(rf"(?P<mark>[.!?…]+)(?P<closed>[{_CLOSERS}]*[.!?…]*)(?P<gap>\s+)")
_WORD_BEFORE = re.compile(r"[^\s«“„‘\"'(\[]+$")
_LONGEST_ASIDE = 300


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body: `body[start:end] == text`, offsets in code points, without white space around it."""

    text: str
    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence may end: the word before the mark, the mark with what closes behind it, the sentence so far, and the rest."""

    before: str
    mark: str
    closed: str
    sofar: str
    after: str


Rule = Callable[[Place], bool | None]


def split_document(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document.body` in order, each in the language of its paragraph; a paragraph's end ends one."""
    found: list[Sentence] = []
    start = 0
    for text, language in zip(document.paragraphs, document.paragraph_languages, strict=True):
        spoken = document.language if language == UNKNOWN else language
        found += (Sentence(text[first:last], start + first, start + last, spoken) for first, last in split(text))
        start += len(text) + len(PARAGRAPH_BREAK)
    return tuple(found)


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a paragraph; pieces without a letter or digit (stars, dashes) are none."""
    bounds = [0, *_ends(text), len(text)]
    pieces = (_stripped(text, first, last) for first, last in pairwise(bounds))
    return tuple(piece for piece in pieces if any(map(str.isalnum, text[slice(*piece)])))


def _ends(text: str) -> Iterator[int]:
    start = 0
    for match in _PLACE.finditer(text):
        if _is_end(_place(text, start, match)):
            start = match.end()
            yield start


def _place(text: str, start: int, match: re.Match[str]) -> Place:
    word = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start())
    sofar = text[max(start, match.start() - _LONGEST_ASIDE) : match.start()]
    return Place(word.group() if word else "", match["mark"], match["closed"], sofar, text[match.end() : match.end() + _LONGEST_ASIDE])


def _is_end(place: Place) -> bool:
    opinions = (rule(place) for rule in RULES)
    return next((opinion for opinion in opinions if opinion is not None), True)


def _stripped(text: str, first: int, last: int) -> tuple[int, int]:
    piece = text[first:last]
    return first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


# --- rules -------------------------------------------------------------------------------------
# Each says True (an end), False (none) or nothing.


def goes_on_small(place: Place) -> bool | None:
    """«Зачем?» спросил он. И… замолчал. В 2021 г. состоялась.  A small letter begins no sentence, also behind a quote or a dash."""
    first = place.after.lstrip(_OPENERS.replace("\\", "") + "—–- \u00a0")[:1]
    return False if first.islower() or not first else None


def in_brackets(place: Place) -> bool | None:
    """Он сказал (так в тексте. Ред.), что…  What stands in brackets ends nothing."""
    opened = place.sofar.count("(") > place.sofar.count(")") + place.closed.count(")")
    return False if opened and ")" in place.after else None


def numbered(place: Place) -> bool | None:
    """1. Стороны согласились.  A number that begins a paragraph or a sentence counts it."""
    return False if place.mark == "." and re.fullmatch(r"\s*\d{1,3}", place.sofar) else None


def initial(place: Place) -> bool | None:
    """В. В. Путин, Дж. Байден, С.-Петербург.  One capital letter with a period is a name; so is Дж."""
    bare = place.mark == "." and not place.closed
    return False if bare and re.fullmatch(r"(?:[^\W\d_]\.-?)*(?:[A-ZА-ЯЁІЇЄҐ]|Дж|Ю|Ж|Ch|Th)", place.before) else None


def abbreviated(place: Place) -> bool | None:
    """ул. Крещатик, им. Шевченко; but: в 2021 г. Стороны…, и т. д. Затем…"""
    if place.mark != "." or place.closed:
        return None
    kind = _abbreviations().get(place.before.lower())
    match kind:
        case "before":
            return False
        case "number":
            return None if re.search(r"\d\s*$", place.sofar[: -len(place.before)]) and not place.after[:1].isdigit() else False
        case "both" if place.after[:1].isdigit():
            return False
    return None


RULES: tuple[Rule, ...] = (goes_on_small, in_brackets, numbered, initial, abbreviated)


@cache
def _abbreviations() -> dict[str, str]:
    """Folded abbreviation without its last period → what may follow it."""
    return {written: kind for written, kind, *_ in rows("abbreviations.tsv")}
