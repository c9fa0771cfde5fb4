"""All that `make` does: corpus → intake → analysis → engine, as one build that is published whole or not at all.

A full build and an update are one road. Each compares the corpus with the ledger of what is published (empty for a full build),
reads the files that changed, settles which documents stand, and writes the difference. An update keeps the published tables
(the lemma vote, the repeated lines of a source); a full build makes them anew from the whole collection.
"""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from indexer.analysis import stems_alone
from indexer.beside import beside
from indexer.engines.base import Engine
from indexer.errors import CorpusError, SettingsError
from indexer.intake import Listing, list_files
from indexer.job import AUTO_LIMIT, Difference, Job, Progress
from indexer.ledger import Ledger, Settlement
from indexer.model import UNKNOWN, Duplicate, Rejection, Request
from indexer.passes import workers_for_files
from indexer.published import Published, find_published
from indexer.settings import Settings
from indexer.spool import Reading, Spool
from indexer.workers import few_collections, working

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


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def build(settings: Settings, full: bool = False, force: bool = False, progress: Progress = _silent) -> Report:
    """Bring the index up to date with the corpus and publish it.

    `full` starts from nothing. A build that loses more than 5 % of the documents is a CorpusError unless `force` is given.
    `progress` is told the stage, how much is done and of how many.
    """
    started = time.perf_counter()
    _check_apart(settings)
    listed = beside(partial(list_files, settings.corpus, settings))  # both hash what they find
    with few_collections(), find_published(settings, full) as published, Spool(settings) as spool:
        listing = listed.result()
        ledger = _read(listing, published.ledger, spool, progress)
        settlement = ledger.settle()
        _check_loss(published.documents, settlement, force)
        difference = _difference(published.settlement, settlement)
        _read_again(listing, difference, spool)
        job = Job(settings, published, spool, ledger, settlement, difference, progress)
        with closing(job.publish()) as engine:
            return _report(
                engine, settlement, difference, (*_damage_hints(published), *_listing_hints(listing)), time.perf_counter() - started
            )


def _check_apart(settings: Settings) -> None:
    if settings.corpus.resolve().is_relative_to(settings.index.resolve()):
        raise SettingsError(
            f"The index folder {settings.index} is, or holds, the corpus folder {settings.corpus}. "
            "Give the index a folder of its own with --index."
        )


def _read(listing: Listing, before: Ledger, spool: Spool, progress: Progress) -> Ledger:
    """The ledger of the corpus as it is now; only files whose fingerprint changed are read."""
    known = {file.id: file for file in before.files}
    records = {file.id: old for file in listing.files if (old := known.get(file.id)) and old.fingerprint == file.fingerprint}
    changed = [file for file in listing.files if file.id not in records]
    with working(Reading(), workers_for_files(changed)) as in_order:
        for record in spool.take(((file, known.get(file.id)) for file in changed), in_order):
            records[record.id] = record
            progress("read", len(records), len(listing.files))
    return Ledger(tuple(records[file.id] for file in listing.files), listing.rejections)


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
    """A copy that is kept now since the original went stands in a file, or on a line, that had not changed."""
    needed = {place[0] for place in difference.put.values() if not spool.has(place)}
    files = [file for file in listing.files if file.id in needed]
    with working(Reading(), workers_for_files(files)) as in_order:
        for _ in spool.take(((file, None) for file in files), in_order):
            pass


def _report(engine: Engine, settlement: Settlement, difference: Difference, hints: tuple[str, ...], seconds: float) -> Report:
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
        (*hints, *_index_hints(engine)),
    )


def _damage_hints(published: Published) -> tuple[str, ...]:
    if published.damage:
        return (f"The published index was damaged, so it was made anew from its corpus: {published.damage}",)
    return ()


def _listing_hints(listing: Listing) -> tuple[str, ...]:
    return tuple(f"{each} is an index and no document, so it was left out. Move it out of the corpus." for each in listing.indexes)


def _index_hints(engine: Engine) -> tuple[str, ...]:
    found = []
    if engine.stamp.engine == "whoosh" and engine.stamp.documents > AUTO_LIMIT:
        found.append(f"Past {AUTO_LIMIT:,} documents tantivy answers much quicker: depesha index --full --engine auto")
    if without := stems_alone(engine.stamp.versions.dictionaries):
        found.append(f"No dictionary for {' and '.join(without)}: words are found by guesses and stems alone, some forms not at all.")
    return tuple(found)
