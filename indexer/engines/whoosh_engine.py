"""The Whoosh engine: Whoosh keeps terms, columns and segments; queries, filters, facets and order are computed over arrays.

Measured against stock Whoosh in docs/engines.md. Its traps are met here: deletions within one batch, locks left in the folder,
pickles (the folder is checked before anything is opened, see folders), merges of small segments that cost too much.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex

from indexer.engines import record as records
from indexer.engines.adapter import Share
from indexer.engines.matching import BODY, K1, TITLE, B, Mask, Postings, Scores, evaluate, weigh
from indexer.engines.sifting import Columns, FacetTable
from indexer.engines.whoosh_codec import NUMBER, MappedStorage
from indexer.engines.whoosh_writing import WhooshWriter, facet_field, key_field, leaves, length_field, live_numbers, schema
from indexer.model import Document, Hit, Hits, Key, Request, Scope, layer_of

SCHEMA_VERSION = 6
KEYS_KEPT = 1024
NO_POSTINGS = Postings(*(np.zeros(0, NUMBER) for _ in range(3)))


class WhooshAdapter:
    """Whoosh over folders."""

    name = "whoosh"
    schema = SCHEMA_VERSION

    def read(self, folder: Path) -> WhooshReader:
        """Open a finished generation."""
        return WhooshReader(folder)

    def create(self, folder: Path) -> WhooshWriter:
        """Write into an empty folder."""
        return WhooshWriter(FileIndex.create(MappedStorage(str(folder)), schema()))

    def extend(self, folder: Path) -> WhooshWriter:
        """Write into a folder of linked segments."""
        return WhooshWriter(FileIndex(MappedStorage(str(folder)), schema()))

    def share(self, file: str) -> Share:
        """Segments never change; the table of contents does."""
        match Path(file).suffix:
            case ".trm" | ".pst" | ".col":
                return Share.LINK
            case ".toc":
                return Share.COPY
        return Share.LEAVE

    def discard(self, folder: Path) -> None:
        """Everything lives in the folder."""


class WhooshReader:
    """One generation, its documents numbered through over all segments."""

    def __init__(self, folder: Path) -> None:
        self._lock = RLock()
        self._reader = FileIndex(MappedStorage(str(folder)), schema()).reader()
        self._leaves = leaves(self._reader)
        self.count: int = self._reader.doc_count()
        self.live = self._live()
        self._stored = {
            column: [(leaf.column_reader(column, translate=False), base) for leaf, base in self._leaves] for column in ("record", "kept")
        }
        self._columns = Columns((self._numbers("first"), self._numbers("last")), self._ids, self._facet_table)
        self.postings = lru_cache(maxsize=KEYS_KEPT)(self._key_postings)
        self.norms = lru_cache(maxsize=None)(self._norms)

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._reader.close()

    def has(self, id: str) -> bool:
        """Whether there is a document of this id."""
        return self._number(id) is not None

    def document(self, id: str) -> Document | None:
        """The stored document, or None."""
        number = self._number(id)
        return None if number is None else self._load(number)

    def search(self, request: Request) -> Hits:
        """One page of hits with facet counts."""
        matched = evaluate(request.node, self)
        passed, own = self._columns.sift(matched.mask, request)
        numbers = self._columns.ordered(type(matched)(passed, matched.scores), request.order, request.offset + request.limit)
        page = numbers[request.offset :].tolist()
        hits = tuple(Hit(self._load(number), self._bytes("kept", number), float(matched.scores[number])) for number in page)
        facets = tuple((facet, self._columns.table(facet).counts(mask)) for facet, mask in own.items())
        return Hits(int(np.count_nonzero(passed)), hits, facets)

    def scan(self, request: Request) -> Iterator[Document]:
        """Every match, read one by one."""
        matched = evaluate(request.node, self)
        passed, _ = self._columns.sift(matched.mask, request)
        for number in self._columns.ordered(type(matched)(passed, matched.scores), request.order, None).tolist():
            yield self._load(number)

    # what `matching` asks for

    def _key_postings(self, part: str, key: Key) -> Postings:
        return self._term(key_field(part, layer_of(key)), key)

    def _norms(self, scope: Scope) -> Scores:
        lengths = weigh(scope, [self._numbers(length_field(part)).astype(np.float32) for part in (TITLE, BODY)])
        mean = lengths.mean() if lengths.any() else 1.0
        norms: Scores = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)
        return norms

    # what stands in the files

    def _live(self) -> Mask:
        live = np.ones(sum(leaf.doc_count_all() for leaf, _ in self._leaves), np.bool_)
        for leaf, base in self._leaves:
            live[[base + number for number in leaf.segment().deleted_docs()]] = False
        return live

    def _term(self, field: str, key: str | bytes) -> Postings:
        with self._lock:
            found = [(_postings(leaf, field, key), base) for leaf, base in self._leaves if (field, key) in leaf]
        match found:
            case []:
                return NO_POSTINGS
            case [(only, 0)]:
                return only
        return Postings(
            np.concatenate([each.documents + np.uint32(base) for each, base in found]),
            np.concatenate([each.frequencies for each, _ in found]),
            np.concatenate([each.positions for each, _ in found]),
        )

    def _numbers(self, column: str) -> NDArray[Any]:
        with self._lock:
            runs = [leaf.column_reader(column, translate=False).numbers for leaf, _ in self._leaves]
        return np.concatenate(runs) if runs else np.zeros(0, NUMBER)

    def _ids(self) -> list[str]:
        with self._lock:
            return [name.decode() for leaf, _ in self._leaves for name in leaf.column_reader("name", translate=False)]

    def _facet_table(self, facet: str) -> FacetTable:
        field = facet_field(facet)
        with self._lock:
            keys = sorted({key for leaf, _ in self._leaves for key in leaf.lexicon(field)})
            runs = [self._term(field, key).documents for key in keys]
        codes = np.repeat(np.arange(len(keys)), [len(run) for run in runs])
        return FacetTable(tuple(key.decode() for key in keys), np.concatenate(runs) if runs else np.zeros(0, NUMBER), codes)

    def _number(self, id: str) -> int | None:
        with self._lock:
            return next((base + number for leaf, base in self._leaves for number in live_numbers(leaf, id)), None)

    def _load(self, number: int) -> Document:
        return records.load(self._bytes("record", number))

    def _bytes(self, column: str, number: int) -> bytes:
        with self._lock:
            run, base = next((run, base) for run, base in reversed(self._stored[column]) if base <= number)
            return bytes(run[number - base])


def _postings(leaf: Any, field: str, key: str | bytes) -> Postings:
    matcher = leaf.postings(field, key)
    postings: Postings = getattr(matcher, "child", matcher).postings  # a filter stands before it where documents were deleted
    return postings
