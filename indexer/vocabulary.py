"""The real words of a generation with their counts: what prefixes, one-edit words, completion and did-you-mean are taken from.

Never stems: a reader is shown, and a query is expanded to, words as they stand in the texts (folded). The words are kept as one
sorted block of bytes with offsets, so that opening a vocabulary of a million words costs one read and no Python objects.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from indexer.errors import EngineError

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ'abcdefghijklmnopqrstuvwxyz"
SHORTEST_GUESS = 4  # below this, one letter makes another word as often as a slip
SHORTEST_RETYPED = 2  # a single letter in another layout is nearly always some word
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_LAYOUTS = ("йцукенгшщзхъфывапролджэячсмитьбюё", "йцукенгшщзхїфівапролджєячсмитьбю'")
_HEADER = struct.Struct("<4sII")
_MAGIC = b"DVO1"


@dataclass(frozen=True)
class Vocabulary:
    """Folded words in order of their UTF-8 bytes, with how often each stands in the collection."""

    block: bytes
    offsets: array[int]
    counts: np.ndarray

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Vocabulary:
        """A vocabulary of these words; words counted zero times or less are left out."""
        words = sorted((word.encode(), count) for word, count in counts.items() if count > 0)
        offsets = array("q", accumulate((len(word) for word, _ in words), initial=0))
        return cls(b"".join(word for word, _ in words), offsets, np.array([count for _, count in words], dtype=np.int64))

    def to_bytes(self) -> bytes:
        """The vocabulary as it is kept with a generation, in this machine's own byte order: an index does not travel."""
        head = _HEADER.pack(_MAGIC, len(self.counts), len(self.block))
        return head + self.offsets.tobytes() + self.counts.tobytes() + self.block

    @classmethod
    def from_bytes(cls, data: bytes) -> Vocabulary:
        """The vocabulary that `to_bytes` wrote; EngineError when the bytes are not one."""
        magic, size, length = _HEADER.unpack_from(data) if len(data) >= _HEADER.size else (b"", 0, 0)
        if magic != _MAGIC or len(data) != _HEADER.size + 8 * (2 * size + 1) + length:
            raise EngineError("A word list of this index is damaged. Build it anew with: depesha index --full")
        offsets = array("q", data[_HEADER.size : _HEADER.size + 8 * (size + 1)])
        counts = np.frombuffer(data, np.int64, size, _HEADER.size + 8 * (size + 1))
        return cls(data[len(data) - length :], offsets, counts)

    def plus(self, changes: Mapping[str, int]) -> Vocabulary:
        """With these added to the counts; costs what changes, but for one copy. A word that is counted zero times or less goes."""
        counts, new = self.counts.copy(), {}
        for word, change in changes.items():
            data = word.encode()
            place = self._place(data)
            if self._is(place, data):
                counts[place] += change
            elif change > 0:
                new[data] = (place, change)
        return self._with(counts, sorted((place, data, change) for data, (place, change) in new.items()))

    def _with(self, counts: np.ndarray, new: list[tuple[int, bytes, int]]) -> Vocabulary:
        """With other counts, and new words before the places where they belong."""
        lengths = np.diff(np.frombuffer(self.offsets, np.int64))
        gone = np.flatnonzero(counts <= 0)
        pieces, start = [], 0
        for place, skipped, data in sorted([*((int(each), 1, b"") for each in gone), *((place, 0, data) for place, data, _ in new)]):
            pieces += [self.block[self.offsets[start] : self.offsets[place]], data]
            start = place + skipped
        pieces.append(self.block[self.offsets[start] :])
        places = [place - int(np.searchsorted(gone, place)) for place, _, _ in new]
        lengths = np.insert(np.delete(lengths, gone), places, [len(data) for _, data, _ in new])
        offsets = array("q", np.concatenate(([0], np.cumsum(lengths))).astype(np.int64).tobytes())
        return Vocabulary(b"".join(pieces), offsets, np.insert(np.delete(counts, gone), places, [count for _, _, count in new]))

    def beginning_with(self, prefix: str) -> dict[str, int]:
        """Every word that begins so, with its count."""
        data = prefix.encode()
        places = range(self._place(data), self._place(data + b"\xff"))
        return {self.word(place): int(self.counts[place]) for place in places}

    def __len__(self) -> int:
        return len(self.counts)

    def counted(self) -> dict[str, int]:
        """All words with their counts."""
        return dict(zip(map(self.word, range(len(self))), self.counts.tolist(), strict=True))

    def word(self, number: int) -> str:
        """The word at a place in the order."""
        return self.block[self.offsets[number] : self.offsets[number + 1]].decode()

    def count(self, word: str) -> int:
        """How often a folded word stands in the collection; 0 when it does not."""
        data = word.encode()
        place = self._place(data)
        return int(self.counts[place]) if self._is(place, data) else 0

    def with_prefix(self, prefix: str, limit: int) -> tuple[tuple[str, ...], bool]:
        """The most frequent words that begin so, at most `limit`, and whether there were more."""
        data = prefix.encode()
        first, last = self._place(data), self._place(data + b"\xff")
        best = self._most_frequent(np.arange(first, last), limit)
        return tuple(self.word(int(number)) for number in best), last - first > limit

    def longest(self, limit: int) -> tuple[str, ...]:
        """The longest words, by their bytes."""
        lengths = np.diff(np.array(self.offsets))
        return tuple(self.word(int(number)) for number in np.argsort(-lengths, kind="stable")[:limit])

    def one_edit(self, word: str, limit: int) -> tuple[tuple[str, ...], bool]:
        """The most frequent words one letter away (added, dropped, changed or swapped), the word itself first when it is there."""
        found = {near: count for near in _edits(word) if (count := self.count(near))}
        found.pop(word, None)
        ranked = sorted(found, key=lambda near: (-found[near], near))
        own = (word,) if self.count(word) else ()
        return (*own, *ranked)[:limit], len(own) + len(ranked) > limit

    def suggest(self, word: str) -> str | None:
        """A real word that was probably meant: another keyboard layout first, then the most frequent word one letter away."""
        if self.count(word) or len(word) < SHORTEST_RETYPED:
            return None
        for typed in retyped(word):
            if self.count(typed):
                return typed
        if len(word) < SHORTEST_GUESS:
            return None
        near, _ = self.one_edit(word, 1)
        return near[0] if near else None

    def _place(self, data: bytes) -> int:
        block, offsets = self.block, self.offsets
        return bisect_left(range(len(self.counts)), data, key=lambda place: block[offsets[place] : offsets[place + 1]])

    def _is(self, place: int, data: bytes) -> bool:
        offsets = self.offsets
        return place < len(self.counts) and self.block[offsets[place] : offsets[place + 1]] == data

    def _most_frequent(self, numbers: np.ndarray, limit: int) -> np.ndarray:
        order = np.lexsort((numbers, -self.counts[numbers]))[:limit]
        return numbers[order]


def retyped(word: str) -> tuple[str, ...]:
    """A word typed in the wrong keyboard layout, as it would have come out in the right ones (ghbdtn → привет)."""
    tables = [str.maketrans(_QWERTY, layout) for layout in _LAYOUTS]
    tables += [str.maketrans(layout[: len(_QWERTY)], _QWERTY) for layout in _LAYOUTS]
    seen = {word.translate(table) for table in tables} - {word}
    return tuple(sorted(seen))


def _edits(word: str) -> Iterable[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield from (head + letter + tail for letter in LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
