"""The tantivy engine: query objects built from our tree (never its parser, which deep parentheses crash), facets by its aggregations.

Its traps are met here: an own analyser (the default one drops words of 40 bytes), days as integers (its dates end in 2262), text
fast fields as sort keys (so that ties by id are exact), locks in the folder that it reads, and panics, which are no Exceptions.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy

from indexer.engines import record as records
from indexer.engines.adapter import Share
from indexer.engines.fields import count_values, facet_counts
from indexer.engines.rarity import Rarities
from indexer.engines.tantivy_queries import Compiler
from indexer.engines.tantivy_writing import SORT_FIELDS, TantivyWriter, panics, prepared, schema, term_of
from indexer.model import Document, FacetCount, Hit, Hits, Key, Order, Request

SCHEMA_VERSION = 6
BUILD_THREADS = 1
UPDATE_THREADS = 1  # each thread leaves a segment of its own, and every segment costs each search
FACET_VALUES = 1_000_000
KEYS_KEPT = 65_536
META_FILES = ("meta.json", ".managed.json")


class TantivyAdapter:
    """tantivy over folders."""

    name = "tantivy"
    schema = SCHEMA_VERSION

    def read(self, folder: Path) -> TantivyReader:
        """Open a finished generation."""
        with panics():
            return TantivyReader(folder)

    def create(self, folder: Path) -> TantivyWriter:
        """Write into an empty folder."""
        with panics():
            return TantivyWriter(prepared(tantivy.Index(schema(), path=str(folder), reuse=False)), BUILD_THREADS)

    def extend(self, folder: Path) -> TantivyWriter:
        """Write into a folder of linked segments."""
        with panics():
            return TantivyWriter(prepared(tantivy.Index.open(str(folder))), UPDATE_THREADS)

    def share(self, file: str) -> Share:
        """Segments never change; the lists of them do."""
        if file.endswith(".lock"):
            return Share.LEAVE
        return Share.COPY if file in META_FILES else Share.LINK

    def discard(self, folder: Path) -> None:
        """Everything lives in the folder."""


class TantivyReader:
    """One generation, as one searcher: a snapshot that any thread may ask."""

    def __init__(self, folder: Path) -> None:
        self._view: tempfile.TemporaryDirectory[str] | None = None
        if not os.access(folder, os.W_OK):
            self._view = _writable_view(folder)
            folder = Path(self._view.name)
        index = prepared(tantivy.Index.open(str(folder)))
        index.config_reader("manual")
        self._schema = index.schema
        self._searcher = index.searcher()
        self._compiler = Compiler(self._schema, Rarities(self._searcher.num_docs, lru_cache(maxsize=KEYS_KEPT)(self._frequency)))

    def _frequency(self, field: str, key: Key) -> int:
        return self._searcher.doc_freq(field, term_of(key))

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self._searcher.num_docs

    def close(self) -> None:
        """Let go of the files."""
        del self._searcher, self._compiler
        if self._view:
            self._view.cleanup()

    def has(self, id: str) -> bool:
        """Whether there is a document of this id."""
        with panics():
            return bool(self._addresses(id))

    def document(self, id: str) -> Document | None:
        """The stored document, or None."""
        with panics():
            addresses = self._addresses(id)
            return self._load(addresses[0]) if addresses else None

    def _addresses(self, id: str) -> list[tantivy.DocAddress]:
        found = self._searcher.search(tantivy.Query.term_query(self._schema, "id", id, "basic"), 1, count=False)
        return [address for _, address in found.hits]

    def search(self, request: Request) -> Hits:
        """One page of hits with facet counts."""
        with panics():
            query = self._compiler.request(request)
            found = self._search(query, request.order, max(request.limit, 1), request.offset)
            hits = tuple(self._hit(address, score) for score, address in found.hits[: request.limit])
            return Hits(found.count, hits, self._facets(request, found.count, hits))

    def scan(self, request: Request) -> Iterator[Document]:
        """Every match; the addresses are in memory, the documents are read one by one."""
        with panics():
            query = self._compiler.request(request)
            total = self._search(query, Order.RELEVANCE, 1, 0).count
            addresses = [address for _, address in self._search(query, request.order, max(total, 1), 0).hits]
        for address in addresses:
            with panics():
                document = self._load(address)
            yield document

    def _search(self, query: tantivy.Query, order: Order, limit: int, offset: int) -> Any:
        sort_field = SORT_FIELDS.get(order)
        return self._searcher.search(query, limit, order_by_field=sort_field, offset=offset, order=tantivy.Order.Asc)

    def _facets(self, request: Request, total: int, hits: Sequence[Hit]) -> tuple[tuple[str, tuple[FacetCount, ...]], ...]:
        """Facets without a filter of their own are counted together, from the page where all is on it; the others each without theirs."""
        filtered = {chosen.facet for chosen in request.filters}
        together = [facet for facet in request.facets if facet not in filtered]
        on_page = total == len(hits)
        counted = count_values((hit.document for hit in hits), together) if on_page else {}
        asked: list[tuple[str | None, list[str]]] = [(facet, [facet]) for facet in filtered.intersection(request.facets)]
        if together and not on_page:
            asked.append((None, together))
        if asked:
            matching = self._compiler.counted(request)
            for without, facets in asked:
                counted |= self._count(matching(without), facets)
        return tuple((facet, counted[facet]) for facet in request.facets)

    def _count(self, query: tantivy.Query, facets: list[str]) -> dict[str, tuple[FacetCount, ...]]:
        wanted = {facet: {"terms": {"field": facet, "size": FACET_VALUES}} for facet in facets}
        found = self._searcher.aggregate(query, wanted)
        return {facet: facet_counts((each["key"], each["doc_count"]) for each in found[facet]["buckets"]) for facet in facets}

    def _hit(self, address: tantivy.DocAddress, score: object) -> Hit:
        stored = self._searcher.doc(address)
        return Hit(records.load(stored.get_first("record")), stored.get_first("kept"), _score(score))  # type: ignore[arg-type]

    def _load(self, address: tantivy.DocAddress) -> Document:
        return records.load(self._searcher.doc(address).get_first("record"))  # type: ignore[arg-type]


def _writable_view(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """tantivy locks the folder that it reads with a file in it; where nothing can be written it gets a folder of links."""
    view = tempfile.TemporaryDirectory(prefix="depesha-")
    for path in folder.iterdir():
        if not path.name.endswith(".lock"):
            (Path(view.name) / path.name).symlink_to(path.absolute())
    return view


def _score(score: object) -> float:
    """Hits in order of day have the sort key in place of a score."""
    return score if isinstance(score, float) else 0.0
