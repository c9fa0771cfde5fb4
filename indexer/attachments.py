"""The side tables that a build keeps with its generation, by name. One list, so that build and search cannot part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import error

from indexer.analysis import OFF, Analyser, Glossary, Tables
from indexer.engines.base import Engine
from indexer.errors import CorpusError, EngineError, NoIndexError

TABLES = "tables"  # analysis.Tables: the lemma vote
COUNTS = "counts"  # formtable.FormTable: the forms of the collection, so that an update can go on counting
VOCABULARY = "vocabulary"  # vocabulary.Vocabulary: real words
BRIDGES = "bridges"  # vocabulary.Vocabulary of "bridge key, tab, word": the word that a reader is shown for a key
LEDGER = "ledger"  # ledger.Ledger: what became of every input
REPEATED = "repeated"  # intake.RepeatedLines: furniture that repeats within a source
GAZETTEER = "gazetteer"  # readouts.Gazetteer: whom texts name, the user's own entries included
NAMES = "names"  # readouts.Names: what the names of the gazetteer begin with, by key
EVENTS = "events"  # readouts.events.Events: which documents are about one event
GLOSSARY = "glossary"  # the user's own glossary, as it was at the build


@contextmanager
def table_of(engine: Engine, name: str) -> Iterator[bytes]:
    """A side table to be read in the block; EngineError with the remedy when its bytes make no sense."""
    try:
        yield engine.attachment(name)
    except (ValueError, KeyError, TypeError, error, CorpusError) as problem:
        raise EngineError(f"The table {name} of this index is damaged. Build it anew with: depesha index --full") from problem


def read_analyser(engine: Engine) -> Analyser:
    """The analyser that made a generation's keys; NoIndexError when this version of Depesha analyses otherwise."""
    with table_of(engine, TABLES) as data:
        tables = Tables.from_bytes(data)
    glossary = load_glossary(engine.attachment(GLOSSARY))
    analyser = Analyser(tables, glossary, engine.stamp.versions.dictionaries != OFF)
    if analyser.versions != engine.stamp.versions:
        raise NoIndexError("The index was made by another version of the analysis or of its dictionaries. Run make to build it anew.")
    return analyser


def load_glossary(user: bytes) -> Glossary:
    """The built-in glossary with the user's own beside it; CorpusError names the line that makes no sense."""
    return Glossary.from_bytes(user)
