"""What readers hand on: the text of one document as it stood in its file, and what was said about it outside the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from indexer.model import Dated, Rejection, Removal
from indexer.settings import Settings


@dataclass(frozen=True, slots=True)
class Given:
    """What a sidecar or a record says of a document; it wins over every guess.

    `basis` is where it was said: sidecar or record. None is "not said"; a name in `unknown` was said to be unknown, so nothing is guessed.
    """

    basis: str = "none"
    id: str | None = None
    title: str | None = None
    text: str | None = None
    language: str | None = None
    source: str | None = None
    url: str | None = None
    place: str | None = None
    credit: str | None = None
    date: Dated | None = None
    event_date: Dated | None = None
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before cleaning. `record` is what its own file says in fields, `asserted` what a person says beside it.

    `path` names the place in the corpus for messages, "news.jsonl:12" for a line of a file. `removed` is what the reader left out already.
    """

    id: str
    path: str
    text: str
    encoding: str = "utf-8"
    record: Given = field(default_factory=Given)
    asserted: Given = field(default_factory=Given)
    removed: tuple[Removal, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that intake reads. `id` is its path below the corpus folder with "/" between; `row` its row of metadata.csv.

    `fingerprint` covers all that the documents of the file depend on (bytes, sidecar, row, settings, the rules themselves): while it
    stands, reading again gives the same. It is "" for a file outside a corpus.
    """

    path: Path
    id: str
    fingerprint: str = ""
    row: tuple[tuple[str, str], ...] = ()


Reader: TypeAlias = Callable[[SourceFile, Settings], Iterator[Draft | Rejection]]
