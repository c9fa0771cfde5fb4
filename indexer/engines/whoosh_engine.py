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
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, Schema
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader, TermNotFound

from indexer.engines import record as records
from indexer.engines.adapter import Share
from indexer.engines.fields import document_days, facet_values
from indexer.engines.matching import BODY, K1, TITLE, B, Mask, Postings, Scores, evaluate
from indexer.engines.sifting import Columns, FacetTable
from indexer.engines.whoosh_codec import NUMBER, ArrayCodec, KeysField, MappedStorage, NumbersColumn, TokenPool
from indexer.model import FACETS, AnalysedDocument, Document, Hit, Hits, Key, Keys, Layer, Request, layer_of

SCHEMA_VERSION = 1
KEYS_KEPT = 4096
SEGMENTS_AT_MOST = 8
DELETED_AT_MOST = 0.3
TOKENS_A_SEGMENT = 6_000_000  # 12 bytes each while a segment is written, and as much again while it is sorted
RECORD_BYTES_A_SEGMENT = 1_000_000_000  # Whoosh's column of byte strings ends at 2 GB

UNKNOWN_VALUE, KNOWN_VALUE = "?", "="
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
        return WhooshWriter(FileIndex.create(MappedStorage(str(folder)), _schema()))

    def extend(self, folder: Path) -> WhooshWriter:
        """Write into a folder of linked segments."""
        return WhooshWriter(FileIndex(MappedStorage(str(folder)), _schema()))

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


def _schema() -> Schema:
    keys = {_field(part, layer): KeysField() for part in (TITLE, BODY) for layer in Layer}
    facets = {_facet_field(facet): KeysField() for facet in FACETS}
    numbers = {name: COLUMN(NumbersColumn()) for name in ("first", "last", _length_field(TITLE), _length_field(BODY))}
    texts = {name: COLUMN(VarBytesColumn()) for name in ("name", "record")}
    return Schema(id=KeysField(), **keys, **facets, **numbers, **texts)


def _field(part: str, layer: Layer) -> str:
    return f"{part}_{layer}"


def _length_field(part: str) -> str:
    return f"{part}_length"


def _facet_field(facet: str) -> str:
    return f"facet_{facet}"


def _keys_of(part: str, keys: Keys) -> dict[str, tuple[Key, ...]]:
    return {_field(part, Layer.WORDS): keys.words, _field(part, Layer.EXACT): keys.exact, _field(part, Layer.BRIDGE): keys.bridge}


# --- writing -----------------------------------------------------------------------------------


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
        for leaf, base in _leaves(self._published):
            for number in _live_numbers(leaf, id):
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
    facets = {_facet_field(facet): [_facet_key(value) for value in values] for facet, values in facet_values(document).items()}
    return {
        "id": (document.id,),
        "name": document.id.encode(),
        "record": record.encode(),
        "first": first,
        "last": last,
        _length_field(TITLE): len(analysed.title.words),
        _length_field(BODY): len(analysed.body.words),
        **_keys_of(TITLE, analysed.title),
        **_keys_of(BODY, analysed.body),
        **facets,
    }


def _facet_key(value: str | None) -> str:
    return UNKNOWN_VALUE if value is None else KNOWN_VALUE + value


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


def _live_numbers(leaf: Any, id: str) -> list[int]:
    try:
        matcher = leaf.postings("id", id)
    except TermNotFound:
        return []
    numbers = []
    while matcher.is_active():
        numbers.append(matcher.id())
        matcher.next()
    return numbers


def _leaves(reader: Any) -> list[tuple[Any, int]]:
    return reader.leaf_readers() if reader.doc_count_all() else []


# --- reading -----------------------------------------------------------------------------------


class WhooshReader:
    """One generation, its documents numbered through over all segments."""

    def __init__(self, folder: Path) -> None:
        self._lock = RLock()
        self._reader = FileIndex(MappedStorage(str(folder)), _schema()).reader()
        self._leaves = _leaves(self._reader)
        self.count: int = self._reader.doc_count()
        self.live = self._live()
        self._records = [(leaf.column_reader("record", translate=False), base) for leaf, base in self._leaves]
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
        hits = tuple(Hit(self._load(number), float(matched.scores[number])) for number in numbers[request.offset :].tolist())
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
        return self._term(_field(part, layer_of(key)), key)

    def _norms(self, part: str) -> Scores:
        lengths = self._numbers(_length_field(part)).astype(np.float32)
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
        field = _facet_field(facet)
        with self._lock:
            keys = sorted({key for leaf, _ in self._leaves for key in leaf.lexicon(field)})
            runs = [self._term(field, key).documents for key in keys]
        codes = np.repeat(np.arange(len(keys)), [len(run) for run in runs])
        values = tuple(key.decode()[1:] if key.startswith(KNOWN_VALUE.encode()) else None for key in keys)
        return FacetTable(values, np.concatenate(runs) if runs else np.zeros(0, NUMBER), codes)

    def _number(self, id: str) -> int | None:
        with self._lock:
            return next((base + number for leaf, base in self._leaves for number in _live_numbers(leaf, id)), None)

    def _load(self, number: int) -> Document:
        with self._lock:
            column, base = next((column, base) for column, base in reversed(self._records) if base <= number)
            record = bytes(column[number - base])
        return records.load(record)


def _postings(leaf: Any, field: str, key: str | bytes) -> Postings:
    matcher = leaf.postings(field, key)
    postings: Postings = getattr(matcher, "child", matcher).postings  # a filter stands before it where documents were deleted
    return postings
