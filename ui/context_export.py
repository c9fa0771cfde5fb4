"""Contexts, forms and hits over time as files: CSV for spreadsheets, JSON; each states query, filters, counts and build. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indexer import Attention, Form, Line
from ui.exports import harmless

COLUMNS = ("id", "title", "language", "date", "source", "part", "offset", "left", "hit", "right", "bridged")


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a file comes from, so that it can be made again and cited; `understood` is the query as it was read."""

    query: str
    understood: str
    filters: str
    hits: int
    documents: int
    build: str
    exported: str
    address: str


def lines_csv(lines: Iterable[Line], stated: Counted) -> bytes:
    """A row for each hit."""
    return _csv(COLUMNS, ([getattr(line, name) for name in COLUMNS] for line in lines), stated)


def lines_json(lines: Iterable[Line], stated: Counted) -> bytes:
    """One object: what the file states, then `lines`."""
    rows = [{name: getattr(line, name) for name in COLUMNS} for line in lines]
    return json.dumps({**_stated(stated), "lines": rows}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def forms_csv(forms: Iterable[Form], stated: Counted) -> bytes:
    """A row for each form."""
    return _csv(("language", "form", "bridged", "count"), ([one.language, one.form, one.bridged, one.count] for one in forms), stated)


def time_csv(found: Attention, stated: Counted) -> bytes:
    """A row for each series and period; without documents there are no numbers, which is not 0."""
    rows = (
        [series.value, period, *([cell.hits, cell.matching, cell.documents, f"{cell.rate:.2f}"] if cell else ["", "", 0, ""])]
        for series in found.series
        for period, cell in zip(found.periods, series.cells, strict=True)
    )
    return _csv(("series", "period", "hits_here", "documents_with_hits", "documents_here", "per_1000"), rows, stated)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], stated: Counted) -> bytes:
    file = io.StringIO(newline="")
    table = csv.writer(file)
    known = _stated(stated)
    table.writerow((*columns, *known))
    for row in rows:
        table.writerow([harmless(cell) for cell in (*row, *known.values())])
    return file.getvalue().encode("utf-8-sig", "replace")


def _stated(stated: Counted) -> dict[str, Any]:
    return {name: getattr(stated, name) for name in Counted.__slots__}
