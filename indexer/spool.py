"""Documents between reading and writing: on disk, in the order they were read, so that memory does not grow with the corpus."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from types import TracebackType
from typing import NamedTuple, TypeAlias

import numpy as np

from indexer.analysis import Numbering, Words
from indexer.analysis.growing import Growing
from indexer.analysis.numbering import NUMBER, Numbers
from indexer.intake import Lines, Record, SourceFile, asserted_hash, read_records, text_hash
from indexer.ledger import Entry, FileRecord
from indexer.model import AnalysedDocument, Document, Rejection
from indexer.settings import Settings
from indexer.workers import InOrder

Place: TypeAlias = tuple[str, int]
Span: TypeAlias = tuple[int, int]

READ_TOGETHER, BYTES_TOGETHER = 64, 1 << 20


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that is to be read, and the hash of what a person said of its document."""

    record: Record
    asserted: str


class Spooled(NamedTuple):
    """A document as it is kept aside: packed, with what tells its furniture and with its words by number."""

    packed: bytes
    lines: Lines
    words: Words

    @property
    def document(self) -> Document:
        """The document."""
        document: Document = pickle.loads(self.packed)
        return document

    def to_bytes(self) -> bytes:
        """For the file that it is kept in."""
        return pickle.dumps((self.packed, self.lines.source, self.lines.marks, self.words.to_bytes()))

    @classmethod
    def from_bytes(cls, data: bytes) -> Spooled:
        """What `to_bytes` gave; the file is of this process alone, and without a name."""
        packed, source, marks, words = pickle.loads(data)
        return cls(packed, Lines(source, marks), Words.from_bytes(words))


Outcome: TypeAlias = tuple[Entry, bytes] | Rejection
"""A document as it is kept aside, or why there is none."""


class Read(NamedTuple):
    """What some parts hold, in order; the words of the documents are numbered by a reader, which tells what forms it met first here."""

    reader: int
    forms: list[str]
    languages: list[str]
    outcomes: list[Outcome]


class Reading:
    """Reads parts of files. Each process numbers forms by itself, and tells each once."""

    def __init__(self) -> None:
        self._numbering = Numbering()

    def __call__(self, parts: Sequence[Unread]) -> Read:
        """What the parts hold."""
        told = len(self._numbering)
        outcomes = [self._read(part) for part in parts]
        return Read(os.getpid(), self._numbering.forms[told:], self._numbering.languages[told:], outcomes)

    def _read(self, part: Unread) -> Outcome:
        found = part.record.read()
        if isinstance(found, Rejection):
            return found
        entry = Entry(found.id, found.path, found.hash, _identity(found), part.asserted, part.record.fingerprint)
        return entry, Spooled(pickle.dumps(found), Lines.of(found), self._numbering.words(found)).to_bytes()


class Spool:
    """Reads files, keeps their documents aside, and gives back those that are asked for, also in a fork of the process.

    `numbering` has all forms of these documents.
    """

    def __init__(self, settings: Settings) -> None:
        self.numbering = Numbering()
        self._settings = settings
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._spans: dict[Place, Span] = {}
        self._end = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def take(
        self, files: Iterable[tuple[SourceFile, FileRecord | None]], in_order: InOrder[Sequence[Unread], Read]
    ) -> Iterator[FileRecord]:
        """Read files by a `Reading` that begins with them, and keep their documents aside.

        What an earlier build, whose record of the file stands beside it, read from the same lines is not read again, nor kept aside.
        """
        for file, found in groupby(self._found(files, in_order), key=lambda pair: pair[0]):
            entries: list[Entry] = []
            rejections: list[Rejection] = []
            for _, outcome in found:
                match outcome:
                    case Entry():
                        entries.append(outcome)
                    case Rejection():
                        rejections.append(outcome)
                    case entry, data:
                        self._keep((file.id, len(entries)), data)
                        entries.append(entry)
            self._file.flush()
            yield FileRecord(file.id, file.fingerprint, tuple(entries), tuple(rejections))

    def _found(
        self, files: Iterable[tuple[SourceFile, FileRecord | None]], in_order: InOrder[Sequence[Unread], Read]
    ) -> Iterator[tuple[SourceFile, Entry | Outcome]]:
        """Every part of every file, in order, with what it holds."""
        sent: deque[list[tuple[SourceFile, Entry | Unread]]] = deque()

        def tasks() -> Iterator[Sequence[Unread]]:
            for batch in _batches(_parts(files, self._settings)):
                sent.append(batch)
                yield [part for _, part in batch if isinstance(part, Unread)]

        numbers: dict[int, Growing[np.uint32]] = {}  # of each reader's forms
        for read in in_order(tasks()):
            known = numbers.setdefault(read.reader, Growing(NUMBER))
            known.extend(self.numbering.take(read.forms, read.languages))
            outcomes = (_renumbered(outcome, known.values) for outcome in read.outcomes)
            for file, part in sent.popleft():
                yield file, part if isinstance(part, Entry) else next(outcomes)

    def has(self, place: Place) -> bool:
        """Whether the document at this place (file, number) is kept aside."""
        return place in self._spans

    def _keep(self, place: Place, data: bytes) -> None:
        self._spans[place] = (self._end, len(data))
        self._end += self._file.write(data)

    def spans(self, wanted: Collection[Place]) -> list[Span]:
        """Where the documents at these places (file, number) lie, in the order they were read."""
        return [span for place, span in self._spans.items() if place in wanted]

    def load(self, span: Span) -> Spooled:
        """What lies there."""
        start, length = span
        return Spooled.from_bytes(os.pread(self._file.fileno(), length, start))


class Aside:
    """Analysed documents that are to be written later, on disk."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._kept = 0

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def keep(self, analysed: AnalysedDocument) -> None:
        """Keep a document."""
        pickle.dump(analysed, self._file)
        self._kept += 1

    def __iter__(self) -> Iterator[AnalysedDocument]:
        """All of them, in the order they came."""
        self._file.seek(0)
        for _ in range(self._kept):
            analysed: AnalysedDocument = pickle.load(self._file)  # a file of this process alone, and without a name
            yield analysed


def _parts(files: Iterable[tuple[SourceFile, FileRecord | None]], settings: Settings) -> Iterator[tuple[SourceFile, Entry | Unread]]:
    for file, before in files:
        known = {entry.record: entry for entry in before.entries if entry.record} if before else {}
        asserted = asserted_hash(file)
        for part in read_records(file, settings):
            yield file, _moved(known.get(part.fingerprint), part.path) or Unread(part, asserted)


def _batches(parts: Iterable[tuple[SourceFile, Entry | Unread]]) -> Iterator[list[tuple[SourceFile, Entry | Unread]]]:
    """So many parts that sending them costs little, and so few that those on their way take little memory."""
    batch, size = [], 0
    for file, part in parts:
        batch.append((file, part))
        size += part.record.size if isinstance(part, Unread) else 0
        if len(batch) >= READ_TOGETHER or size >= BYTES_TOGETHER:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _renumbered(outcome: Outcome, numbers: Numbers) -> Outcome:
    """With the numbers of the build in place of a reader's."""
    if isinstance(outcome, Rejection):
        return outcome
    entry, data = outcome
    spooled = Spooled.from_bytes(data)
    return entry, spooled._replace(words=spooled.words.renumbered(numbers)).to_bytes()


def _moved(entry: Entry | None, path: str) -> Entry | None:
    """The entry of a line that now stands elsewhere in its file; None for one whose id was its place."""
    if entry is None or entry.path == path:
        return entry
    return None if entry.id == entry.path else replace(entry, path=path)


def _identity(document: Document) -> str:
    """What two copies of one document share. A reprint by another outlet or of another day is a document of its own."""
    day = document.date.value if document.date else ""
    told = "\0".join((document.title, document.source or "", day, text_hash(document)))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
