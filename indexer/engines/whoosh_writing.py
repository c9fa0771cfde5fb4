"""Writing Whoosh's segments: the fields, one generation's writer, and which segments are merged."""

from __future__ import annotations

from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, Schema
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader, TermNotFound

from indexer.engines import record as records
from indexer.engines.fields import document_days, facet_term, facet_values
from indexer.engines.matching import BODY, TITLE
from indexer.engines.whoosh_codec import ArrayCodec, KeysField, NumbersColumn, TokenPool
from indexer.model import FACETS, AnalysedDocument, Key, Keys, Layer

SEGMENTS_AT_MOST = 8
DELETED_AT_MOST = 0.3
TOKENS_A_SEGMENT = 6_000_000  # 12 bytes each while a segment is written, and as much again while it is sorted
RECORD_BYTES_A_SEGMENT = 1_000_000_000  # Whoosh's column of byte strings ends at 2 GB


def schema() -> Schema:
    """The fields of an index: keys by part and layer, facets, numbers to sort by, and the record."""
    keys = {key_field(part, layer): KeysField() for part in (TITLE, BODY) for layer in Layer}
    facets = {facet_field(facet): KeysField() for facet in FACETS}
    numbers = {name: COLUMN(NumbersColumn()) for name in ("first", "last", length_field(TITLE), length_field(BODY))}
    texts = {name: COLUMN(VarBytesColumn()) for name in ("name", "record", "kept")}
    return Schema(id=KeysField(), **keys, **facets, **numbers, **texts)


def key_field(part: str, layer: Layer) -> str:
    """The field of a part's keys of one layer."""
    return f"{part}_{layer}"


def length_field(part: str) -> str:
    """The field of a part's number of words."""
    return f"{part}_length"


def facet_field(facet: str) -> str:
    """The field of a facet's values."""
    return f"facet_{facet}"


def _keys_of(part: str, keys: Keys) -> dict[str, tuple[Key, ...]]:
    return {key_field(part, Layer.WORDS): keys.words, key_field(part, Layer.EXACT): keys.exact, key_field(part, Layer.BRIDGE): keys.bridge}


class WhooshWriter:
    """Writes one generation; documents that replace one of the same batch are struck out of the segment being written."""

    def __init__(self, index: FileIndex) -> None:
        self._index = index
        self._begin()

    def _begin(self) -> None:
        self._published = self._index.reader()
        self._writer = self._index.writer(codec=ArrayCodec(), compound=False)
        self._writer.pool = TokenPool()
        self._numbers: dict[str, int] = {}
        self._bytes = 0

    def add(self, document: AnalysedDocument, record: str, replaces: bool) -> None:
        """Put a document in."""
        if replaces:
            self.remove(document.document.id)
        self._numbers[document.document.id] = self._writer.docnum
        self._writer.add_document(**_columns(document, record))
        self._bytes += len(record)
        if self._bytes > RECORD_BYTES_A_SEGMENT or self._writer.pool.tokens > TOKENS_A_SEGMENT:
            self._rotate()

    def remove(self, id: str) -> None:
        """Take out a document that is there."""
        number = self._numbers.pop(id, None)
        if number is not None:
            self._writer.newsegment.delete_document(number)
            return
        for leaf, base in leaves(self._published):
            for number in live_numbers(leaf, id):
                self._writer.delete_document(base + number)

    def _rotate(self) -> None:
        self._writer.commit(merge=False)
        self._published.close()
        self._begin()

    def finish(self) -> None:
        """Write what is left, and merge segments when there are too many."""
        self._writer.commit(mergetype=_merge)
        self._published.close()

    def abort(self) -> None:
        """Stop writing."""
        if not self._writer.is_closed:
            self._writer.cancel()
        self._published.close()


def _columns(analysed: AnalysedDocument, record: str) -> dict[str, Any]:
    document = analysed.document
    first, last = document_days(document)
    facets = {facet_field(facet): [facet_term(value) for value in values] for facet, values in facet_values(document).items()}
    return {
        "id": (document.id,),
        "name": document.id.encode(),
        "record": records.pack(record),
        "kept": analysed.kept,
        "first": first,
        "last": last,
        length_field(TITLE): len(analysed.title.words),
        length_field(BODY): len(analysed.body.words),
        **_keys_of(TITLE, analysed.title),
        **_keys_of(BODY, analysed.body),
        **facets,
    }


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's hook: rewrites segments with many deletions, and the small ones when there are many; gives those that stay."""
    worn = [each for each in segments if each.deleted_count() > DELETED_AT_MOST * each.doc_count_all()]
    if len(segments) >= SEGMENTS_AT_MOST:
        largest = max(each.doc_count_all() for each in segments)
        worn += [each for each in segments if each not in worn and each.doc_count_all() <= largest / 2]
    for segment in worn:
        if segment.deleted_count() < segment.doc_count_all():
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return [each for each in segments if each not in worn]


def live_numbers(leaf: Any, id: str) -> list[int]:
    """The numbers, within a segment, of the documents of an id that were not deleted."""
    try:
        matcher = leaf.postings("id", id)
    except TermNotFound:
        return []
    numbers = []
    while matcher.is_active():
        numbers.append(matcher.id())
        matcher.next()
    return numbers


def leaves(reader: Any) -> list[tuple[Any, int]]:
    """The segments with the number that their first document has in the whole; none for an empty index."""
    return reader.leaf_readers() if reader.doc_count_all() else []
