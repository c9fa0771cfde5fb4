"""One build past reading: count the words, make the keys, write what differs, and publish it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from indexer import attachments
from indexer.analysis import Analyser, FormCounts, Lexicon, Tables, count_forms
from indexer.engines import open_engine
from indexer.engines.base import Engine, Writer
from indexer.formtable import FormTable
from indexer.grouping import Anew, Continued, Grouping, with_day
from indexer.intake import RepeatedLines
from indexer.ledger import Ledger, Settlement
from indexer.model import LANGUAGES, AnalysedDocument, Document
from indexer.passes import (
    BATCH,
    COUNTED_TOGETHER,
    Analysing,
    Noted,
    Voting,
    batches,
    count_words,
    workers_for,
    workers_for_forms,
)
from indexer.published import Published, glossary_bytes, read_gazetteer
from indexer.readouts.gazetteer import Gazetteer
from indexer.readouts.naming import Names
from indexer.settings import Settings
from indexer.spool import Aside, Span, Spool
from indexer.wordlists import carry_on, make_bridges, make_words
from indexer.workers import InOrder, give_back_memory, working

Progress = Callable[[str, int, int], None]

AUTO_LIMIT = 10_000
BATCHES_BETWEEN = 50  # batches after which memory goes back: an engine that has written a segment lets go of hundreds of megabytes


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


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the counting pass makes: the forms of the collection after this build, those that it brings and takes; repeated lines."""

    counts: FormTable
    come: FormCounts
    gone: FormCounts
    repeated: RepeatedLines


@dataclass(frozen=True, slots=True)
class Job:
    """One build past reading: count, then analyse and write."""

    settings: Settings
    published: Published
    spool: Spool
    ledger: Ledger
    settlement: Settlement
    difference: Difference
    progress: Progress

    def publish(self) -> Engine:
        """The engine that now holds the corpus: the published one when nothing changed."""
        glossary, gazetteer = glossary_bytes(self.settings), read_gazetteer(self.settings)
        if self.published.engine and self.difference.is_empty and self.published.agrees(self.ledger, glossary):
            return open_engine(self.settings.index)
        spans = self.spool.spans(frozenset(self.difference.put.values()))
        analysing, side_tables = self._prepare(spans, glossary, gazetteer)
        give_back_memory()
        engine = self.published.engine or self._new_engine()
        block = engine.update if self.published.engine else engine.rebuild
        workers = workers_for(len(spans))
        with working(analysing, workers) as in_order, block(analysing.names.versions) as writer:
            for name, data in side_tables.items():
                writer.attach(name, data)
            self._write(writer, analysing, spans, in_order)
        engine.close()
        return open_engine(self.settings.index)

    def _prepare(self, spans: Sequence[Span], glossary: bytes, gazetteer: Gazetteer) -> tuple[Analysing, dict[str, bytes]]:
        """What makes the keys, and the side tables; what these are made of, all forms with their counts, is not held any longer."""
        tables = self._count(spans)
        vote, lexicon = self._lexicon(tables.come, glossary)
        side_tables = self._side_tables(tables, vote, lexicon) | {attachments.GLOSSARY: glossary}
        names = Names(gazetteer, lexicon, self.published.names)
        if vote:  # an update keeps the gazetteer: another one makes a full build
            side_tables |= {attachments.GAZETTEER: gazetteer.to_bytes(), attachments.NAMES: names.to_bytes()}
        return Analysing(self.spool, tables.repeated, names, self._grouping(lexicon)), side_tables

    def _side_tables(self, tables: _Tables, vote: Tables | None, lexicon: Lexicon) -> dict[str, bytes]:
        """What is kept with the generation, made by workers, which take the memory for it with them."""
        makers: dict[str, Callable[[], bytes]] = {attachments.COUNTS: tables.counts.to_bytes, attachments.LEDGER: self.ledger.to_bytes}
        if self.published.lists:
            lists = carry_on(self.published.lists, lexicon.analyser, tables.counts, tables.come, tables.gone)
            makers |= {attachments.VOCABULARY: lists.words.to_bytes, attachments.BRIDGES: lists.bridges.to_bytes}
        else:
            makers[attachments.VOCABULARY] = lambda: make_words(lexicon, tables.come).to_bytes()
            makers[attachments.BRIDGES] = lambda: make_bridges(lexicon, tables.come).to_bytes()
        if vote:  # updates go on with what a full build settled
            makers |= {attachments.TABLES: vote.to_bytes, attachments.REPEATED: tables.repeated.to_bytes}

        def make(name: str) -> bytes:
            return makers[name]()

        with working(make, workers_for_forms(tables.come)) as in_order:
            return dict(zip(makers, in_order(makers), strict=True))

    def _lexicon(self, counts: FormCounts, glossary: bytes) -> tuple[Tables | None, Lexicon]:
        """The vote is held by a full build only; an update goes on with the published one, which has been read with its glossary."""
        numbering = self.spool.numbering
        if self.published.analyser:
            return None, Lexicon(self.published.analyser, numbering)
        vocabulary = attachments.load_glossary(glossary)
        with working(Voting(numbering, counts, vocabulary, self.settings.dictionaries), workers_for_forms(counts)) as in_order:
            votes, keys = zip(*in_order(LANGUAGES), strict=True)
        tables = Tables(dict(zip(LANGUAGES, votes, strict=True)))
        analyser = Analyser(tables, vocabulary, self.settings.dictionaries)
        return tables, Lexicon(analyser, numbering, dict(zip(LANGUAGES, keys, strict=True)))

    def _new_engine(self) -> Engine:
        settings = self.settings
        return open_engine(
            settings.index, self._engine_name(), settings.opensearch_url, settings.opensearch_shards, settings.opensearch_replicas
        )

    def _engine_name(self) -> str:
        """The one that was chosen, that of a damaged index which is made anew, or else by the number of documents."""
        by_size = "whoosh" if len(self.settlement.kept) <= AUTO_LIMIT else "tantivy"
        return self.settings.engine if self.settings.engine != "auto" else self.published.made_with or by_size

    def _count(self, spans: Sequence[Span]) -> _Tables:
        """The forms of the collection after this build; repeated lines are counted by a full build only."""
        counts, repeated = self.published.counts, self.published.repeated
        if self.published.engine is None:
            for span in spans:
                repeated.count(self.spool.load(span).lines)
        come = self._counted(spans, repeated)
        if self.published.engine is None:
            return _Tables(FormTable.of(come), come, FormCounts(), repeated)
        gone = count_forms(self._leaving())
        return _Tables(counts.plus(come, gone), come, gone, repeated)

    def _counted(self, spans: Sequence[Span], repeated: RepeatedLines) -> FormCounts:
        numbering = self.spool.numbering
        counts, done = np.zeros(len(numbering), np.intp), 0
        for batch in batches(spans, COUNTED_TOGETHER):
            counts += count_words(self.spool, batch, repeated)
            done += len(batch)
            self.progress("count", done, len(spans))
        return FormCounts.of_numbers(numbering, counts.tolist())

    def _leaving(self) -> Iterator[Document]:
        """The published documents that go or are replaced."""
        for id in self.published.settlement.kept.keys() & (self.difference.gone | self.difference.put.keys()):
            assert self.published.engine
            yield self.published.engine.document(id)

    def _grouping(self, lexicon: Lexicon) -> Grouping:
        return Continued(self.published.events, self.difference.gone) if self.published.engine else Anew(lexicon)

    def _write(self, writer: Writer, analysing: Analysing, spans: Sequence[Span], in_order: InOrder[Sequence[Span], list[Noted]]) -> None:
        for id in self.difference.gone:
            writer.remove(id)
        done = 0
        with Aside() as waiting:
            for number, batch in enumerate(in_order(batches(spans, BATCH)), 1):
                for analysed, note in batch:
                    if analysing.grouping.take(analysed.document, note):
                        writer.add(analysed)
                    else:
                        waiting.keep(analysed)
                done += len(batch)
                self.progress("index", done, len(spans))
                if number % BATCHES_BETWEEN == 0:
                    give_back_memory()
            give_back_memory()
            events, undated = analysing.grouping.finish()
            for analysed in chain(waiting, self._again(undated, analysing)):
                writer.add(replace(analysed, document=with_day(analysed.document, events)))
        writer.attach(attachments.EVENTS, events.to_bytes())

    def _again(self, ids: Collection[str], analysing: Analysing) -> Iterator[AnalysedDocument]:
        """Published documents, analysed anew."""
        for id in ids:
            assert self.published.engine
            yield analysing.anew(self.published.engine.document(id))
