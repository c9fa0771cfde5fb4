"""Numbers of a sentence by their value, so that 12 тысяч is 12 000 and «двадцать четыре» is 24.

Numbers in figures speak for themselves (FIGURES); one in words is often dropped without a change of sense («оба», «два президента»), so
it counts only against another number (WORDS). «Первого», «один», «оба» and the names of months may stand for figures, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from indexer.analysis import Analyser, fold
from indexer.model import Token
from indexer.readouts.data_tables import rows
from indexer.readouts.marks import Mark

_FIGURES = re.compile(r"[0-9]{1,12}(?:,[0-9]{1,6})?")
_DATE = re.compile(r"(?<![0-9.])[0-9]{1,2}\.([0-9]{1,2})\.[0-9]{2,4}(?![0-9])")
_SCALES = (
    (re.compile("тысяч|тыс$|тисяч|тис$"), 3), (re.compile("миллион|млн$|мільйон"), 6), (re.compile("миллиард|млрд$|мільярд"), 9),
)  # fmt: skip


class Numbers:
    """Reads numbers by the lemmas that an analyser gives to their words."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def find(self, text: str, tokens: Sequence[Token], language: str) -> tuple[Mark, ...]:
        """The numbers of a sentence in their order; the kind of a mark is the value."""
        months = {match.start(1) for match in _DATE.finditer(text)}
        return tuple(self._all(text, [token for token in tokens if token.start not in months], language))

    def soft(self, tokens: Sequence[Token], language: str) -> frozenset[str]:
        """The values that its ordinals, «один», «оба» and months may stand for."""
        values = [(value, ordinal) for token in tokens for value, ordinal in self._words(token, language)[:1]]
        found = {str(value) for value, is_soft in values if is_soft}
        for (ten, _), (unit, is_soft) in pairwise(values):
            if is_soft and ten in range(20, 100, 10) and unit < 10:
                found.add(str(ten + unit))
        return frozenset(found)

    def _all(self, text: str, tokens: Sequence[Token], language: str) -> Iterator[Mark]:
        place = 0
        while place < len(tokens):
            value, size = _figures(text, tokens, place)
            if value is None:
                value, size = self._spelt(tokens, place, language)
            if value is not None:
                last = place + size - 1
                power = _power(tokens[last + 1]) if last + 1 < len(tokens) else 0
                end = tokens[last + 1 if power else last].end
                written = text[tokens[place].start : end]
                yield Mark(tokens[place].start, end, written.lower(), _written(value * 10**power))
            place += size

    def _spelt(self, tokens: Sequence[Token], place: int, language: str) -> tuple[Decimal | None, int]:
        """A number in words from here on, each word less than the one before by its place: сто двадцать пять. None for an ordinal."""
        total, size, room = 0, 0, 1_000
        while place + size < len(tokens) and (found := self._words(tokens[place + size], language)):
            value, is_soft = found[0]
            if value >= room or is_soft:
                return (None, size + 1) if is_soft and (value < room or not size) else (Decimal(total), size)
            total, size, room = total + value, size + 1, _room(value)
        return (Decimal(total), size) if size else (None, 1)

    def _words(self, token: Token, language: str) -> list[tuple[int, bool]]:
        """What a word in letters counts, and whether it may only stand for a number."""
        form = fold(token.form)
        if form[0].isdigit():
            return []
        own = self._analyser.keys(token.form, language)[0].partition(":")[2]
        return [_known()[language, word] for word in dict.fromkeys((form, own)) if (language, word) in _known()]


def is_figures(mark: Mark) -> bool:
    """Is the number written in figures?"""
    return mark.written[:1].isdigit()


def _figures(text: str, tokens: Sequence[Token], place: int) -> tuple[Decimal | None, int]:
    """A number in figures, thousands parted by spaces or not."""
    if not _FIGURES.fullmatch(tokens[place].form):
        return None, 1
    size = 1
    while len(tokens[place].form) < 4 and place + size < len(tokens) and _is_group(text, tokens[place + size - 1], tokens[place + size]):
        size += 1
    return Decimal("".join(token.form for token in tokens[place : place + size]).replace(",", ".")), size


def _is_group(text: str, before: Token, here: Token) -> bool:
    gap = text[before.end : here.start]
    return len(here.form) == 3 and bool(_FIGURES.fullmatch(here.form)) and len(gap) == 1 and gap.isspace()


def _power(token: Token) -> int:
    form = fold(token.form)
    return next((power for scale, power in _SCALES if scale.match(form)), 0)


def _room(value: int) -> int:
    """What the next word of a number must be less than: behind сто a ten, behind двадцать a unit, behind пять nothing."""
    return 100 if value >= 100 else 10 if value in range(20, 100, 10) else 0


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}"


@cache
def _known() -> dict[tuple[str, str], tuple[int, bool]]:
    """Language and folded lemma → value, and whether it may only stand for a number."""
    found = {(language, fold(word)): (int(number), False) for language, word, number, *_ in rows("numerals.tsv")}
    return found | {(language, fold(word)): (int(number), True) for language, word, number, *_ in rows("soft_numbers.tsv")}
