"""Who is not named though the name stands there: a ship in quotation marks, a river, the son of a president.

эсминец «Адмирал Ушаков», ледокол «Ермак», вертолёт Сикорского      a thing called after somebody
екіпаж МКС, річка Сейм                                              another thing of that name: data/namesakes.tsv
Гантер Байден … Байден                                              a relative, and nobody else of that surname
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from indexer.analysis import Tokens, fold
from indexer.model import PARAGRAPH_BREAK
from indexer.readouts.data_tables import rows
from indexer.readouts.gazetteer import Entry

NEAR = 6
LOOKED_BACK = 80
PERSON, INSTITUTION = "person", "institution"

_CALLED = re.compile(
    r"(эсмин|эсмін|есмін|минонос|міноно|фрегат|корвет|крейсер|ледокол|криголам|льодокол|корабл|корабел|судн|подлодк|підводн|подводн"
    r"|авианос|авіанос|теплоход|теплохід|пароход|пароплав|танкер|паром|пором|сухогруз|суховантаж|катер|яхт|атомоход|атомохід|бронепо"
    r"|стадион|стадіон|аэропорт|аеропорт|завод|орден|премі|преми|медал|школ|музей|фонд)\w*\W*(?:«|“|„|\")[^»”\"]{0,40}$"
)
"""A thing with a name in quotation marks that are still open."""
_AFTER = re.compile(
    r"(?<!\w)(вертол[её]т\w*|гел[иі]коптер\w*|гвинтокрил\w*|имени|імені|им\.|ім\.|улиц\w*|вулиц\w*|проспект\w*|площад\w*)\W*$"
)
"""A thing called after somebody whose name stands right behind it."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry named by the words [start, end) of a text."""

    entry: Entry
    start: int
    end: int

    @property
    def is_surname(self) -> bool:
        """Is it a person by one word alone?"""
        return self.entry.kind == PERSON and self.end - self.start == 1


def told_apart(found: Sequence[Found], tokens: Tokens, text: str) -> Iterator[Entry]:
    """The entries that a text of these words names indeed."""
    kept = [one for one in found if _is_meant(one, tokens, text)]
    longer = [(one, other) for one in kept for other in kept if _hides(other, one)]
    hidden = {id(one) for one, _ in longer}
    relatives = {one.entry.id for one, _ in longer if one.is_surname}
    whole = {one.entry.id for one in kept if not one.is_surname}
    for one in kept:
        if id(one) not in hidden and not (one.is_surname and one.entry.id in relatives - whole):
            yield one.entry


def _hides(longer: Found, one: Found) -> bool:
    """Is a name a part of another: a surname of a whole name, the beginning of what another institution is called?

    What such a name ends with («Совет Безопасности ООН») is named too.
    """
    within = longer.start <= one.start and one.end <= longer.end and longer.end - longer.start > one.end - one.start
    if not within or longer.entry.id == one.entry.id or longer.entry.kind != one.entry.kind:
        return False
    return one.entry.kind == PERSON or (one.entry.kind == INSTITUTION and one.start == longer.start)


def _is_meant(one: Found, tokens: Tokens, text: str) -> bool:
    if one.entry.kind == PERSON:
        ahead = _ahead(text, tokens[one.start].start).lower()
        return not _CALLED.search(ahead) and not _AFTER.search(ahead)
    if not (others := _others().get(one.entry.id, ())):
        return True
    name = " ".join(token.form for token in tokens[one.start : one.end])
    beside = [words for known, words in others if _is_called(name, known)]
    near = (*tokens[max(0, one.start - NEAR) : one.start], *tokens[one.end : one.end + NEAR]) if beside else ()
    return not any(fold(token.form).startswith(words) for token in near for words in beside)


def _ahead(text: str, start: int) -> str:
    """What stands before a place in its paragraph, as far back as a quotation may have begun."""
    return text[max(0, start - LOOKED_BACK) : start].rpartition(PARAGRAPH_BREAK)[2]


def _is_called(name: str, known: str) -> bool:
    """Is it this name in any case, and no longer one?"""
    forms, words = fold(name).split(), fold(known).split()
    return len(forms) == len(words) and all(form.startswith(word[: max(3, len(word) - 2)]) for form, word in zip(forms, words, strict=True))


@cache
def _others() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Id → names and how the words begin beside which they mean another thing."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for id, name, unless, *_ in rows("namesakes.tsv"):
        found[id] = (*found.get(id, ()), (name, tuple(unless.split("|"))))
    return found
