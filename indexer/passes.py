"""The passes of a build: over its documents to count words, over the words to hold the vote and make their keys, over the documents again.

Here stands what a worker does with the part that it is given, and into what parts the work is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Analyser, FormCounts, Glossary, Numbering, Tables, Vote, make_vote
from indexer.grouping import Grouping
from indexer.intake import RepeatedLines, SourceFile
from indexer.model import AnalysedDocument, Document, Keys
from indexer.readouts.events import Described
from indexer.readouts.naming import Names
from indexer.spool import Span, Spool, Spooled
from indexer.workers import cores

Item = TypeVar("Item")
Noted: TypeAlias = tuple[AnalysedDocument, Described | None]

PARALLEL_FROM = 2_000  # documents; fewer are done before another process would help
PARALLEL_BYTES = 8_000_000  # of files that are to be read
BATCH = 32  # documents that travel together: some 60 KB each, and several batches wait
COUNTED_TOGETHER = 1_024  # documents whose words are counted at once
PARALLEL_FORMS = 10_000  # forms that are worked out before another process would help


@dataclass(frozen=True, slots=True)
class Voting:
    """A language → the vote of its forms, and the keys that all of a numbering have by it, in order; read once for both."""

    numbering: Numbering
    counts: FormCounts
    glossary: Glossary
    dictionaries: bool

    def __call__(self, language: str) -> tuple[Vote, Keys]:
        """The vote and the keys of one language."""
        vote = make_vote(self.counts, language, self.dictionaries)
        analyser = Analyser(Tables({language: vote}), self.glossary, self.dictionaries)
        return vote, analyser.keys_of(self.numbering.of(language), language)


@dataclass(frozen=True, slots=True)
class Analysing:
    """Batches of documents → the documents with their keys and names, and what the grouping notes of them."""

    spool: Spool
    repeated: RepeatedLines
    names: Names
    grouping: Grouping

    def __call__(self, spans: Sequence[Span]) -> list[Noted]:
        """The documents of one batch, in order."""
        return [self._noted(self.spool.load(span)) for span in spans]

    def anew(self, document: Document) -> AnalysedDocument:
        """A published document, analysed once more."""
        stripped = self.repeated.strip(document)
        return self.names.of(stripped, self.spool.numbering.words(stripped))

    def _noted(self, spooled: Spooled) -> Noted:
        gone = self.repeated.furniture(spooled.lines)
        words = spooled.words.without(gone)
        analysed = self.names.of(self.repeated.strip(spooled.document, gone), words)
        return analysed, self.grouping.note(analysed.document, words)


def count_words(spool: Spool, spans: Sequence[Span], repeated: RepeatedLines) -> NDArray[np.intp]:
    """How often each form of the spool stands in these documents, without the repeated lines of their sources."""
    numbers = [spooled.words.without(repeated.furniture(spooled.lines)).numbers for spooled in map(spool.load, spans)]
    return np.bincount(np.concatenate(numbers), minlength=len(spool.numbering))


def batches(whole: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """A sequence, `size` at a time."""
    return (whole[start : start + size] for start in range(0, len(whole), size))


def workers_for_forms(counts: FormCounts) -> int:
    """How many processes working out these forms is worth."""
    return cores() if sum(map(len, counts.counts.values())) >= PARALLEL_FORMS else 1


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
