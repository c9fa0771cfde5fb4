"""Documents between reading and writing: on disk, in the order they were read, so that memory does not grow with the corpus."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import sha256
from types import TracebackType
from typing import TypeAlias

from indexer.engines import record
from indexer.intake import SourceFile, asserted_hash, read_records, text_hash
from indexer.ledger import Entry, FileRecord
from indexer.model import Document, Rejection
from indexer.settings import Settings

Place: TypeAlias = tuple[str, int]
Span: TypeAlias = tuple[int, int]


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

    def take(self, file: SourceFile, before: FileRecord | None = None) -> FileRecord:
        """Read a file and keep its documents aside; what an earlier build read from the same lines is not read again, nor kept aside."""
        known = {entry.record: entry for entry in before.entries if entry.record} if before else {}
        entries: list[Entry] = []
        rejections: list[Rejection] = []
        asserted = asserted_hash(file)
        for part in read_records(file, self._settings):
            if entry := _moved(known.get(part.fingerprint), part.path):
                entries.append(entry)
            elif isinstance(outcome := part.read(), Document):
                self._keep((file.id, len(entries)), outcome)
                entries.append(Entry(outcome.id, outcome.path, outcome.hash, _identity(outcome), asserted, part.fingerprint))
            else:
                rejections.append(outcome)
        self._file.flush()
        return FileRecord(file.id, file.fingerprint, tuple(entries), tuple(rejections))

    def has(self, place: Place) -> bool:
        """Whether the document at this place (file, number) is kept aside."""
        return place in self._spans

    def _keep(self, place: Place, document: Document) -> None:
        data = record.dump(document).encode()
        self._spans[place] = (self._end, len(data))
        self._end += self._file.write(data)

    def spans(self, wanted: Collection[Place]) -> list[Span]:
        """Where the documents at these places (file, number) lie, in the order they were read."""
        return [span for place, span in self._spans.items() if place in wanted]

    def load(self, span: Span) -> Document:
        """The document that lies there."""
        start, length = span
        return record.load(os.pread(self._file.fileno(), length, start))

    def documents(self, wanted: Collection[Place]) -> Iterator[Document]:
        """The documents at these places, in the order they were read."""
        return map(self.load, self.spans(wanted))


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
