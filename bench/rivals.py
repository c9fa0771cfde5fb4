"""The engines as they come, on the same ready keys: raw tantivy, stock Whoosh, SQLite FTS5. Each makes the same page in its own way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import tantivy
from whoosh import columns, fields, index, query
from whoosh.analysis import SpaceSeparatedTokenizer

from bench.asked import YEARS, Asked, Kind
from indexer.engines.fields import document_days, facet_values
from indexer.model import AnalysedDocument

FACETS = ("language", "source", "year", "month")
FIRST, LAST = int(f"{YEARS[0]}0101"), int(f"{YEARS[1]}1231")
RESULTS = 10
HEAP = 256_000_000


class Rival(Protocol):
    """An engine as it comes."""

    name: str

    def add(self, batch: Iterable[AnalysedDocument]) -> None:
        """Put documents in."""

    def finish(self) -> None:
        """From now on it is searched."""

    def page(self, asked: Asked) -> int:
        """Ten results with their snippets and four facets; the number of matches."""


def facets_of(analysed: AnalysedDocument) -> dict[str, str]:
    """The first value of each facet, empty where there is none."""
    return {facet: facet_values(analysed.document)[facet][0] or "" for facet in FACETS}


class RawTantivy:
    """Its own query objects, aggregations and snippet generator; every layer of keys is indexed, as in our index."""

    name = "raw tantivy"

    def __init__(self, folder: Path, threads: int) -> None:
        folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        for part in ("title", "body"):
            for layer in ("words", "exact", "bridge"):
                stored = (part, layer) == ("body", "words")
                builder.add_text_field(f"{part}_{layer}", stored=stored, tokenizer_name="keys", index_option="position")
        for facet in FACETS:
            builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("day", fast=True, indexed=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._index.register_tokenizer("keys", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        self._writer = self._index.writer(HEAP, threads)

    def add(self, batch: Iterable[AnalysedDocument]) -> None:
        """Put documents in."""
        for analysed in batch:
            made = tantivy.Document()
            made.add_text("id", analysed.document.id)
            for part, keys in (("title", analysed.title), ("body", analysed.body)):
                for layer, joined in zip(("words", "exact", "bridge"), keys.joined, strict=True):
                    made.add_text(f"{part}_{layer}", joined)
            for facet, value in facets_of(analysed).items():
                made.add_text(facet, value)
            made.add_integer("day", document_days(analysed.document)[0])
            self._writer.add_document(made)

    def finish(self) -> None:
        """Commit and wait for the merges."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def page(self, asked: Asked) -> int:
        """Ten results with their snippets and four facets."""
        wanted = self._query(asked)
        found = self._searcher.search(wanted, RESULTS)
        self._searcher.aggregate(wanted, {facet: {"terms": {"field": facet, "size": 100}} for facet in FACETS})
        snippets = tantivy.SnippetGenerator.create(self._searcher, wanted, self._schema, "body_words")
        for _, address in found.hits:
            snippets.snippet_from_doc(self._searcher.doc(address)).to_html()
        return int(found.count or 0)

    def _query(self, asked: Asked) -> tantivy.Query:
        if asked.kind is Kind.PHRASE:
            return tantivy.Query.phrase_query(self._schema, "body_words", list(asked.keys))
        occur = tantivy.Occur.Should if asked.kind is Kind.ANY else tantivy.Occur.Must
        clauses = [(occur, tantivy.Query.term_query(self._schema, "body_words", key)) for key in asked.keys]
        if asked.language:
            clauses.append((occur, tantivy.Query.term_query(self._schema, "language", asked.language, "basic")))
            clauses.append((occur, tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, FIRST, LAST)))
        return tantivy.Query.boolean_query(clauses)


class StockWhoosh:
    """Its own groupedby and highlighter."""

    name = "stock Whoosh"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        named = {facet: fields.ID(sortable=columns.RefBytesColumn()) for facet in FACETS}
        schema = fields.Schema(
            id=fields.ID(stored=True), body=fields.TEXT(SpaceSeparatedTokenizer(), stored=True), day=fields.NUMERIC(sortable=True), **named
        )
        self._index = index.create_in(str(folder), schema)
        self._writer = self._index.writer(limitmb=256)

    def add(self, batch: Iterable[AnalysedDocument]) -> None:
        """Put documents in."""
        for analysed in batch:
            day = document_days(analysed.document)[0]
            self._writer.add_document(id=analysed.document.id, body=analysed.body.joined[0], day=day, **facets_of(analysed))

    def finish(self) -> None:
        """Commit into one segment."""
        self._writer.commit(optimize=True)
        self._searcher = self._index.searcher()

    def page(self, asked: Asked) -> int:
        """Ten results with their snippets and four facets."""
        found = self._searcher.search(_whoosh_query(asked), limit=RESULTS, groupedby=list(FACETS), filter=_whoosh_filter(asked))
        for facet in FACETS:
            found.groups(facet)
        for hit in found[:RESULTS]:
            hit.highlights("body")
        return len(found)


def _whoosh_query(asked: Asked) -> Any:
    if asked.kind is Kind.PHRASE:
        return query.Phrase("body", list(asked.keys))
    terms = [query.Term("body", key) for key in asked.keys]
    return query.Or(terms) if asked.kind is Kind.ANY else query.And(terms)


def _whoosh_filter(asked: Asked) -> Any:
    return query.And([query.Term("language", asked.language), query.NumericRange("day", FIRST, LAST)]) if asked.language else None


class SqliteFts:
    """GROUP BY and snippet()."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._file = sqlite3.connect(folder / "fts.db")
        self._file.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, day INTEGER, language, source, year, month)")
        self._file.execute(
            """CREATE VIRTUAL TABLE texts USING fts5(body, tokenize="unicode61 remove_diacritics 0 tokenchars ':~=''+.,-'")"""
        )

    def add(self, batch: Iterable[AnalysedDocument]) -> None:
        """Put documents in."""
        for analysed in batch:
            facets = facets_of(analysed)
            row = (document_days(analysed.document)[0], *(facets[facet] for facet in FACETS))
            id = self._file.execute("INSERT INTO facts (day, language, source, year, month) VALUES (?, ?, ?, ?, ?)", row).lastrowid
            self._file.execute("INSERT INTO texts (rowid, body) VALUES (?, ?)", (id, analysed.body.joined[0]))

    def finish(self) -> None:
        """Commit, and merge its trees into one."""
        self._file.execute("INSERT INTO texts (texts) VALUES ('optimize')")
        self._file.commit()

    def page(self, asked: Asked) -> int:
        """Ten results with their snippets and four facets."""
        words = [f'"{key}"' for key in asked.keys]
        sought = f'"{" ".join(asked.keys)}"' if asked.kind is Kind.PHRASE else (" OR " if asked.kind is Kind.ANY else " AND ").join(words)
        filters, values = (" AND language = ? AND day BETWEEN ? AND ?", (asked.language, FIRST, LAST)) if asked.language else ("", ())
        rows = f"FROM texts JOIN facts ON facts.id = texts.rowid WHERE texts MATCH ?{filters}"
        best = f"SELECT texts.rowid, snippet(texts, 0, '<b>', '</b>', '…', 40) {rows} ORDER BY rank LIMIT {RESULTS}"
        self._file.execute(best, (sought, *values)).fetchall()
        for facet in FACETS:
            self._file.execute(f"SELECT {facet}, count(*) {rows} GROUP BY {facet}", (sought, *values)).fetchall()
        return int(self._file.execute(f"SELECT count(*) {rows}", (sought, *values)).fetchone()[0])
