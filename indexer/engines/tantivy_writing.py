"""Writing tantivy's segments: the fields, one generation's writer, and the panics that writing and reading may end in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

import tantivy

from indexer.engines import record as records
from indexer.engines.fields import LAST_DAY, document_days, facet_term, facet_values
from indexer.engines.rarity import BODY, TITLE, field_name
from indexer.errors import EngineError
from indexer.model import FACETS, AnalysedDocument, Key, Keys, Layer, Order

ANALYSER = "keys"
LONGEST_KEY, SHORTENED = 16_000, 200  # characters, of four bytes at most
WRITER_BYTES = 256_000_000
SORT_FIELDS = {Order.NEWEST: "newest", Order.OLDEST: "oldest"}


def schema() -> tantivy.Schema:
    """The fields of an index: keys by part and layer, facets, what is sorted by, days, and what is stored."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    for stored in ("record", "kept"):
        builder.add_bytes_field(stored, stored=True)
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


def prepared(index: tantivy.Index) -> tantivy.Index:
    """An index that splits at spaces and does nothing else: the default analyser drops words of 40 bytes."""
    index.register_tokenizer(ANALYSER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


@contextmanager
def panics() -> Iterator[None]:
    """A panic of tantivy's is a BaseException of a class that cannot be imported."""
    try:
        yield
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise EngineError(f"tantivy failed: {problem}. Run depesha check to see whether the index is sound.") from problem


class TantivyWriter:
    """Writes one generation with one commit."""

    def __init__(self, index: tantivy.Index, threads: int) -> None:
        self._index = index
        self._writer = index.writer(WRITER_BYTES, threads)

    def add(self, document: AnalysedDocument, record: str, replaces: bool) -> None:
        """Put a document in."""
        with panics():
            if replaces:
                self._delete(document.document.id)
            self._writer.add_document(_tantivy_document(document, record))

    def remove(self, id: str) -> None:
        """Take out a document that is there."""
        with panics():
            self._delete(id)

    def _delete(self, id: str) -> None:
        self._writer.delete_documents_by_term("id", id)

    def finish(self) -> None:
        """Commit, let merges end, and delete the files that they replaced: else a folder grows with every update."""
        with panics():
            self._writer.commit()
            self._writer.wait_merging_threads()
            cleaner = self._index.writer(WRITER_BYTES, 1)
            cleaner.garbage_collect_files()
            cleaner.wait_merging_threads()

    def abort(self) -> None:
        """Stop writing."""
        with panics():
            self._writer.rollback()


def _tantivy_document(analysed: AnalysedDocument, record: str) -> tantivy.Document:
    document = analysed.document
    first, last = document_days(document)
    made = tantivy.Document()
    made.add_text("id", document.id)
    made.add_bytes("record", records.pack(record))
    made.add_bytes("kept", analysed.kept)
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


def term_of(key: Key) -> str:
    """A key as a term: itself, or its beginning and a digest, since tantivy leaves out terms of 65,530 bytes without a word."""
    return key if len(key) <= LONGEST_KEY else key[:SHORTENED] + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _add_keys(made: tantivy.Document, part: str, keys: Keys) -> None:
    for layer, joined in zip((Layer.WORDS, Layer.EXACT, Layer.BRIDGE), keys.joined, strict=True):
        if len(joined) > LONGEST_KEY:
            joined = " ".join(map(term_of, joined.split(" ")))
        if joined:
            made.add_text(field_name(part, layer), joined)
