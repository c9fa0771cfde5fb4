"""Text, its tokens and the keys that are wanted → marks, and the window of a body that shows most of what was asked.

Marks are found by the keys of the words, never by searching the text again: what is marked is what the engine matched. All offsets are
places in the text as it is given, line breaks among them; a snippet is a slice, and what stands around it is the page's affair.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeAlias

from indexer.analysis import Tokens
from indexer.model import Key, Mark, Snippet

WIDTH = 240
_SENTENCE_ENDS = frozenset(".!?…\n")
_LONGEST_ABBREVIATION = 2
_OPENING = frozenset("«„“\"'([")
_CLOSING = frozenset(".,!?…:;»”\"')]%")

Wanted: TypeAlias = tuple[tuple[frozenset[Key], ...], ...]


class Positioned(Protocol):
    """The keys of a text by position."""

    def __len__(self) -> int:
        """How many positions there are."""

    def at(self, position: int) -> tuple[Key, Key, Key]:
        """The keys of one position: words, exact, bridge."""

    def positions(self, wanted: frozenset[Key]) -> list[int]:
        """The positions, ascending, that have one of these keys."""


class _Place(NamedTuple):
    """A stretch of text to mark: the token it begins with, where it starts and ends, and which wanted sequences it satisfies."""

    token: int
    start: int
    end: int
    wanted: frozenset[int]


def marks(text: str, tokens: Tokens, keys: Positioned, wanted: Wanted) -> tuple[Mark, ...]:
    """Every mark of a text, in order and apart; the words of one phrase are one mark, with what stands between them."""
    return tuple((place.start, min(place.end, len(text))) for place in _places(tokens, keys, wanted))


def snippet(text: str, tokens: Tokens, keys: Positioned, wanted: Wanted, width: int = WIDTH) -> Snippet:
    """Of the windows that begin with a mark the one with most different wanted sequences, then most marks, then nearest to the beginning.

    It is `text[start:start + len(snippet.text)]`, at most `width` code points. Before its first mark it shows the sentence when that
    begins near, else some words, as far as the marks leave room. It begins and ends with a word, but for one longer than the window.
    Without a match it is the beginning of the text.
    """
    places = _places(tokens, keys, wanted)
    start = _start(text, tokens, places, width) if places else 0
    end = _end(text, tokens, start, width)
    inside = (place for place in places if place.start < end and place.end > start)
    shown = tuple((max(place.start, start) - start, min(place.end, end) - start) for place in inside)
    return Snippet(text[start:end], shown, len(places), start)


# --- what is marked ----------------------------------------------------------------------------


def _places(tokens: Tokens, keys: Positioned, wanted: Wanted) -> tuple[_Place, ...]:
    """Where the wanted sequences stand; those that share a word are one place."""
    places: list[_Place] = []
    for first, number in _matches(keys, wanted):
        start, end = tokens.starts[first], tokens.end(first + len(wanted[number]) - 1)
        if places and start < places[-1].end:
            before = places.pop()
            places.append(_Place(before.token, before.start, max(before.end, end), before.wanted | {number}))
        else:
            places.append(_Place(first, start, end, frozenset((number,))))
    return tuple(places)


def _matches(keys: Positioned, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """The position where a match begins and the number of its sequence, in order."""
    for at in keys.positions(_beginnings(wanted)):
        here = keys.at(at)
        for number, sequence in enumerate(wanted):
            if not sequence[0].isdisjoint(here) and (len(sequence) == 1 or _follows(keys, at, sequence)):
                yield at, number


@lru_cache(maxsize=64)
def _beginnings(wanted: Wanted) -> frozenset[Key]:
    """What the sequences begin with: made once for all texts of a page."""
    return frozenset[Key]().union(*(sequence[0] for sequence in wanted))


def _follows(keys: Positioned, at: int, sequence: tuple[frozenset[Key], ...]) -> bool:
    """Whether the rest of a sequence stands at the positions after its first."""
    if at + len(sequence) > len(keys):
        return False
    return not any(choice.isdisjoint(keys.at(place)) for place, choice in enumerate(sequence[1:], start=at + 1))


# --- which window is shown ---------------------------------------------------------------------


def _start(text: str, tokens: Tokens, places: Sequence[_Place], width: int) -> int:
    """Where the best window begins: before its first mark, as far as its marks leave room and the text does not end."""
    place, needed = _best(places, width)
    spare = max(0, width - (needed - place.start))
    tail = len(text) - width
    near, lead = (max(0, min(place.start - min(spare, part), tail)) for part in (width * 2 // 5, width // 5))
    if near == 0:
        return 0
    number = _first_shown(text, tokens, place.token, near, tail)
    if number is None:
        number = min(bisect_left(tokens.starts, lead), place.token)
    return _with_opening(text, tokens.starts[number], min(place.start - spare, near))


def _first_shown(text: str, tokens: Tokens, marked: int, near: int, tail: int) -> int | None:
    """The last token to begin a sentence before the mark and still fill the window, else the first to begin one; None when none does."""
    begins = [number for number in range(bisect_left(tokens.starts, near), marked + 1) if _begins_sentence(text, tokens, number)]
    full = [number for number in begins if tokens.starts[number] <= tail]
    return full[-1] if full else begins[0] if begins else None


def _best(places: Sequence[_Place], width: int) -> tuple[_Place, int]:
    """The first place of the best window, and where the place ends that completes its different sequences."""
    best, worth = 0, (0, 0)
    inside: dict[int, int] = {}
    last = near = 0
    for first, place in enumerate(places):
        latest = place.start + width
        while last < len(places) and (last <= first or places[last].end <= latest):
            for number in places[last].wanted:
                inside[number] = inside.get(number, 0) + 1
            last += 1
        near = max(near, first + 1)
        while near < last and places[near].end <= latest - width // 5:
            near += 1
        if (len(inside), near - first) > worth:
            best, worth = first, (len(inside), near - first)
        _leave(inside, place.wanted)
    return places[best], _completed(places[best:], worth[0])


def _leave(inside: dict[int, int], gone: frozenset[int]) -> None:
    for number in gone:
        inside[number] -= 1
        if not inside[number]:
            del inside[number]


def _completed(places: Sequence[_Place], different: int) -> int:
    """Where the place ends with which so many different sequences have been seen."""
    seen: set[int] = set()
    for place in places:
        seen |= place.wanted
        if len(seen) >= different:
            return place.end
    return places[-1].end


def _begins_sentence(text: str, tokens: Tokens, number: int) -> bool:
    """After the end of a sentence or paragraph, with no small letter; the point of «Дж. Мейджор» or «г. Киев» ends none."""
    start = tokens.starts[number]
    if text[start].islower() or _SENTENCE_ENDS.isdisjoint(text[tokens.starts[number - 1] : start]):
        return False
    before = tokens[number - 1]
    between = text[before.end : start]
    abbreviated = len(before.form) <= _LONGEST_ABBREVIATION and between.strip() == "." and "\n" not in between
    return not abbreviated and not _SENTENCE_ENDS.isdisjoint(between)


def _with_opening(text: str, start: int, earliest: int) -> int:
    """With the quotation mark or bracket before a word."""
    while start > earliest and text[start - 1] in _OPENING:
        start -= 1
    return start


def _end(text: str, tokens: Tokens, start: int, width: int) -> int:
    limit = start + width
    if limit >= len(text):
        return len(text)
    number = bisect_left(tokens.starts, limit)
    end = next((end for place in range(number - 1, max(number - 3, -1), -1) if (end := tokens.end(place)) <= limit), 0)
    if end <= start:
        return limit
    while end < limit and text[end] in _CLOSING:
        end += 1
    return end
