"""Dates in Russian and Ukrainian text, in datelines and in addresses (stub: signatures only)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.model import Dated, Precision


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `source[start:end] == text`.

    `value` is as in `indexer.model.Dated`, or `first/last` for a range, or "" when several years fit and none is preferred;
    then `candidates` lists the days that fit and `flags` has `ambiguous`. Other flags: weekday-conflict, future-tense, updated.
    """

    value: str
    text: str
    start: int
    end: int
    precision: Precision
    candidates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def find_dates(text: str, anchor: str | None = None, years: tuple[int, int] | None = None) -> tuple[FoundDate, ...]:
    """The dates of `text`, in its order. `anchor` is the document's own date, `years` the first and last year of the corpus."""
    return ()


def resolve(found: FoundDate, years_named: Sequence[int], years: tuple[int, int] | None = None) -> FoundDate:
    """An ambiguous date with the candidates that the years named in the text, then those of the corpus, leave; settled when one is left."""
    return found


def event_date(
    lines: Sequence[str], date: str | None, text: str, years: tuple[int, int] | None, numbers: Sequence[int] | None = None
) -> Dated | None:
    """The day of the event that the first three body lines tell of. `numbers` are the raw numbers of `lines` (default 1, 2, …)."""
    return None


def dateline(line: str) -> FoundDate | None:
    """The full date that a short line consists of, beside a label, a rubric or a place; None for any other line."""
    return None


def url_date(url: str) -> FoundDate | None:
    """The day (or month) that the path of an address holds; offsets count in `url`."""
    return None
