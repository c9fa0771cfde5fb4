"""The tantivy engine: query objects built from our tree (never its parser, which deep parentheses crash), facets by its aggregations.

Its traps are met here: an own analyser (the default one drops words of 40 bytes), days as integers (its dates end in 2262), text
fast fields as sort keys (so that ties by id are exact), locks in the folder that it reads, and panics, which are no Exceptions.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from indexer.engines import record as records
from indexer.engines.adapter import Share
from indexer.engines.fields import LAST_DAY, document_days, facet_counts, facet_term, facet_value, facet_values
from indexer.engines.rarity import BODY, TITLE, field_name
from indexer.engines.tantivy_queries import compile_request
from indexer.errors import EngineError
from indexer.model import FACETS, AnalysedDocument, Document, FacetCount, Hit, Hits, Keys, Layer, Order, Request

SCHEMA_VERSION = 4
ANALYSER = "keys"
BUILD_THREADS = 2
UPDATE_THREADS = 1  # each thread leaves a segment of its own, and every segment costs each search
WRITER_BYTES = 256_000_000
FACET_VALUES = 1_000_000
SORT_FIELDS = {Order.NEWEST: "newest", Order.OLDEST: "oldest"}
META_FILES = ("meta.json", ".managed.json")


class TantivyAdapter:
    """tantivy over folders."""

    name = "tantivy"
    schema = SCHEMA_VERSION

    def read(self, folder: Path) -> TantivyReader:
        """Open a finished generation."""
        with _panics():
            return TantivyReader(folder)

    def create(self, folder: Path) -> TantivyWriter:
        """Write into an empty folder."""
        with _panics():
            return TantivyWriter(_prepared(tantivy.Index(_schema(), path=str(folder), reuse=False)), BUILD_THREADS)

    def extend(self, folder: Path) -> TantivyWriter:
        """Write into a folder of linked segments."""
        with _panics():
            return TantivyWriter(_prepared(tantivy.Index.open(str(folder))), UPDATE_THREADS)

    def share(self, file: str) -> Share:
        """Segments never change; the lists of them do."""
        if file.endswith(".lock"):
            return Share.LEAVE
        return Share.COPY if file in META_FILES else Share.LINK

    def discard(self, folder: Path) -> None:
        """Everything lives in the folder."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("record", stored=True)
    for part in (TITLE, BODY):
        for layer in Layer:
            builder.add_text_field(field_name(part, layer), tokenizer_name=ANALYSER, index_option="position")
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    for sort_field in SORT_FIELDS.values():
        builder.add_text_field(sort_field, fast=True, tokenizer_name="raw", index_option="basic")
    for day in ("first", "last"):
        builder.add_integer_field(day, fast=True, indexed=False)
    return builder.build()


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(ANALYSER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


@contextmanager
def _panics() -> Iterator[None]:
    """A panic of tantivy's is a BaseException of a class that cannot be imported."""
    try:
        yield
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise EngineError(f"tantivy failed: {problem}. Run depesha check to see whether the index is sound.") from problem


# --- writing -----------------------------------------------------------------------------------


class TantivyWriter:
    """Writes one generation with one commit."""

    def __init__(self, index: tantivy.Index, threads: int) -> None:
        self._index = index
        self._writer = index.writer(WRITER_BYTES, threads)

    def add(self, document: AnalysedDocument, record: str, replaces: bool) -> None:
        """Put a document in."""
        with _panics():
            if replaces:
                self._delete(document.document.id)
            self._writer.add_document(_tantivy_document(document, record))

    def remove(self, id: str) -> None:
        """Take out a document that is there."""
        with _panics():
            self._delete(id)

    def _delete(self, id: str) -> None:
        self._writer.delete_documents_by_term("id", id)

    def finish(self) -> None:
        """Commit, let merges end, and delete the files that they replaced: else a folder grows with every update."""
        with _panics():
            self._writer.commit()
            self._writer.wait_merging_threads()
            cleaner = self._index.writer(WRITER_BYTES, 1)
            cleaner.garbage_collect_files()
            cleaner.wait_merging_threads()

    def abort(self) -> None:
        """Stop writing."""
        with _panics():
            self._writer.rollback()


def _tantivy_document(analysed: AnalysedDocument, record: str) -> tantivy.Document:
    document = analysed.document
    first, last = document_days(document)
    made = tantivy.Document()
    made.add_text("id", document.id)
    made.add_bytes("record", record.encode())
    for part, keys in ((TITLE, analysed.title), (BODY, analysed.body)):
        _add_keys(made, part, keys)
    for facet, values in facet_values(document).items():
        for value in values:
            made.add_text(facet, facet_term(value))
    made.add_text("oldest", f"{first or LAST_DAY + 1:08d}{document.id}")
    made.add_text("newest", f"{LAST_DAY + 1 - first:08d}{document.id}")
    made.add_integer("first", first)
    made.add_integer("last", last)
    return made


def _add_keys(made: tantivy.Document, part: str, keys: Keys) -> None:
    for layer, joined in zip((Layer.WORDS, Layer.EXACT, Layer.BRIDGE), keys.joined, strict=True):
        if joined:
            made.add_text(field_name(part, layer), joined)


# --- reading -----------------------------------------------------------------------------------


class TantivyReader:
    """One generation, as one searcher: a snapshot that any thread may ask."""

    def __init__(self, folder: Path) -> None:
        self._view: tempfile.TemporaryDirectory[str] | None = None
        if not os.access(folder, os.W_OK):
            self._view = _writable_view(folder)
            folder = Path(self._view.name)
        index = _prepared(tantivy.Index.open(str(folder)))
        index.config_reader("manual")
        self._schema = index.schema
        self._searcher = index.searcher()

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self._searcher.num_docs

    def close(self) -> None:
        """Let go of the files."""
        del self._searcher
        if self._view:
            self._view.cleanup()

    def has(self, id: str) -> bool:
        """Whether there is a document of this id."""
        with _panics():
            return bool(self._addresses(id))

    def document(self, id: str) -> Document | None:
        """The stored document, or None."""
        with _panics():
            addresses = self._addresses(id)
            return self._load(addresses[0]) if addresses else None

    def _addresses(self, id: str) -> list[tantivy.DocAddress]:
        found = self._searcher.search(tantivy.Query.term_query(self._schema, "id", id, "basic"), 1, count=False)
        return [address for _, address in found.hits]

    def search(self, request: Request) -> Hits:
        """One page of hits with facet counts."""
        with _panics():
            query = compile_request(self._schema, self._searcher, request)
            found = self._search(query, request.order, max(request.limit, 1), request.offset)
            hits = tuple(Hit(self._load(address), _score(score)) for score, address in found.hits[: request.limit])
            return Hits(found.count, hits, self._facets(request, query))

    def scan(self, request: Request) -> Iterator[Document]:
        """Every match; the addresses are in memory, the documents are read one by one."""
        with _panics():
            query = compile_request(self._schema, self._searcher, request)
            total = self._search(query, Order.RELEVANCE, 1, 0).count
            addresses = [address for _, address in self._search(query, request.order, max(total, 1), 0).hits]
        for address in addresses:
            with _panics():
                document = self._load(address)
            yield document

    def _search(self, query: tantivy.Query, order: Order, limit: int, offset: int) -> Any:
        sort_field = SORT_FIELDS.get(order)
        return self._searcher.search(query, limit, order_by_field=sort_field, offset=offset, order=tantivy.Order.Asc)

    def _facets(self, request: Request, query: tantivy.Query) -> tuple[tuple[str, tuple[FacetCount, ...]], ...]:
        """Facets without a filter of their own are counted together, the others each without it."""
        filtered = {chosen.facet for chosen in request.filters}
        counted = self._count(query, [facet for facet in request.facets if facet not in filtered])
        for facet in filtered.intersection(request.facets):
            counted |= self._count(compile_request(self._schema, self._searcher, request, without=facet), [facet])
        return tuple((facet, counted[facet]) for facet in request.facets)

    def _count(self, query: tantivy.Query, facets: list[str]) -> dict[str, tuple[FacetCount, ...]]:
        if not facets:
            return {}
        wanted = {facet: {"terms": {"field": facet, "size": FACET_VALUES}} for facet in facets}
        found = self._searcher.aggregate(query, wanted)
        return {facet: facet_counts((facet_value(each["key"]), each["doc_count"]) for each in found[facet]["buckets"]) for facet in facets}

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
