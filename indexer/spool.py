"""Documents between reading and writing: on disk, in the order they were read, so that memory does not grow with the corpus."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator
from hashlib import sha256
from types import TracebackType
from typing import IO

from indexer.engines import record
from indexer.intake import SourceFile, read_file, text_hash
from indexer.ledger import Entry, FileRecord
from indexer.model import Document, Rejection
from indexer.settings import Settings


class Spool:
    """Reads files, keeps their documents aside, and gives back those that are asked for."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._file: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115
        self.read: dict[str, FileRecord] = {}

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def take(self, file: SourceFile) -> FileRecord:
        """Read a file and keep its documents aside."""
        entries: list[Entry] = []
        rejections: list[Rejection] = []
        for outcome in read_file(file, self._settings):
            if isinstance(outcome, Document):
                self._file.write(f"{json.dumps([file.id, len(entries)])}\n{record.dump(outcome)}\n")
                entries.append(Entry(outcome.id, outcome.path, outcome.hash, _identity(outcome)))
            else:
                rejections.append(outcome)
        found = FileRecord(file.id, file.fingerprint, tuple(entries), tuple(rejections))
        self.read[file.id] = found
        return found

    def documents(self, wanted: Collection[tuple[str, int]]) -> Iterator[Document]:
        """The documents at these places (file, number), in the order they were read."""
        self._file.seek(0)
        for place, text in zip(self._file, self._file, strict=True):
            if tuple(json.loads(place)) in wanted:
                yield record.load(text)


def _identity(document: Document) -> str:
    """What two copies of one document share. A reprint by another outlet or of another day is a document of its own."""
    day = document.date.value if document.date else ""
    told = "\0".join((document.title, document.source or "", day, text_hash(document)))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
