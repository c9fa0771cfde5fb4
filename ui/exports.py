"""The whole result as a file: CSV for spreadsheets, JSON, BibTeX; each states query, filters, count and build. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from indexer import Dated, Document
from ui.citations import bibtex

FORMATS = {"csv": "text/csv", "json": "application/json", "bib": "application/x-bibtex"}
_COLUMNS = ("id", "title", "language", "date", "date_precision", "date_source", "event_date", "source", "url", "place", "tags", "text")
_STATED = ("query", "filters", "total", "build", "exported", "address")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Statement:
    """Where an export comes from: so that it can be made again, and cited."""

    query: str
    filters: str
    build: str
    exported: str
    address: str


def exported(form: str, documents: Sequence[Document], statement: Statement) -> bytes:
    """The documents in one of FORMATS."""
    match form:
        case "csv":
            return _csv(documents, statement).encode("utf-8-sig", "replace")
        case "json":
            return _json(documents, statement).encode("utf-8", "replace")
        case _:
            return _bib(documents, statement).encode("utf-8", "replace")


def _csv(documents: Sequence[Document], statement: Statement) -> str:
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow((*_COLUMNS, *_STATED))
    stated = _stated(statement, len(documents))
    for document in documents:
        row = _record(document) | {"tags": "; ".join(document.tags), "text": document.body}
        table.writerow([harmless(row[name]) for name in _COLUMNS] + [harmless(stated[name]) for name in _STATED])
    return file.getvalue()


def harmless(value: object) -> str:
    """A cell that a spreadsheet takes for text: an apostrophe stands before what would be run as a formula."""
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def _json(documents: Sequence[Document], statement: Statement) -> str:
    records = [_record(document) | {"text": document.body} for document in documents]
    return json.dumps(_stated(statement, len(documents)) | {"documents": records}, ensure_ascii=False, indent=1)


def _bib(documents: Sequence[Document], statement: Statement) -> str:
    head = "".join(f"% {name}: {' '.join(str(value).split())}\n" for name, value in _stated(statement, len(documents)).items())
    base = statement.address.partition("?")[0]
    return head + "\n" + "\n".join(bibtex(document, _permalink(base, document), statement.exported[:10]) for document in documents)


def _permalink(base: str, document: Document) -> str:
    return f"{base.rstrip('/')}/doc?id={quote(document.id, safe='')}"


def _stated(statement: Statement, total: int) -> dict[str, Any]:
    return {
        "query": statement.query,
        "filters": statement.filters,
        "total": total,
        "build": statement.build,
        "exported": statement.exported,
        "address": statement.address,
    }


def _record(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "date": _value(document.date),
        "date_precision": document.date.precision.value if document.date else "unknown",
        "date_source": document.date.source if document.date else None,
        "event_date": _value(document.event_date),
        "source": document.source,
        "url": document.url,
        "place": document.place,
        "tags": list(document.tags),
    }


def _value(dated: Dated | None) -> str | None:
    return dated.value if dated else None
