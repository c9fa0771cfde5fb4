"""Every hit of a question in its context, document by document: what the command, the page and other programs ask for."""

from __future__ import annotations

import heapq
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from typing import IO

from indexer.asking import whole_request
from indexer.errors import QueryError, Refusal
from indexer.model import Everything, Question
from indexer.readouts.attention import Tally, population
from indexer.readouts.contexts import ORDERS, Line, Reader
from indexer.snapshot import Snapshot

NARROWEST, WIDEST = 10, 400
HELD = 20_000  # lines in memory while sorting, some 20 MB


def concordance_lines(snapshot: Snapshot, question: Question, width: int) -> Iterator[Line]:
    """The hits of everything that a search finds, in its order, each document read as it is asked for.

    QueryError when the question has no words, or `width` is not between NARROWEST and WIDEST characters.
    """
    if not NARROWEST <= width <= WIDEST:
        raise QueryError(f"A context is {NARROWEST} to {WIDEST} characters wide on each side.", Refusal.WIDTH, NARROWEST, WIDEST)
    request = whole_request(snapshot, question)
    reader = Reader(snapshot.analyser, request.node, width)
    if not reader.has_words:
        raise QueryError("A concordance shows words in their context. Give at least one word to look for.", Refusal.NO_CONTEXT)
    for document in snapshot.engine.scan(request):
        yield from reader.lines(document)


def searched_documents(snapshot: Snapshot, question: Question) -> tuple[Tally, ...]:
    """The documents that the question's filters let through, whatever their words, by day, language and outlet."""
    request = replace(whole_request(snapshot, question), node=Everything())
    return population(snapshot.engine.scan(request))


def sorted_lines(lines: Iterable[Line], order: str) -> Iterator[Line]:
    """The lines in one of ORDERS, sorted in pieces on disk, so that memory does not grow with their number."""
    with ExitStack() as files:
        rest, pieces = iter(lines), []
        while piece := sorted(islice(rest, HELD), key=ORDERS[order]):
            file = files.enter_context(tempfile.TemporaryFile())
            for line in piece:
                pickle.dump(line, file)
            file.seek(0)
            pieces.append(_read(file))
        yield from heapq.merge(*pieces, key=ORDERS[order])


def _read(file: IO[bytes]) -> Iterator[Line]:
    while True:
        try:
            line: Line = pickle.load(file)
        except EOFError:
            return
        yield line
