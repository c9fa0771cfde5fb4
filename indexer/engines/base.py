"""The seam: what Depesha asks of a search engine, in its own words.

An adapter has three things to do: lay out its fields, compile a Node with one `match`, and read results.
Keys come ready-made (see indexer.model), the document travels as one string (see indexer.engines.record).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from indexer.model import AnalysedDocument, Document, Hits, Request
from indexer.model import Versions as Versions

# where an engine counts occurrences: what one in a title, and one of a bridge key, counts (docs/analysis.md)
TITLE_WEIGHT, BRIDGE_WEIGHT = 2.0, 0.35
# where it adds up finished scores, one a key and field
TITLE_BOOST, BRIDGE_BOOST = 1.2, 0.7


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a generation says of itself: `build` is its name, `schema` the version of the engine's layout.

    `tables` names the full build that made its tables (the lemma vote, repeated lines, the events but for what updates added).
    """

    build: str
    engine: str
    schema: int
    versions: Versions
    documents: int
    tables: str = ""


class Writer(Protocol):
    """Collects the documents of a build. Leaving the `with` block that gave it publishes; an exception leaves the old index."""

    def add(self, document: AnalysedDocument) -> None:
        """Put a document in, in place of one with the same id, also one of this block."""

    def remove(self, id: str) -> None:
        """Take a document out; one that is not there is no error."""

    def attach(self, name: str, data: bytes) -> None:
        """Keep a side table with the generation, in place of one of that name; an update starts with the published ones."""


class Engine(Protocol):
    """An index as it was published when the engine was opened; after its own rebuild or update, the new one.

    Until something is published, reading raises NoIndexError.
    """

    @property
    def stamp(self) -> Stamp:
        """What was published."""

    def search(self, request: Request) -> Hits:
        """One page of hits with facet counts; safe from several threads."""

    def document(self, id: str) -> Document:
        """The stored document; raises UnknownDocumentError."""

    def scan(self, request: Request) -> Iterator[Document]:
        """Every match in the request's order, offset and limit aside; for export and concordance."""

    def attachment(self, name: str) -> bytes:
        """A side table of the generation; raises EngineError when there is none of that name."""

    def rebuild(self, versions: Versions) -> AbstractContextManager[Writer]:
        """Start from nothing: all or nothing, readers keep the old index until the block ends."""

    def update(self, versions: Versions) -> AbstractContextManager[Writer]:
        """Start from what is published: all or nothing as well."""

    def close(self) -> None:
        """Let go of files and connections."""
