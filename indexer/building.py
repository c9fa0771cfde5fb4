"""All that `make` does: corpus → intake → analysis → engine, as one build that is published whole or not at all.

A full build and an update are one road. Each compares the corpus with the ledger of what is published (empty for a full build),
reads the files that changed, settles which documents stand, and writes the difference. An update keeps the published tables
(the lemma vote, the repeated lines of a source); a full build makes them anew from the whole collection.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from indexer import attachments
from indexer.analysis import Analyser, FormCounts, Tables, count_forms, make_tables
from indexer.engines import open_engine
from indexer.engines.base import Engine, Writer
from indexer.errors import CorpusError
from indexer.grouping import Anew, Continued, Grouping, with_day
from indexer.intake import Listing, RepeatedLines, list_files
from indexer.ledger import Ledger, Settlement
from indexer.model import UNKNOWN, Document, Duplicate, Rejection, Request
from indexer.published import Published, find_published, glossary_bytes, read_gazetteer
from indexer.readouts.naming import Names
from indexer.settings import Settings
from indexer.spool import Spool
from indexer.vocabulary import Vocabulary

Progress = Callable[[str, int, int], None]

AUTO_LIMIT = 10_000
TOLERATED_LOSS = 0.05


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `build` is the published generation, also when nothing had changed."""

    build: str
    engine: str
    documents: int
    by_language: tuple[tuple[str, int], ...]
    undated: int
    added: int
    changed: int
    removed: int
    rejected: tuple[Rejection, ...]
    duplicates: tuple[Duplicate, ...]
    seconds: float
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a build has to do: put these places (file, number) in by id, take these ids out; `added` of the first are new."""

    put: dict[str, tuple[str, int]]
    gone: frozenset[str]
    added: int

    @property
    def is_empty(self) -> bool:
        """Whether what is published is up to date."""
        return not self.put and not self.gone


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def build(settings: Settings, full: bool = False, force: bool = False, progress: Progress = _silent) -> Report:
    """Bring the index up to date with the corpus and publish it.

    `full` starts from nothing. A build that loses more than 5 % of the documents is a CorpusError unless `force` is given.
    `progress` is told the stage, how much is done and of how many.
    """
    started = time.perf_counter()
    listing = list_files(settings.corpus, settings)
    with find_published(settings, full) as published, Spool(settings) as spool:
        ledger = _read(listing, published.ledger, spool, progress)
        settlement = ledger.settle()
        _check_loss(published.documents, settlement, force)
        difference = _difference(published.settlement, settlement)
        _read_again(listing, difference, spool)
        job = _Job(settings, published, spool, ledger, settlement, difference, progress)
        with closing(job.publish()) as engine:
            return _report(engine, settlement, difference, time.perf_counter() - started)


def _read(listing: Listing, before: Ledger, spool: Spool, progress: Progress) -> Ledger:
    """The ledger of the corpus as it is now; only files whose fingerprint changed are read."""
    known = {file.id: file for file in before.files}
    records = []
    for number, file in enumerate(listing.files, 1):
        old = known.get(file.id)
        records.append(old if old and old.fingerprint == file.fingerprint else spool.take(file))
        progress("read", number, len(listing.files))
    return Ledger(tuple(records), listing.rejections)


def _check_loss(before: int, after: Settlement, force: bool) -> None:
    if not after.kept:
        raise CorpusError(f"None of the inputs could be indexed ({len(after.rejections)} rejected). See why with: depesha inspect FILE")
    lost = before - len(after.kept)
    if lost > TOLERATED_LOSS * before and not force:
        raise CorpusError(f"This build would lose {lost} of {before} documents. If that is meant, add --force.")


def _difference(before: Settlement, after: Settlement) -> Difference:
    hashes = {id: hash for id, (_, _, hash) in before.kept.items()}
    put = {id: (file, number) for id, (file, number, hash) in after.kept.items() if hashes.get(id) != hash}
    gone = frozenset(before.kept.keys() - after.kept.keys())
    return Difference(put, gone, sum(id not in hashes for id in put))


def _read_again(listing: Listing, difference: Difference, spool: Spool) -> None:
    """A copy that is kept now since the original went stands in a file that had not changed."""
    needed = {file for file, _ in difference.put.values()} - spool.read.keys()
    for file in listing.files:
        if file.id in needed:
            spool.take(file)


@dataclass(slots=True)
class _Job:
    """One build past reading: count, then analyse and write."""

    settings: Settings
    published: Published
    spool: Spool
    ledger: Ledger
    settlement: Settlement
    difference: Difference
    progress: Progress
    _wanted: frozenset[tuple[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        self._wanted = frozenset(self.difference.put.values())

    def publish(self) -> Engine:
        """The engine that now holds the corpus: the published one when nothing changed."""
        engine = self.published.engine
        glossary = glossary_bytes(self.settings)
        gazetteer = read_gazetteer(self.settings)
        if engine and self.difference.is_empty and self.published.agrees(self.ledger, glossary):
            return open_engine(self.settings.index)
        counts, repeated = self._count()
        tables = self.published.tables or make_tables(counts, self.settings.dictionaries)
        analyser = Analyser(tables, attachments.load_glossary(glossary), self.settings.dictionaries)
        engine = engine or self._new_engine()
        block = engine.update if self.published.engine else engine.rebuild
        with block(analyser.versions) as writer:
            for id in self.difference.gone:
                writer.remove(id)
            self._write(writer, Names(gazetteer, analyser), repeated, self._grouping(analyser))
            writer.attach(attachments.GAZETTEER, gazetteer.to_bytes())
            self._attach(writer, analyser, counts, repeated, tables, glossary)
        engine.close()
        return open_engine(self.settings.index)

    def _new_engine(self) -> Engine:
        settings = self.settings
        return open_engine(
            settings.index, self._engine_name(), settings.opensearch_url, settings.opensearch_shards, settings.opensearch_replicas
        )

    def _engine_name(self) -> str:
        if self.settings.engine != "auto":
            return self.settings.engine
        return "whoosh" if len(self.settlement.kept) <= AUTO_LIMIT else "tantivy"

    def _documents(self, stage: str) -> Iterator[Document]:
        for number, document in enumerate(self.spool.documents(self._wanted), 1):
            yield document
            self.progress(stage, number, len(self._wanted))

    def _count(self) -> tuple[FormCounts, RepeatedLines]:
        """The forms of the collection after this build; repeated lines are counted by a full build only."""
        counts, repeated = self.published.counts, self.published.repeated
        for id in self.published.settlement.kept.keys() & (self.difference.gone | self.difference.put.keys()):
            assert self.published.engine
            counts.subtract(count_forms([self.published.engine.document(id)]))
        if self.published.engine is None:
            for document in self._documents("count"):
                repeated.count(document)
        for document in self._documents("count"):
            counts.add_document(repeated.strip(document))
        return counts, repeated

    def _grouping(self, analyser: Analyser) -> Grouping:
        return Continued(self.published.events, self.difference.gone) if self.published.engine else Anew(analyser)

    def _write(self, writer: Writer, names: Names, repeated: RepeatedLines, grouping: Grouping) -> None:
        for document in self._documents("index"):
            analysed = names.of(repeated.strip(document))
            if grouping.take(analysed):
                writer.add(analysed)
        events, waiting = grouping.finish()
        for document in self._again(waiting):
            writer.add(names.of(with_day(repeated.strip(document), events)))
        writer.attach(attachments.EVENTS, events.to_bytes())

    def _again(self, ids: Collection[str]) -> Iterator[Document]:
        """Documents of this build or, where it has not read them, published ones."""
        places = frozenset(self.difference.put[id] for id in ids if id in self.difference.put)
        if places:
            yield from self.spool.documents(places)
        for id in ids:
            if id not in self.difference.put:
                assert self.published.engine
                yield self.published.engine.document(id)

    def _attach(
        self, writer: Writer, analyser: Analyser, counts: FormCounts, repeated: RepeatedLines, tables: Tables, glossary: bytes
    ) -> None:
        vocabulary, bridges = _vocabulary(analyser, counts)
        for name, data in (
            (attachments.TABLES, tables.to_bytes()),
            (attachments.COUNTS, counts.to_bytes()),
            (attachments.REPEATED, repeated.to_bytes()),
            (attachments.LEDGER, self.ledger.to_bytes()),
            (attachments.GLOSSARY, glossary),
            (attachments.VOCABULARY, vocabulary.to_bytes()),
            (attachments.BRIDGES, bridges.to_bytes()),
        ):
            writer.attach(name, data)


def _vocabulary(analyser: Analyser, counts: FormCounts) -> tuple[Vocabulary, Vocabulary]:
    """The real words of the collection, and for each bridge key the word that a reader is shown for it."""
    words: Counter[str] = Counter()
    shown: dict[str, tuple[bool, int, str]] = {}
    for form, language, count in counts.rows():
        key, exact, bridge = analyser.keys(form, language)
        words[exact[1:]] += count
        shown[bridge] = max(shown.get(bridge, (False, 0, "")), (exact[1:] == key.partition(":")[2], count, form))
    return Vocabulary.of(words), Vocabulary.of({f"{bridge}\t{form}": count for bridge, (_, count, form) in shown.items()})


def _report(engine: Engine, settlement: Settlement, difference: Difference, seconds: float) -> Report:
    facets = dict(engine.search(Request(limit=0, facets=("language", "year"))).facets)
    return Report(
        engine.stamp.build,
        engine.stamp.engine,
        engine.stamp.documents,
        tuple((row.value or UNKNOWN, row.count) for row in facets["language"]),
        sum(row.count for row in facets["year"] if row.value is None),
        difference.added,
        len(difference.put) - difference.added,
        len(difference.gone),
        settlement.rejections,
        settlement.duplicates,
        seconds,
        _hints(engine),
    )


def _hints(engine: Engine) -> tuple[str, ...]:
    if engine.stamp.engine == "whoosh" and engine.stamp.documents > AUTO_LIMIT:
        return (f"Past {AUTO_LIMIT:,} documents tantivy answers much quicker: depesha index --full --engine auto",)
    return ()
