"""Answers as lines for people at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indexer.building import Report
from indexer.checks import Findings
from indexer.intake.dates import FoundDate
from indexer.model import Document, Event, Mark, Page, Reason, Result
from indexer.notices import explain
from indexer.readouts.comparison import Comparison, Row, Told, in_order
from indexer.readouts.contexts import Line
from indexer.readouts.gazetteer import KINDS, SPOKEN
from indexer.readouts.marks import Changes

MOST_REJECTIONS = 20


def report_lines(report: Report) -> Iterator[str]:
    """What a build did."""
    languages = ", ".join(f"{language} {count}" for language, count in report.by_language)
    yield f"{report.documents} documents ({languages}; {report.undated} undated) in {report.seconds:.1f} s, engine {report.engine}"
    yield f"{report.added} added, {report.changed} changed, {report.removed} removed; build {report.build}"
    for rejection in report.rejected[:MOST_REJECTIONS]:
        yield f"rejected ({rejection.reason}): {rejection.path}. {rejection.detail}"
    if len(report.rejected) > MOST_REJECTIONS:
        reasons = Counter(rejection.reason for rejection in report.rejected)
        yield f"{len(report.rejected)} rejected in all: {', '.join(f'{reason} {count}' for reason, count in reasons.most_common())}"
        yield "See every one with: depesha index --json, or on the page About"
    for duplicate in report.duplicates[:MOST_REJECTIONS]:
        yield f"duplicate: {duplicate.path} repeats {duplicate.of}"
    if len(report.duplicates) > MOST_REJECTIONS:
        yield f"{len(report.duplicates)} duplicates in all; see every one with: depesha index --json"
    yield from report.hints


def findings_lines(findings: Findings) -> Iterator[str]:
    """What a check found: each fault with its remedy, and what became of the inputs."""
    yield from (f"{fault.kind}: {fault.detail} {fault.remedy}" for fault in findings.faults)
    if not findings.faults:
        yield "The index is sound."
    if counts := findings.counts:
        yield f"{counts.inputs} inputs: {counts.indexed} indexed, {counts.rejected} rejected, {counts.duplicates} duplicates"


def page_lines(page: Page) -> Iterator[str]:
    """A page of results, marks in brackets."""
    yield f"{counted(page.total, 'document')} for {page.understood or 'everything'} ({page.took_ms:.0f} ms)"
    yield from (explain(notice) for notice in page.notices)
    if page.also:
        yield "also: " + ", ".join(f"{bridged.source} → {bridged.to}" for bridged in page.also)
    first = (page.number - 1) * page.size + 1
    for number, result in enumerate(page.results, first):
        yield from _result_lines(number, result)
    named = dict(page.names)
    for name, counts in page.facets:
        names = named if name in KINDS else {}
        if counts:
            yield f"{name}: " + ", ".join(f"{_facet_value(row.value, names)} {row.count}" for row in counts[:12])


def counted(count: int, thing: str) -> str:
    """«1 document», «2 documents»."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _facet_value(value: str | None, names: Mapping[str, Sequence[str]]) -> str:
    """A value as people read it: of an id its name in English."""
    return "unknown" if value is None else names[value][SPOKEN.index("en")] if value in names else value


def _result_lines(number: int, result: Result) -> Iterator[str]:
    document = result.document
    yield ""
    yield f"{number}. {marked(document.title, result.title_marks)}"
    known = (document.language, document.source, document.when.value if document.when else "undated", document.id)
    yield "   " + " · ".join(part for part in known if part)
    yield "   " + " ".join(marked(result.snippet.text, result.snippet.marks).split())


def marked(text: str, marks: Sequence[Mark]) -> str:
    """A text with its marks in brackets, as ‹word›."""
    pieces, place = [], 0
    for start, end in marks:
        pieces += [text[place:start], "‹", text[start:end], "›"]
        place = end
    return "".join([*pieces, text[place:]])


def context_line(line: Line, width: int) -> str:
    """A hit on one line, its left side flush with it; ⇄ stands before a word that the search added."""
    known = " · ".join((line.date or "undated", line.source or line.language, line.id))
    return f"{line.left:>{width}}{'⇄' if line.bridged else ''}‹{line.hit}›{line.right}   [{known}]"


def event_lines(event: Event, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """An event: its day and title, what speaks for it, and its texts; `=` repeats another text word for word, `~` has its day from here."""
    texts = f"{counted(len(event.members), 'text')}, {', '.join(event.languages)}"
    yield f"{event.day or 'undated'}  {event.title}  ({texts})"
    yield f"  because: {', '.join(_reason(reason, names) for reason in event.because)}"
    for member in event.members:
        copied = f"  = {member.copy_of}" if member.copy_of else ""
        yield f"  {member.when or ('~' + event.day if member.dated and event.day else 'undated')}  {member.language}  {member.id}{copied}"
    yield ""


def _reason(reason: Reason, names: Mapping[str, Sequence[str]]) -> str:
    match reason.kind:
        case "person" | "institution":
            return names[reason.value][SPOKEN.index("en")] if reason.value in names else reason.value
        case "verbatim":
            return f"{reason.value} word for word"
    return f"{reason.kind} {reason.value}"


def document_lines(document: Document) -> Iterator[str]:
    """A document with what is known of it and what was removed."""
    yield document.title
    date, event = document.date, document.event_date
    for name, value in (
        ("id", document.id),
        ("language", ", ".join(document.languages) or document.language),
        ("date", f"{date.value} ({date.source}; {date.evidence})" if date else "unknown"),
        ("event", f"{event.value} ({event.source}; {event.evidence})" if event else None),
        ("source", f"{document.source} ({document.source_basis})" if document.source else "unknown"),
        ("address", document.url),
        ("place", document.place),
        ("photo", document.credit),
        ("tags", ", ".join(document.tags)),
        ("encoding", document.encoding),
    ):
        if value:
            yield f"  {name}: {value}"
    yield ""
    yield from document.paragraphs
    if document.removed:
        yield ""
    for removal in document.removed:
        yield f"  removed from line {removal.line} ({removal.reason}): {removal.text}"


def found_lines(found: Sequence[FoundDate]) -> Iterator[str]:
    """The dates of a text on one line, or "none"."""
    yield "\t".join(f"{date.value or ' or '.join(date.candidates)} «{date.text}»" for date in found) or "none"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Two documents side by side: what answers what, with hedges and frames, in the order of A."""
    for side, reading in (("A", comparison.a), ("B", comparison.b)):
        yield f"{side}: {reading.document.title} ({reading.document.id})"
    if comparison.titles:
        yield "\nTitles:"
        for row in in_order(comparison.titles):
            yield from _row_lines(row, comparison.titles)
    for row in in_order(comparison):
        yield ""
        yield from _row_lines(row, comparison)


def _row_lines(row: Row, comparison: Comparison) -> Iterator[str]:
    if row.pair is None:
        alone = (("A", comparison.a, row.only_a), ("B", comparison.b, row.only_b))
        for side, reading, number in alone:
            if number is not None:
                yield f"[only in {side}]"
                yield from _sentence_lines(side, reading, (number,))
        return
    changed = f" ≠ {', '.join(row.pair.changed)}" if row.pair.changed else ""
    yield f"[{row.pair.kind}, {row.pair.similarity:.2f}]{changed}"
    yield from _sentence_lines("A", comparison.a, row.pair.a)
    yield from _sentence_lines("B", comparison.b, row.pair.b)
    for name, changes in (
        ("hedges", row.pair.hedges),
        ("quotes", row.pair.quotes),
        ("verbs of saying", row.pair.sayings),
        ("negations", row.pair.negations),
        ("numbers", row.pair.numbers),
    ):
        yield from _change_lines(name, changes)


def _sentence_lines(side: str, reading: Told, numbers: Sequence[int]) -> Iterator[str]:
    return (f"  {side}{number} {' '.join(reading.sentences[number].text.split())}" for number in numbers)


def _change_lines(name: str, changes: Changes) -> Iterator[str]:
    for what, marks in (("dropped", changes.dropped), ("added", changes.added)):
        if marks:
            yield f"  {name} {what}: {', '.join(mark.written for mark in marks)}"
    if changes.kept:
        yield f"  {name} kept: {', '.join(f'{a.written} → {b.written}' for a, b in changes.kept)}"
