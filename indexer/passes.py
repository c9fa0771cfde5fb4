"""The two passes of a build over its documents, counting words and making keys: what a worker does with the documents it is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from indexer.analysis import FormCounts, count_forms
from indexer.grouping import Grouping
from indexer.intake import RepeatedLines, SourceFile
from indexer.model import AnalysedDocument
from indexer.readouts.events import Profile
from indexer.readouts.naming import Names
from indexer.spool import Span, Spool
from indexer.workers import cores

Noted: TypeAlias = tuple[AnalysedDocument, Profile | None]

PARALLEL_FROM = 2_000  # documents; fewer are done before another process would help
PARALLEL_BYTES = 8_000_000  # of files that are to be read
BATCH = 64  # documents that travel together
COUNTED_TOGETHER = 8_192  # documents whose counts travel as one: most of their forms are the same


@dataclass(frozen=True, slots=True)
class Counting:
    """Batches of documents → the counts of their forms, without the repeated lines of their sources."""

    spool: Spool
    repeated: RepeatedLines

    def __call__(self, spans: Sequence[Span]) -> FormCounts:
        """The counts of one batch."""
        return count_forms(self.repeated.strip(self.spool.load(span)) for span in spans)


@dataclass(frozen=True, slots=True)
class Analysing:
    """Batches of documents → the documents with their keys and names, and what the grouping notes of them."""

    spool: Spool
    repeated: RepeatedLines
    names: Names
    grouping: Grouping

    def __call__(self, spans: Sequence[Span]) -> list[Noted]:
        """The documents of one batch, in order."""
        found = [self.names.of(self.repeated.strip(self.spool.load(span))) for span in spans]
        return [(analysed, self.grouping.note(analysed)) for analysed in found]


def batches(spans: Sequence[Span], size: int) -> Iterator[Sequence[Span]]:
    """The spans, `size` at a time."""
    return (spans[start : start + size] for start in range(0, len(spans), size))


def workers_for(documents: int) -> int:
    """How many processes a pass over so many documents is worth."""
    return cores() if documents >= PARALLEL_FROM else 1


def workers_for_files(files: Iterable[SourceFile]) -> int:
    """How many processes reading these files is worth."""
    return cores() if sum(map(_size, files)) >= PARALLEL_BYTES else 1


def _size(file: SourceFile) -> int:
    """In bytes; one that is not there any more has none, and is told of by its reader."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0
