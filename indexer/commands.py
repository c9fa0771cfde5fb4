"""What each command does: settings and arguments in, lines out, an exit code back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, replace
from importlib import metadata
from typing import Any

from indexer.analysis import Analyser, FormCounts, describe, make_tables
from indexer.answers import comparison_json, document_json, page_json, report_json, terms_json
from indexer.attachments import load_glossary, read_analyser
from indexer.building import build
from indexer.checks import check_index, roll_back
from indexer.console import Console, delivering, with_text
from indexer.engines import open_engine
from indexer.errors import InputError
from indexer.intake import id_of_name, read_file, source_file, write_sidecar
from indexer.intake.dates import FoundDate, find_dates
from indexer.intake.language import judge
from indexer.model import LANGUAGES, Document, Order, Question, Rejection
from indexer.plain import comparison_lines, document_lines, findings_lines, found_lines, page_lines, report_lines
from indexer.progress import bar
from indexer.published import changes, glossary_bytes
from indexer.questions import facet_filters, question_dates
from indexer.search import Index, open_index
from indexer.settings import Settings

NAMED = ("person", "institution", "country")
NOT_UTF8 = frozenset(map(chr, range(0xDC80, 0xDD00)))  # what Python makes of such bytes (errors="surrogateescape")


def version() -> str:
    """The program's name and version."""
    return f"depesha {metadata.version('depesha')}"


def index(options: argparse.Namespace, console: Console) -> int:
    """Build or update the index."""
    with bar(console.errors) as progress:
        report = build(console.settings, options.full, options.force, progress)
    if options.json:
        console.json(report_json(report))
    else:
        console.lines(report_lines(report))
    return 0


def search(options: argparse.Namespace, console: Console) -> int:
    """One page of results, or with --batch one for each line of standard input."""
    if options.batch:
        return _batch(options, console)
    if options.query is None:
        raise InputError('What should be searched for? Give a query in quotation marks, or "" to list everything.')
    with closing(opened_index(console)) as opened:
        question = _question(options, options.query)
        opened.check_names(question)
        page = opened.search(question)
    if options.json:
        console.json(page_json(page))
    else:
        console.lines(page_lines(page))
    return 0


def _batch(options: argparse.Namespace, console: Console) -> int:
    if not options.json:
        raise InputError("A batch is printed as JSON only. Add --json.")
    alone = _question(options, "")  # what is wrong with the options is said once, and not for each line
    with closing(opened_index(console)) as opened:
        opened.check_names(alone)
        for record in console.records():
            console.json(_answer(opened, options, record))
    return 0


def opened_index(console: Console) -> Index:
    """The published index; where the settings say otherwise than it was made with, that is said."""
    console.errors.writelines(f"{said}\n" for said in changes(console.settings))
    return open_index(console.settings)


def _answer(opened: Index, options: argparse.Namespace, record: dict[str, Any] | InputError) -> dict[str, Any]:
    """The page for a record of a batch; what cannot be answered says why, and the rest goes on."""
    given = {} if isinstance(record, InputError) else record
    identity = {"query_id": given.get("query_id")}
    try:
        return identity | page_json(opened.search(_question(options, with_text(record, "query")["query"])))
    except InputError as refusal:
        return identity | {"query": given.get("query"), "error": str(refusal), "results": []}


def _question(options: argparse.Namespace, text: str) -> Question:
    return replace(narrowed(options, text), order=Order(options.sort), page=options.page, size=options.size)


def narrowed(options: argparse.Namespace, text: str) -> Question:
    """The question of a text with what the options narrow it by; a text with bytes that are not UTF-8 is refused."""
    if any(character in NOT_UTF8 for character in text):
        raise InputError("The query holds bytes that are not UTF-8. Set the terminal, or save the file, to UTF-8 and ask again.")
    chosen = {"language": options.language, "source": options.source, "tag": options.tag} | {kind: getattr(options, kind) for kind in NAMED}
    return Question(
        text,
        facet_filters(chosen, options.exclude or ()),
        question_dates(options.first, options.last, options.undated),
        exact=options.exact,
        own_language=options.own_language,
    )


def show(options: argparse.Namespace, console: Console) -> int:
    """One document."""
    with closing(opened_index(console)) as opened:
        document = opened.document(id_of_name(options.id))
    if options.json:
        console.json(document_json(document))
    else:
        console.lines(document_lines(document))
    return 0


def compare(options: argparse.Namespace, console: Console) -> int:
    """Two documents side by side."""
    with closing(opened_index(console)) as opened:
        comparison = opened.compare(id_of_name(options.a), id_of_name(options.b))
    if options.json:
        console.json(comparison_json(comparison))
    else:
        console.lines(comparison_lines(comparison))
    return 0


def inspect(options: argparse.Namespace, console: Console) -> int:
    """What intake makes of files; 0 also when some are rejected, since the answer says so. InputError when none of them exists."""
    if not any(path.exists() for path in options.files):
        raise InputError(f"There is no file {options.files[0]}. Name a file that exists.")
    for path in options.files:
        done: dict[str, None] = {}
        for outcome in read_file(source_file(path), console.settings):
            _print_outcome(outcome, options.json, console)
            if options.write_sidecar and isinstance(outcome, Document):
                done[write_sidecar(outcome, path)] = None
        with delivering():
            console.errors.writelines(f"{each}\n" for each in done)
    return 0


def _print_outcome(outcome: Document | Rejection, as_json: bool, console: Console) -> None:
    match outcome:
        case Rejection():
            rejected = {"path": outcome.path, "rejected": outcome.reason, "detail": outcome.detail}
            if as_json:
                console.json(rejected)
            else:
                console.lines([f"{outcome.path}: rejected ({outcome.reason}). {outcome.detail}"])
        case Document() if as_json:
            console.json(document_json(outcome))
        case Document():
            console.lines(document_lines(outcome))


def terms(options: argparse.Namespace, console: Console) -> int:
    """The keys of words, with the tables of an index, or with those of the words themselves."""
    words = options.words or [line.rstrip("\n") for line in console.given()]
    analyser = _analyser([_readable(word) for word in words], options.index is not None, console.settings)
    for word in words:
        row = terms_json(describe(analyser, _readable(word))) | {"word": word}
        if options.json:
            console.json(row)
        else:
            console.lines([f"{word}: written {row['index']}, looked for {row['query']}"])
    return 0


def _readable(word: str) -> str:
    """The word as a text could have it: a byte that is not UTF-8 is no letter of any."""
    return "".join("\N{REPLACEMENT CHARACTER}" if character in NOT_UTF8 else character for character in word)


def _analyser(words: Sequence[str], of_index: bool, settings: Settings) -> Analyser:
    """The analyser of the index, or one for which these words are the whole collection."""
    if of_index:
        with closing(open_engine(settings.index)) as engine:
            return read_analyser(engine)
    counts = FormCounts()
    for language in LANGUAGES:
        counts.add("\n".join(words), language)
    return Analyser(make_tables(counts, settings.dictionaries), load_glossary(glossary_bytes(settings)), settings.dictionaries)


def languages(options: argparse.Namespace, console: Console) -> int:
    """The language of each text."""
    for record in console.records():
        verdict = judge(with_text(record, "text")["text"])
        if options.json:
            console.json({"language": verdict.language, "strength": round(verdict.strength, 4), "basis": verdict.basis})
        else:
            console.lines([f"{verdict.language}\t{verdict.strength:.2f}\t{verdict.basis}"])
    return 0


def dates(options: argparse.Namespace, console: Console) -> int:
    """The dates in each text."""
    for line in console.records():
        record = with_text(line, "text")
        found = find_dates(record["text"], record.get("anchor"), console.settings.years)
        if options.json:
            console.json({"dates": [_date_json(date) for date in found]})
        else:
            console.lines(found_lines(found))
    return 0


def _date_json(date: FoundDate) -> dict[str, Any]:
    row = {"value": date.value, "text": date.text, "start": date.start, "end": date.end, "precision": date.precision.value}
    return row | ({"candidates": list(date.candidates)} if date.candidates else {}) | {"flags": list(date.flags)}


def check(options: argparse.Namespace, console: Console) -> int:
    """Verify the published index; 1 when there are faults."""
    findings = check_index(console.settings.index)
    if options.json:
        console.json({"faults": [asdict(fault) for fault in findings.faults], "counts": findings.counts and asdict(findings.counts)})
    else:
        console.lines(findings_lines(findings))
    return 1 if findings.faults else 0


def rollback(options: argparse.Namespace, console: Console) -> int:
    """Publish the previous generation again."""
    console.lines([f"Published again: {roll_back(console.settings.index)}"])
    return 0
