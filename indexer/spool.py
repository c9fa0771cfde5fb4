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
from typing import TypeAlias

from indexer.engines import record
from indexer.intake import Record, SourceFile, asserted_hash, read_records, text_hash
from indexer.ledger import Entry, FileRecord
from indexer.model import AnalysedDocument, Document, Rejection
from indexer.settings import Settings
from indexer.workers import InOrder

Place: TypeAlias = tuple[str, int]
Span: TypeAlias = tuple[int, int]
Outcome: TypeAlias = tuple[Entry, bytes] | Rejection
"""A document as it is kept aside, or why there is none."""

READ_TOGETHER, BYTES_TOGETHER = 64, 1 << 20


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that is to be read, and the hash of what a person said of its document."""

    record: Record
    asserted: str


def read_together(parts: Sequence[Unread]) -> list[Outcome]:
    """What the parts hold, in order."""
    return [_read(part) for part in parts]


def _read(part: Unread) -> Outcome:
    found = part.record.read()
    if isinstance(found, Rejection):
        return found
    entry = Entry(found.id, found.path, found.hash, _identity(found), part.asserted, part.record.fingerprint)
    return entry, record.pack(record.dump(found))


class Spool:
    """Reads files, keeps their documents aside, and gives back those that are asked for, also in a fork of the process."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._spans: dict[Place, Span] = {}
        self._end = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def take(
        self, files: Iterable[tuple[SourceFile, FileRecord | None]], in_order: InOrder[Sequence[Unread], list[Outcome]]
    ) -> Iterator[FileRecord]:
        """Read files by `read_together` and keep their documents aside.

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
        self, files: Iterable[tuple[SourceFile, FileRecord | None]], in_order: InOrder[Sequence[Unread], list[Outcome]]
    ) -> Iterator[tuple[SourceFile, Entry | Outcome]]:
        """Every part of every file, in order, with what it holds."""
        sent: deque[list[tuple[SourceFile, Entry | Unread]]] = deque()

        def tasks() -> Iterator[Sequence[Unread]]:
            for batch in _batches(_parts(files, self._settings)):
                sent.append(batch)
                yield [part for _, part in batch if isinstance(part, Unread)]

        for results in in_order(tasks()):
            outcomes = iter(results)
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

    def load(self, span: Span) -> Document:
        """The document that lies there."""
        start, length = span
        return record.load(os.pread(self._file.fileno(), length, start))


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
