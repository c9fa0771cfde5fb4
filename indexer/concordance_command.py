"""`depesha concordance`: every hit in its context, the forms that were hit, or hits over time; for people or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from indexer.answers import form_json, line_json, series_json
from indexer.commands import narrowed, opened_index
from indexer.concordance import sorted_lines
from indexer.console import Console
from indexer.errors import InputError
from indexer.model import Order, Question
from indexer.plain import context_line, counted
from indexer.readouts.attention import GROUPS, Attention, attention, survey
from indexer.search import Index


def concordance(options: argparse.Namespace, console: Console) -> int:
    """Print every hit in the order asked for; with --forms or --by, what the hits add up to."""
    _check(options)
    question = narrowed(options, options.query)
    with closing(opened_index(console)) as opened:
        opened.check_names(question)
        if options.by:
            _over_time(opened, question, options, console)
        elif options.forms:
            _forms(opened, question, options, console)
        else:
            _hits(opened, question, options, console)
    return 0


def _check(options: argparse.Namespace) -> None:
    """What would be passed over in silence is refused."""
    if options.forms and options.by:
        raise InputError("--forms counts forms, --by counts hits over time. Give one of the two.")
    if options.group and not options.by:
        raise InputError("--group says what the series of --by are. Add --by month, or leave it out.")
    if options.order and (options.forms or options.by):
        raise InputError("--order is for the hits themselves. Leave it out with --forms and --by.")


def _hits(opened: Index, question: Question, options: argparse.Namespace, console: Console) -> None:
    order = options.order or Order.NEWEST
    by_day = order in (Order.NEWEST, Order.OLDEST)
    lines = opened.concordance(replace(question, order=Order(order)) if by_day else question, options.width)
    total = 0
    for total, line in enumerate(lines if by_day else sorted_lines(lines, order), 1):  # noqa: B007 (the last number is the total)
        if options.json:
            console.json(line_json(line))
        else:
            console.lines([context_line(line, options.width)])
    if not options.json:
        console.lines([counted(total, "hit")])


def _forms(opened: Index, question: Question, options: argparse.Namespace, console: Console) -> None:
    for form in survey(opened.concordance(question), Order.NEWEST, 0).forms:
        if options.json:
            console.json(form_json(form))
        else:
            console.lines([f"{form.count}\t{form.language}\t{form.form}{' (added by the search)' if form.bridged else ''}"])


def _over_time(opened: Index, question: Question, options: argparse.Namespace, console: Console) -> None:
    tallies = survey(opened.concordance(question), Order.NEWEST, 0).tallies
    found = attention(tallies, opened.searched(question), options.by, options.group or GROUPS[0])
    if options.json:
        for series in found.series:
            console.json(series_json(series, found))
    else:
        console.lines(_time_lines(found))


def _time_lines(found: Attention) -> Iterator[str]:
    for series in found.series:
        for period, cell in zip(found.periods, series.cells, strict=True):
            if cell:
                known = (series.value or "unknown", period, counted(cell.hits, "hit"), counted(cell.documents, "document"))
                yield "\t".join((*known, f"{cell.rate:.1f} per 1,000"))
    if found.unplaced:
        yield f"without a date as exact as this: {counted(found.unplaced, 'hit')}"
