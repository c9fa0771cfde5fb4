"""A comparison as CSV: a row for each pair and each sentence alone, with where it comes from. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from indexer import Changes, Comparison, Row, Told, in_order
from ui.compared import CHANGED, SIGNS, changes_of, differs, kind_of, title_rows
from ui.exports import harmless

_SIDES = ("a", "b")
_CHANGES = ("added", "dropped", "kept")
COLUMNS = (
    *("kind", "similarity", "changed", "a_sentences", "a_text", "b_sentences", "b_text"),
    *(f"{name}_{what}" for name in CHANGED for what in _CHANGES),
    *(f"{side}_{fact}" for side in _SIDES for fact in ("id", "title", "language", "source", "date")),
    *("filters", "counts", "build", "exported", "address"),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """Where a comparison comes from, so that it can be made again and cited."""

    filters: str
    build: str
    exported: str
    address: str


def as_csv(comparison: Comparison, only_differences: bool, stated: Stated) -> bytes:
    """The rows as the page shows them, in UTF-8 with the mark that spreadsheets look for. Sentences are counted from 1.

    Where there are none, a row without a kind still says where the file comes from.
    """
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(COLUMNS)
    origin = (stated.filters, _counts(comparison), stated.build, stated.exported, stated.address)
    known = (*_document(comparison.a), *_document(comparison.b), *origin)
    rows = [*title_rows(comparison), *((row, comparison) for row in in_order(comparison))]
    shown = [[*_said(row, told, told is comparison.titles), *_changed(row)] for row, told in rows if differs(row) or not only_differences]
    for cells in shown or [[""] * (len(COLUMNS) - len(known))]:
        table.writerow([harmless(cell) for cell in (*cells, *known)])
    return file.getvalue().encode("utf-8-sig", "replace")


def _counts(comparison: Comparison) -> str:
    """How many rows there are of each kind in all, and of how many the sense is turned: what the file was cut from."""
    kinds = [kind_of(row) for row in in_order(comparison)]
    turned = sum(bool(pair.changed) for pair in comparison.pairs)
    return "; ".join([*(f"{kind} {kinds.count(kind)}" for kind in SIGNS if kind in kinds), f"changed {turned}"])


def _said(row: Row, comparison: Comparison, is_title: bool) -> list[str]:
    a, b = (row.pair.a, row.pair.b) if row.pair else ((row.only_a,), (row.only_b,))
    similarity = f"{row.pair.similarity:.2f}" if row.pair else ""
    changed = "; ".join(row.pair.changed) if row.pair else ""
    return [kind_of(row), similarity, changed, *_sentences(comparison.a, a, is_title), *_sentences(comparison.b, b, is_title)]


def _sentences(told: Told, numbers: Iterable[int | None], is_title: bool) -> tuple[str, str]:
    known = [number for number in numbers if number is not None]
    texts = (" ".join(told.sentences[number].text.split()) for number in known)
    counted = " ".join("title" if is_title else str(number + 1) for number in known)
    return counted, " ".join(texts)


def _changed(row: Row) -> list[str]:
    if row.pair is None:
        return [""] * (len(CHANGED) * len(_CHANGES))
    return [cell for _, changes in changes_of(row.pair) for cell in _marks(changes)]


def _marks(changes: Changes) -> tuple[str, str, str]:
    kept = (f"{a.written} → {b.written}" for a, b in changes.kept)
    return "; ".join(m.written for m in changes.added), "; ".join(m.written for m in changes.dropped), "; ".join(kept)


def _document(told: Told) -> tuple[str, ...]:
    document = told.document
    return document.id, document.title, document.language, document.source or "", document.when.value if document.when else ""
