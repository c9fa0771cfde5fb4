"""`depesha check` and `depesha rollback`: an index against its manifest, its ledger and its own words, and the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from indexer import attachments
from indexer.engines import Engine, Fault, open_engine, open_previous, rollback, verify
from indexer.errors import DepeshaError, NoIndexError, shortened
from indexer.intake.fingerprints import document_hash
from indexer.ledger import Ledger, Settlement
from indexer.model import Request, Term
from indexer.vocabulary import Vocabulary

FULL = "Build it anew with: depesha index --full"
LONG_WORDS = 8


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the inputs: every one is indexed, rejected or a duplicate."""

    inputs: int
    indexed: int
    rejected: int
    duplicates: int


@dataclass(slots=True)
class Findings:
    """What a check found; `counts` is None when the faults kept it from counting."""

    faults: list[Fault] = field(default_factory=list)
    counts: Counts | None = None


def check_index(index: Path) -> Findings:
    """Every fault of the published index; NoIndexError when there is none.

    Kinds beyond those of the engines: ledger (it cannot be read), inputs (what it says was kept is not what is indexed),
    text (a stored document is not the one that was written), words (a long word of the collection finds nothing).
    """
    findings = Findings(list(verify(index)))
    if findings.faults:
        return findings  # damaged files are not read further: they might say anything
    with closing(open_engine(index)) as engine:
        try:
            attachments.read_analyser(engine)
            ledger = Ledger.from_bytes(engine.attachment(attachments.LEDGER))
            words = Vocabulary.from_bytes(engine.attachment(attachments.VOCABULARY))
        except NoIndexError as problem:
            findings.faults.append(Fault("version", problem.cause, "Run make."))
            return findings
        except DepeshaError as problem:
            findings.faults.append(Fault("ledger", problem.cause, FULL))
            return findings
        settled = ledger.settle()
        findings.counts = _count(ledger, settled, engine)
        findings.faults += [*_count_faults(ledger, findings.counts), *_text_faults(settled, engine), *_word_faults(words, engine)]
    return findings


def _count(ledger: Ledger, settled: Settlement, engine: Engine) -> Counts:
    inputs = len(ledger.unread) + sum(len(file.entries) + len(file.rejections) for file in ledger.files)
    return Counts(inputs, engine.stamp.documents, len(settled.rejections), len(settled.duplicates))


def _count_faults(ledger: Ledger, counts: Counts) -> Iterator[Fault]:
    told = counts.indexed + counts.rejected + counts.duplicates
    if told != counts.inputs:
        detail = f"{counts.inputs} inputs were read, and {counts.indexed} indexed + {counts.rejected} rejected + "
        yield Fault("inputs", f"{detail}{counts.duplicates} duplicates are {told}.", FULL)
    for file in ledger.files:
        if not file.entries and not file.rejections:
            yield Fault("inputs", f"{file.id} gave neither a document nor a reason why not.", FULL)


def _text_faults(settled: Settlement, engine: Engine) -> Iterator[Fault]:
    for id in settled.kept:
        try:
            document = engine.document(id)
        except DepeshaError as problem:
            yield Fault("inputs", f"{id} was kept and cannot be read: {problem}", FULL)
            continue
        if document_hash(document) != document.hash:
            yield Fault("text", f"The stored text of {id} is not what was written: its hash differs.", FULL)


def _word_faults(words: Vocabulary, engine: Engine) -> Iterator[Fault]:
    """An analyser or a query that drops long words would show here first."""
    for word in words.longest(LONG_WORDS):
        if not engine.search(Request(Term(frozenset({f"={word}"})), limit=1, facets=())).total:
            yield Fault("words", f"The word {shortened(word)} ({len(word)} letters) stands in the collection and finds nothing.", FULL)


def roll_back(index: Path) -> str:
    """Publish the previous generation again and give its name.

    One that this version could not search is refused with NoIndexError, and what is published stays.
    """
    with closing(open_previous(index)) as engine:
        try:
            attachments.read_analyser(engine)
        except NoIndexError as problem:
            raise NoIndexError(
                f"The generation {engine.stamp.build} was made by another version of Depesha, so it is not gone back to. "
                "What is published stays; make builds the index anew."
            ) from problem
    return rollback(index)
