"""What an adapter brings for its vendor: how to write one generation's folder and how to read it.

Locks, verification, publishing, rollback and updates are above (see published): an adapter never sees the folder that is live.
An engine whose data live elsewhere writes a file into the folder that says where, and takes them away in `discard`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Protocol

from indexer.model import AnalysedDocument, Document, Hits, Request


class Share(Enum):
    """What a new generation does with a file of the one that it starts from."""

    LINK = "link"
    """Written once and never changed: a hard link costs nothing."""
    COPY = "copy"
    """Written anew in place or by name: pointers and tables of contents."""
    LEAVE = "leave"
    """Locks and left-overs."""


class Reader(Protocol):
    """One generation, open; every method is safe from several threads."""

    @property
    def count(self) -> int:
        """How many documents there are."""

    def has(self, id: str) -> bool:
        """Whether there is a document of this id."""

    def search(self, request: Request) -> Hits:
        """As Engine.search."""

    def document(self, id: str) -> Document | None:
        """The stored document, or None."""

    def scan(self, request: Request) -> Iterator[Document]:
        """As Engine.scan."""

    def close(self) -> None:
        """Let go of the files."""


class FolderWriter(Protocol):
    """One generation being written; `finish` or `abort` ends it."""

    def add(self, document: AnalysedDocument, record: str, replaces: bool) -> None:
        """Put a document in; with `replaces` there is one of its id, from before or from this writing, and it goes."""

    def remove(self, id: str) -> None:
        """Take out a document that is there."""

    def finish(self) -> None:
        """Write what is left; the folder can be read from now on, and nothing writes to it any more."""

    def abort(self) -> None:
        """Stop writing; the folder goes."""


class Adapter(Protocol):
    """A vendor's engine over folders."""

    @property
    def name(self) -> str:
        """As `--engine` and the stamp say it."""

    @property
    def schema(self) -> int:
        """The version of the layout; an index of another one is not read."""

    def read(self, folder: Path) -> Reader:
        """Open a finished generation."""

    def create(self, folder: Path) -> FolderWriter:
        """Write into an empty folder."""

    def extend(self, folder: Path) -> FolderWriter:
        """Write into a folder that began as the shared files of another generation."""

    def share(self, file: str) -> Share:
        """What an update does with a file of this name."""

    def discard(self, folder: Path) -> None:
        """The folder is about to be deleted: take away what lives elsewhere."""
