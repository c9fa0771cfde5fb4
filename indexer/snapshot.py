"""A published generation, open for reading: the engine with the tables that its keys were made by.

A snapshot lives as long as somebody reads it; when another build is published, the next call opens that one, and the old one is
closed by its last reader.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache

from indexer import attachments
from indexer.engines import open_engine, published_build
from indexer.engines.base import Engine
from indexer.formtable import FormTable
from indexer.model import LANGUAGES, Key
from indexer.readouts.events import Events
from indexer.readouts.gazetteer import Gazetteer
from indexer.settings import Settings
from indexer.vocabulary import Vocabulary

WARMED = 40_000  # forms a language: with 500 bytes each (see the analyser) some 40 MB
BATCH = 50  # forms: some 5 ms


class Snapshot:
    """One generation. Opening raises NoIndexError when its keys were made by another version of the analyser."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.readers = 0
        self.analyser = attachments.read_analyser(engine)
        self.vocabulary = Vocabulary.from_bytes(engine.attachment(attachments.VOCABULARY))
        self.bridges = Vocabulary.from_bytes(engine.attachment(attachments.BRIDGES))
        self._bridged = lru_cache(maxsize=WARMED)(self._read_bridged)
        self._counted = lru_cache(maxsize=WARMED)(self.vocabulary.count)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Whom texts of this generation name."""
        with attachments.table_of(self.engine, attachments.GAZETTEER) as data:
            return Gazetteer.from_bytes(data)

    @cached_property
    def events(self) -> Events:
        """Which documents of this generation are about one event."""
        return Events.from_bytes(self.engine.attachment(attachments.EVENTS))

    def warm(self) -> Iterator[None]:
        """Have the analyser learn the forms that the collection holds most often, WARMED of each language; gives way after each BATCH.

        Most of the time of a first search goes into the forms of the documents that it shows (20,000 documents: .13 of .16 s CPU).
        """
        with attachments.table_of(self.engine, attachments.COUNTS) as data:
            counts = FormTable.from_bytes(data)
        for language in LANGUAGES:
            for number, form in enumerate(counts.most_frequent(language, WARMED)):
                self.analyser.keys(form, language)
                if number % BATCH == 0:
                    yield

    def bridged_word(self, key: Key) -> str | None:
        """The word of the collection that a bridge key stands for, as it is written there most often."""
        return self._bridged(key)[0]

    def bridged_count(self, key: Key) -> int:
        """How often the word that a bridge key stands for is written in the collection as it is shown; 0 for a key that has none."""
        return self._bridged(key)[1]

    def word_count(self, word: str) -> int:
        """How often a folded word stands in the collection; 0 when it does not."""
        return self._counted(word)

    def _read_bridged(self, key: Key) -> tuple[str | None, int]:
        rows, _ = self.bridges.with_prefix(f"{key}\t", 1)
        return (rows[0].partition("\t")[2], self.bridges.count(rows[0])) if rows else (None, 0)

    @property
    def ledger(self) -> bytes:
        """What became of every input, as it was written."""
        return self.engine.attachment(attachments.LEDGER)


class Snapshots:
    """The newest published snapshot of an index folder, for as many threads as ask."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._newest: Snapshot | None = None

    @contextmanager
    def current(self) -> Iterator[Snapshot]:
        """The newest generation, held until the block ends."""
        snapshot = self._take()
        try:
            yield snapshot
        finally:
            self._give_back(snapshot)

    def close(self) -> None:
        """Close what nobody reads; the rest is closed by its last reader."""
        with self._lock:
            newest, self._newest = self._newest, None
            if newest and not newest.readers:
                newest.engine.close()

    def _take(self) -> Snapshot:
        with self._lock:
            published = published_build(self._settings.index)
            if self._newest is None or self._newest.engine.stamp.build != published:
                self._replace()
            assert self._newest is not None
            self._newest.readers += 1
            return self._newest

    def _replace(self) -> None:
        old = self._newest
        engine = open_engine(self._settings.index)
        try:
            self._newest = Snapshot(engine)
        except Exception:
            engine.close()
            raise
        if old and not old.readers:
            old.engine.close()

    def _give_back(self, snapshot: Snapshot) -> None:
        with self._lock:
            snapshot.readers -= 1
            if not snapshot.readers and snapshot is not self._newest:
                snapshot.engine.close()
