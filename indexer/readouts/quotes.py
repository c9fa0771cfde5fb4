"""Scare quotes: a few words set in quotation marks inside a sentence, apart from quoted speech and from names.

назвал «угрожающими» передвижения        a scare quote
так называемый «парад»; т. н. парад      so-called: the same, said in words
заявил: «Мы готовы»; «мы готовы ко всему, что будет», — сказал он      speech: a clause of its own
завод «Маяк»                             a name: it begins with a capital letter
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.readouts.marks import Mark

SCARE = "quotes"
MOST_WORDS = 5

_SIGNS = '«»“”„‟"'
_SIGN = re.compile(f"[{_SIGNS}]")
_SO_CALLED = re.compile(r"(?<!\w)(?:так\s+(?:называем\w+|зван\w+)|т\.\s?н\.|т\.\s?зв\.)\s+[«“„\"]?\w+[»”\"]?", re.IGNORECASE)


def find_quotes(text: str) -> tuple[Mark, ...]:
    """The scare quotes of a sentence in their order, each from its opening sign to its closing one."""
    named = [match.span() for match in _SO_CALLED.finditer(text)]
    quoted = [span for span in _spans(text) if _is_scare(text, *span) and not any(first <= span[0] < last for first, last in named)]
    return tuple(Mark(first, last, text[first:last], SCARE) for first, last in sorted((*named, *quoted)))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """What stands between signs, the signs included. A sign opens or closes by what stands beside it, since texts mix their signs."""
    opened: list[int] = []
    for match in _SIGN.finditer(text):
        if _opens(text, match.start()):
            opened.append(match.start())
        elif opened:
            yield opened.pop(), match.end()


def _opens(text: str, place: int) -> bool:
    before, after = text[:place].rstrip(_SIGNS)[-1:], text[place + 1 :].lstrip(_SIGNS)[:1]
    return (not before or before.isspace() or before in "([—–-") and not (not after or after.isspace())


def _is_scare(text: str, first: int, last: int) -> bool:
    inside = text[first + 1 : last - 1].strip(_SIGNS + " ")
    is_short = 0 < len(inside.split()) <= MOST_WORDS
    return is_short and inside[0].islower() and inside[-1] not in ".!?…," and not text[:first].rstrip().endswith(":")
