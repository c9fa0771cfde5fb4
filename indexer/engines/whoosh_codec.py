"""How Whoosh's files hold our keys: postings that numpy sorts when they are written and reads in one piece.

Whoosh's own codec pickles and compresses postings in blocks of 128, and its matchers walk them one by one: a word in a third of 10,000
documents costs 13 ms. Here a term's postings are runs of numbers (documents, frequencies, positions), read as arrays in 0.03 ms.
Its pool sorts a tuple a posting and pickles it twice; here a document's keys go into columns of numbers, sorted once a segment.
Its reader copies every file into memory (3 GB at 100,000 documents); here they are mapped.
Only this is ours: terms, columns, segments, deletions and merges stay Whoosh's.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, repeat
from mmap import ACCESS_READ, mmap
from os import SEEK_END
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.fields import FieldType
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.formats import Format
from whoosh.matching import Matcher

from indexer.engines.matching import Postings

NUMBER = np.dtype("<u4")
DOCUMENT_BITS = 32

TermPostings: TypeAlias = tuple[bytes, Postings]


class Positions(Format):  # type: ignore[misc]
    """A posting's value: the positions as 32-bit numbers; the frequency is their count."""


class KeysField(FieldType):  # type: ignore[misc]
    """A field given as a sequence of keys, in order of position."""

    def __init__(self) -> None:
        super().__init__(Positions(), analyzer=None)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, Sequence[str]]]:
        """Whoosh's hook, with one item a document where Whoosh expects one a term: TokenPool takes the keys as they are."""
        yield b"", len(value), 1.0, value


# --- writing -----------------------------------------------------------------------------------


class Tokens:
    """The tokens of one field, as columns: number of the term, number of the document, position."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms, self._documents, self._positions = array("I"), array("I"), array("I")

    def add_keys(self, document: int, keys: Sequence[str]) -> None:
        """A document's keys, in order of position."""
        self._terms.extend(map(self._numbers.__getitem__, keys))
        self._documents.extend(repeat(document, len(keys)))
        self._positions.extend(range(len(keys)))

    def add_posting(self, document: int, term: bytes, positions: bytes) -> None:
        """A posting of a segment that is being merged."""
        self._positions.frombytes(positions)
        often = len(positions) // NUMBER.itemsize
        self._terms.extend(repeat(self._numbers[term.decode()], often))
        self._documents.extend(repeat(document, often))

    def postings(self) -> Iterator[TermPostings]:
        """The postings of every term, in order of the terms' bytes."""
        terms = sorted((key.encode(), number) for key, number in self._numbers.items())
        rank = np.empty(len(terms), np.int64)
        rank[[number for _, number in terms]] = np.arange(len(terms))
        places = (rank[np.frombuffer(self._terms, NUMBER)] << DOCUMENT_BITS) + np.frombuffer(self._documents, NUMBER)
        order = np.argsort(places, kind="stable")  # positions of one document come in order
        positions = np.frombuffer(self._positions, NUMBER)[order]
        found, starts, frequencies = np.unique(places[order], return_index=True, return_counts=True)
        documents, frequencies = (found & (2**DOCUMENT_BITS - 1)).astype(NUMBER), frequencies.astype(NUMBER)
        ends = np.searchsorted(found >> DOCUMENT_BITS, np.arange(len(terms)), side="right")
        place_ends = np.append(starts, len(positions))[ends]
        yield from _cut([term for term, _ in terms], Postings(documents, frequencies, positions), ends.tolist(), place_ends.tolist())


def _cut(terms: Iterable[bytes], whole: Postings, ends: Iterable[int], place_ends: Iterable[int]) -> Iterator[TermPostings]:
    start = place = 0
    for term, end, place_end in zip(terms, ends, place_ends, strict=True):
        yield term, Postings(whole.documents[start:end], whole.frequencies[start:end], whole.positions[place:place_end])
        start, place = end, place_end


class TokenPool:
    """In place of Whoosh's pool of postings: every field's tokens, in memory; `tokens` counts them."""

    def __init__(self) -> None:
        self._fields: defaultdict[str, Tokens] = defaultdict(Tokens)
        self.tokens = 0

    def add(self, item: tuple[str, bytes, int, float, Any]) -> None:
        """Whoosh's hook: keys of a document from `KeysField.index`, or a posting from a merge."""
        field, term, document, _, value = item
        if isinstance(value, bytes):
            self._fields[field].add_posting(document, term, value)
        else:
            self._fields[field].add_keys(document, value)
        self.tokens += len(value)

    def iter_postings(self) -> Iterator[tuple[str, Iterator[TermPostings]]]:
        """What ArrayFieldWriter takes: fields in order of name, each with its terms in order. The pool is emptied."""
        for field in sorted(self._fields):
            yield field, self._fields.pop(field).postings()

    def cleanup(self) -> None:
        """Whoosh's hook: no files to delete."""


class ArrayFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes postings as they come from TokenPool; the table of terms is Whoosh's."""

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[tuple[str, Iterator[TermPostings]]]) -> None:
        """Whoosh's hook."""
        for field, terms in items:
            self.start_field(field, schema[field])
            prefix = self._fieldid.to_bytes(2, "big")
            for term, postings in terms:
                self._tindex.add(prefix + term, self._write(postings).to_bytes())
            self.finish_field()

    def _write(self, postings: Postings) -> W3TermInfo:
        start = self._postfile.tell()
        head = np.array((len(postings.documents), len(postings.positions)), NUMBER)
        runs = (head, postings.documents, postings.frequencies, postings.positions)
        data = b"".join(run.tobytes() for run in runs)
        self._postfile.write(data)
        info = W3TermInfo()
        info.set_extent(start, len(data))
        info._df, info._maxlength = len(postings.documents), 0
        return info


# --- reading -----------------------------------------------------------------------------------


class MappedFile(BufferFile):  # type: ignore[misc]
    """A file of the index in Whoosh's terms, without a copy of it."""

    def __init__(self, mapped: mmap, name: str) -> None:
        super().__init__(b"", name=name)
        self._buf = self.file = mapped


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A folder whose files are mapped for reading."""

    def open_file(self, name: str, **options: Any) -> StructFile:
        """Whoosh's hook."""
        with Path(self._fpath(name)).open("rb") as file:
            if file.seek(0, SEEK_END) == 0:
                return BufferFile(b"", name=name)
            return MappedFile(mmap(file.fileno(), 0, access=ACCESS_READ), name)


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
        """The positions, as `Tokens.add_posting` takes them."""
        return self.postings.positions[self._place : self._place + int(self.postings.frequencies[self._at])].tobytes()


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our postings."""

    length_stats = False  # else Whoosh asks the file system for a length at each posting

    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        """Whoosh's hook for building."""
        return ArrayFieldWriter(self, storage, segment)

    def postings_reader(self, dbfile: Any, terminfo: W3TermInfo, format_: Format, term: Any = None, scorer: Any = None) -> ArrayMatcher:
        """Whoosh's hook for reading."""
        return ArrayMatcher(_read_postings(dbfile, terminfo))


def _read_postings(file: Any, terminfo: W3TermInfo) -> Postings:
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
            self._fill(docnum)
            self._numbers.append(value)

        def finish(self, docnum: int) -> None:
            """Whoosh's hook: all documents are there."""
            self._fill(docnum)
            self._dbfile.write(self._numbers.tobytes())

        def _fill(self, docnum: int) -> None:
            self._numbers.extend(repeat(0, docnum - len(self._numbers)))

    class Reader(ColumnReader):  # type: ignore[misc]
        """Holds a copy of the column."""

        def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
            super().__init__(dbfile, basepos, length, doccount)
            self.numbers: NDArray[Any] = np.frombuffer(dbfile.get(basepos, length), NUMBER)

        def __getitem__(self, docnum: int) -> int:
            return int(self.numbers[docnum])
