"""Documents between reading and writing: on disk, in the order they were read, so that memory does not grow with the corpus."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator
from hashlib import sha256
from types import TracebackType
from typing import TypeAlias

from indexer.engines import record
from indexer.intake import SourceFile, asserted_hash, read_file, text_hash
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
        self.read: dict[str, FileRecord] = {}

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def take(self, file: SourceFile) -> FileRecord:
        """Read a file and keep its documents aside."""
        entries: list[Entry] = []
        rejections: list[Rejection] = []
        asserted = asserted_hash(file)
        for outcome in read_file(file, self._settings):
            if isinstance(outcome, Document):
                self._keep((file.id, len(entries)), outcome)
                entries.append(Entry(outcome.id, outcome.path, outcome.hash, _identity(outcome), asserted))
            else:
                rejections.append(outcome)
        self._file.flush()
        found = FileRecord(file.id, file.fingerprint, tuple(entries), tuple(rejections))
        self.read[file.id] = found
        return found

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


def _identity(document: Document) -> str:
    """What two copies of one document share. A reprint by another outlet or of another day is a document of its own."""
    day = document.date.value if document.date else ""
    told = "\0".join((document.title, document.source or "", day, text_hash(document)))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
