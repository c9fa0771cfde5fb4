"""Answers as JSON: the one place that knows the keys of the contract, for the command line and for /search.json alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from indexer.analysis import Terms
from indexer.building import Report
from indexer.model import Dated, Document, Event, FacetCount, Mark, Page, Result
from indexer.notices import explain
from indexer.readouts.attention import Attention, Form, Series
from indexer.readouts.comparison import Comparison
from indexer.readouts.contexts import Line
from indexer.readouts.gazetteer import SPOKEN
from indexer.readouts.judging import Pair
from indexer.readouts.marks import Changes

Json = dict[str, Any]


def page_json(page: Page) -> Json:
    """A page of results as `search --json` prints it."""
    return {
        "query": page.query,
        "understood": page.understood,
        "mode": page.mode,
        "sort": page.order.value,
        "total": page.total,
        "page": page.number,
        "size": page.size,
        "engine": page.engine,
        "build": page.build,
        "took_ms": round(page.took_ms, 1),
        "results": [_result(result) for result in page.results],
        "facets": {name: _counts(counts) for name, counts in page.facets},
        "names": {id: dict(zip(SPOKEN, names, strict=True)) for id, names in page.names},
        "also": [{"from": bridged.source, "to": bridged.to} for bridged in page.also],
        "notices": [explain(notice) for notice in page.notices],
        "events": [event_json(event) for event in page.events],
    }


def _result(result: Result) -> Json:
    document = result.document
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "source": document.source,
        "date": _value(document.date),
        "date_precision": _precision(document.date),
        "event_date": _value(document.event_date),
        "url": document.url,
        "score": round(result.score, 4),
        "title_marks": _marks(result.title_marks),
        "snippet": {"text": result.snippet.text, "marks": _marks(result.snippet.marks)},
        "matched": result.snippet.matched,
        "event": result.event,
    }


def document_json(document: Document) -> Json:
    """A document's whole record as `show --json` and `inspect --json` print it; `body` is a list of paragraphs."""
    return {
        "path": document.path,
        "id": document.id,
        "title": document.title,
        "title_source": document.title_source,
        "language": document.language,
        "languages": list(document.languages),
        "date": _value(document.date),
        "date_precision": _precision(document.date),
        "date_source": document.date.source if document.date else None,
        "date_evidence": document.date.evidence if document.date else None,
        "date_flags": list(document.date.flags) if document.date else [],
        "event_date": _value(document.event_date),
        "event_date_source": document.event_date.source if document.event_date else None,
        "event_date_evidence": document.event_date.evidence if document.event_date else None,
        "source": document.source,
        "source_basis": document.source_basis,
        "url": document.url,
        "place": document.place,
        "credit": document.credit,
        "tags": list(document.tags),
        "persons": list(document.persons),
        "institutions": list(document.institutions),
        "countries": list(document.countries),
        "body": list(document.paragraphs),
        "removed": [asdict(removal) for removal in document.removed],
        "extra": dict(document.extra),
        "encoding": document.encoding,
        "hash": document.hash,
    }


def report_json(report: Report) -> Json:
    """What a build did, as `index --json` prints it."""
    return {
        "build": report.build,
        "engine": report.engine,
        "documents": report.documents,
        "by_language": dict(report.by_language),
        "undated": report.undated,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "rejected": [asdict(rejection) for rejection in report.rejected],
        "duplicates": [asdict(duplicate) for duplicate in report.duplicates],
        "seconds": round(report.seconds, 2),
        "hints": list(report.hints),
    }


def comparison_json(comparison: Comparison) -> Json:
    """Two documents side by side, as `compare --json` prints them; sentences are counted from 0."""
    sides = {"a": comparison.a, "b": comparison.b}
    return {
        **{side: reading.document.id for side, reading in sides.items()},
        "titles": _titles(comparison.titles),
        "pairs": [_pair(pair) for pair in comparison.pairs],
        **{f"only_{side}": list(reading.alone) for side, reading in sides.items()},
        "sentences": {side: [sentence.text for sentence in reading.sentences] for side, reading in sides.items()},
        "languages": {side: [sentence.language for sentence in reading.sentences] for side, reading in sides.items()},
        "offsets": {side: [[sentence.start, sentence.end] for sentence in reading.sentences] for side, reading in sides.items()},
    }


def _titles(titles: Comparison | None) -> Json | None:
    """Both titles as pairs of their sentences, counted apart from those of the bodies."""
    if titles is None:
        return None
    sentences = {side: [one.text for one in told.sentences] for side, told in (("a", titles.a), ("b", titles.b))}
    return {"pairs": [_pair(pair) for pair in titles.pairs], "sentences": sentences}


def _pair(pair: Pair) -> Json:
    return {
        "a": list(pair.a),
        "b": list(pair.b),
        "similarity": round(pair.similarity, 4),
        "kind": pair.kind.value,
        "hedges": _changes(pair.hedges),
        "frames": {**_changes(pair.quotes, pair.sayings), "quotes": _changes(pair.quotes), "sayings": _changes(pair.sayings)},
        "changed": list(pair.changed),
        "negations": _changes(pair.negations),
        "numbers": _changes(pair.numbers),
    }


def _changes(*changes: Changes) -> dict[str, list[str]]:
    """What was added as B has it, dropped and kept as A has it; `kept_as` is the counterpart in B."""
    return {
        "added": [mark.written for change in changes for mark in change.added],
        "dropped": [mark.written for change in changes for mark in change.dropped],
        "kept": [mark.written for change in changes for mark, _ in change.kept],
        "kept_as": [mark.written for change in changes for _, mark in change.kept],
    }


def event_json(event: Event) -> Json:
    """An event, as `events --json` prints it; a reason is its kind and its value, as in "person: merkel"."""
    return {
        "event": event.id,
        "day": event.day,
        "title": event.title,
        "because": [f"{reason.kind}: {reason.value}" for reason in event.because],
        "documents": list(event.documents),
        "languages": list(event.languages),
        "titles": dict(event.titles),
        "dated": [member.id for member in event.members if member.dated],
        "verbatim": {member.id: member.copy_of for member in event.members if member.copy_of},
    }


def line_json(line: Line) -> Json:
    """A hit in its context, as `concordance --json` prints it; `offset` is its place in the title or body (`part`)."""
    return {
        "id": line.id,
        "language": line.language,
        "date": line.date,
        "left": line.left,
        "hit": line.hit,
        "right": line.right,
        "source": line.source,
        "part": line.part,
        "offset": line.offset,
        "bridged": line.bridged,
        "spoken": line.spoken,
        "title": line.title,
    }


def form_json(form: Form) -> Json:
    """How often a form was hit, as `concordance --forms --json` prints it."""
    return {"form": form.form, "language": form.language, "count": form.count, "bridged": form.bridged}


def series_json(series: Series, found: Attention) -> Json:
    """One series over time, as `concordance --by … --json` prints it; a period without documents is null."""
    cells = [
        {"period": period, "hits": cell.hits, "matching": cell.matching, "documents": cell.documents, "per_1000": round(cell.rate, 2)}
        if cell
        else {"period": period, "hits": None, "matching": None, "documents": 0, "per_1000": None}
        for period, cell in zip(found.periods, series.cells, strict=True)
    ]
    return {"value": series.value, "hits": series.hits, "cells": cells, "unplaced": found.unplaced}


def terms_json(terms: Terms) -> Json:
    """The keys of a word, as `terms --json` prints them."""
    query = {language: list(keys) for language, keys in terms.own}
    return {
        "word": terms.word,
        "index": {language: list(keys) for language, keys in terms.index},
        "query": query | {"both": list(terms.both)},
    }


def _counts(counts: Iterable[FacetCount]) -> list[Json]:
    return [{"value": row.value, "count": row.count} for row in counts]


def _marks(marks: Iterable[Mark]) -> list[list[int]]:
    return [list(mark) for mark in marks]


def _value(dated: Dated | None) -> str | None:
    return dated.value if dated else None


def _precision(dated: Dated | None) -> str:
    return dated.precision.value if dated else "unknown"
