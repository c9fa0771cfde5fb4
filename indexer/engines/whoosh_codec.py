"""How Whoosh's files hold our keys: a field type that takes keys as they stand, and postings that numpy reads in one piece.

Whoosh's own codec pickles and compresses postings in blocks of 128 and its matchers walk them one by one: a word in a third of 10,000
documents costs 13 ms. Here a term's postings are four runs of numbers (documents, frequencies, positions), read as arrays in 0.03 ms.
Only the posting lists are ours: terms, columns, segments, deletions and merges stay Whoosh's.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo
from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.matching import Matcher

from indexer.engines.matching import Postings

NUMBER = np.dtype("<u4")


class Positions(Format):  # type: ignore[misc]
    """A posting's value: the positions as 32-bit numbers; the frequency is their count."""


class KeysField(FieldType):  # type: ignore[misc]
    """A field given as a sequence of keys, in order of position."""

    def __init__(self) -> None:
        super().__init__(Positions(), analyzer=None)

    def index(self, value: Iterable[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's hook: (term, frequency, weight, value) of every different key."""
        places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for position, key in enumerate(value):
            places[key].append(position)
        for key, positions in places.items():
            yield key.encode(), len(positions), 1.0, positions.tobytes()


class PostingsWriter:
    """Writes one term after another: how many documents, how many positions, then the three runs."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._begin()

    def _begin(self) -> None:
        self._documents = array("I")
        self._frequencies = array("I")
        self._positions: list[bytes] = []

    def start_postings(self, _format: Format, terminfo: W3TermInfo) -> None:
        """A new term."""
        self._terminfo = terminfo

    def add_posting(self, document: int, _weight: float, value: bytes, _length: int | None = None) -> None:
        """One document of the term."""
        self._documents.append(document)
        self._frequencies.append(len(value) // NUMBER.itemsize)
        self._positions.append(value)

    def finish_postings(self) -> W3TermInfo:
        """Write the term; what is given back goes to the term table."""
        start = self._file.tell()
        head = array("I", (len(self._documents), sum(self._frequencies)))
        self._file.write(b"".join((head.tobytes(), self._documents.tobytes(), self._frequencies.tobytes(), *self._positions)))
        terminfo = self._terminfo
        terminfo.set_extent(start, self._file.tell() - start)
        terminfo._df = len(self._documents)
        terminfo._maxlength = 0
        self._begin()
        return terminfo


class ArrayMatcher(Matcher):  # type: ignore[misc]
    """The postings of a term in one segment; Whoosh walks them when it merges segments, and nobody else does."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self._at = self._place = 0

    def is_active(self) -> bool:
        """Whether there is a posting here."""
        return self._at < len(self.postings.documents)

    def id(self) -> int:
        """The document's number in its segment."""
        return int(self.postings.documents[self._at])

    def next(self) -> None:
        """Go to the next posting."""
        self._place += int(self.postings.frequencies[self._at])
        self._at += 1

    def weight(self) -> float:
        """Whoosh's own scoring is not used."""
        return 1.0

    def value(self) -> bytes:
        """The positions as `KeysField.index` gave them."""
        return self.postings.positions[self._place : self._place + int(self.postings.frequencies[self._at])].tobytes()


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our postings."""

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> PostingsWriter:
        """Whoosh's hook for building."""
        return PostingsWriter(dbfile)

    def postings_reader(self, dbfile: Any, terminfo: W3TermInfo, format_: Format, term: Any = None, scorer: Any = None) -> ArrayMatcher:
        """Whoosh's hook for merging."""
        return ArrayMatcher(read_postings(dbfile, terminfo))


def read_postings(file: Any, terminfo: W3TermInfo) -> Postings:
    """The arrays of one term of one segment, copied out of the file."""
    start, (length,) = terminfo.extent()  # Whoosh leaves the length in the tuple that struct gave
    numbers = np.frombuffer(file.get(start, length), NUMBER)
    documents, end = int(numbers[0]), 2 + 2 * int(numbers[0])
    return Postings(numbers[2 : 2 + documents], numbers[2 + documents : end], numbers[end : end + int(numbers[1])])


# --- columns -----------------------------------------------------------------------------------


class NumbersColumn(Column):  # type: ignore[misc]
    """A number a document, 0 where none was given, read back as one array."""

    class Writer(ColumnWriter):  # type: ignore[misc]
        """Collects the numbers and writes them in one piece."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._numbers = array("I")

        def add(self, docnum: int, value: int) -> None:
            """Whoosh's hook: the number of a document, in ascending order of documents."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._numbers.append(value)

        def finish(self, docnum: int) -> None:
            """Whoosh's hook: all documents are there."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._dbfile.write(self._numbers.tobytes())

    class Reader(ColumnReader):  # type: ignore[misc]
        """Holds a copy of the column."""

        def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
            super().__init__(dbfile, basepos, length, doccount)
            self.numbers = np.frombuffer(dbfile.get(basepos, length), NUMBER)

        def __getitem__(self, docnum: int) -> int:
            return int(self.numbers[docnum])
