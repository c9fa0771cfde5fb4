"""What is published now, as an update needs it: the engine, its ledger and its tables; all of them empty for a full build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from indexer import attachments
from indexer.analysis import OFF, Analyser, Glossary, Tables
from indexer.engines import REMOTE, damage, open_engine, published_stamp
from indexer.engines.base import Engine
from indexer.errors import CorpusError, EngineError, NoIndexError
from indexer.formtable import FormTable
from indexer.intake import RepeatedLines
from indexer.ledger import Ledger, Settlement
from indexer.readouts.events import Events
from indexer.readouts.gazetteer import Gazetteer
from indexer.settings import Settings
from indexer.vocabulary import Vocabulary
from indexer.wordlists import WordLists


@dataclass(frozen=True, slots=True)
class Published:
    """The generation that a build starts from; without an engine, nothing but the number of documents that there were.

    `damage` says why a generation that is there is not started from, when it is damaged; `made_with` is its engine, where that is known.
    """

    documents: int = 0
    damage: str = ""
    made_with: str = ""
    engine: Engine | None = None
    ledger: Ledger = field(default_factory=Ledger)
    settlement: Settlement = field(default_factory=Ledger().settle)
    counts: FormTable = field(default_factory=FormTable)
    repeated: RepeatedLines = field(default_factory=RepeatedLines)
    analyser: Analyser | None = None
    events: Events = field(default_factory=Events)
    names: bytes | None = None
    lists: WordLists | None = None

    def agrees(self, ledger: Ledger, glossary: bytes) -> bool:
        """Whether a ledger and a user's glossary are the published ones."""
        return self.engine is not None and ledger == self.ledger and glossary == self.engine.attachment(attachments.GLOSSARY)


@contextmanager
def find_published(settings: Settings, full: bool) -> Iterator[Published]:
    """What an update can start from; an empty Published when the index must be made anew, as also when it is damaged."""
    try:
        engine = open_engine(settings.index)
    except NoIndexError:
        yield Published()
        return
    except EngineError as problem:
        made_with = _engine_of(settings.index)
        if made_with in REMOTE:
            raise  # the documents are there, their server is away: another index in their place would hide them
        # one of another owner is refused once more, by the build that wants to write there
        yield Published(damage=problem.cause, made_with=made_with)
        return
    with closing(engine):
        yield _start(engine, settings, full)


def _engine_of(index: Path) -> str:
    """The engine of what is published; "" when nothing is, or it cannot be read any more."""
    try:
        stamp = published_stamp(index)
    except EngineError:
        return ""
    return stamp.engine if stamp else ""


def _start(engine: Engine, settings: Settings, full: bool) -> Published:
    """Every file is read before anything is taken from it: a link would carry the damage on into the next generation, and the next."""
    documents = engine.stamp.documents
    if full:
        return Published(documents)
    try:
        if faults := damage(settings.index):
            return Published(documents, faults[0].detail, engine.stamp.engine)
        analyser = _analyser(engine, settings)
        return _load(engine, analyser) if _continues(engine, settings, analyser) else Published(documents)
    except EngineError as problem:
        return Published(documents, problem.cause, engine.stamp.engine)


def _load(engine: Engine, analyser: Analyser) -> Published:
    ledger = Ledger.from_bytes(engine.attachment(attachments.LEDGER))
    return Published(
        engine.stamp.documents,
        engine=engine,
        ledger=ledger,
        settlement=ledger.settle(),
        counts=FormTable.from_bytes(engine.attachment(attachments.COUNTS)),
        repeated=RepeatedLines.from_bytes(engine.attachment(attachments.REPEATED)),
        analyser=analyser,
        events=Events.from_bytes(engine.attachment(attachments.EVENTS)),
        names=engine.attachment(attachments.NAMES),
        lists=WordLists(
            Vocabulary.from_bytes(engine.attachment(attachments.VOCABULARY)), Vocabulary.from_bytes(engine.attachment(attachments.BRIDGES))
        ),
    )


def _analyser(engine: Engine, settings: Settings) -> Analyser:
    """By the published tables and the glossary as it is now."""
    tables = Tables.from_bytes(engine.attachment(attachments.TABLES))
    return Analyser(tables, attachments.load_glossary(glossary_bytes(settings)), settings.dictionaries)


def _continues(engine: Engine, settings: Settings, analyser: Analyser) -> bool:
    same_names = engine.attachment(attachments.GAZETTEER) == read_gazetteer(settings).to_bytes()
    return same_names and settings.engine in ("auto", engine.stamp.engine) and analyser.versions == engine.stamp.versions


def changes(settings: Settings) -> tuple[str, ...]:
    """What the settings say otherwise than the published index was made with, in sentences; NoIndexError when nothing is published.

    A search goes by the index all the same: its keys agree with each other, and a page that is served goes on while a table is edited.
    """
    with closing(open_engine(settings.index)) as engine:
        used = engine.stamp.versions.dictionaries
        said = f"The index was made with{'out' if used == OFF else ''} dictionaries, and the settings say otherwise. Run make."
        return (*_changed_glossary(engine, settings), *([said] if (used != OFF) != settings.dictionaries else []))


def _changed_glossary(engine: Engine, settings: Settings) -> tuple[str, ...]:
    try:
        now = glossary_bytes(settings)
        if now == engine.attachment(attachments.GLOSSARY):
            return ()
        Glossary.from_bytes(now, str(settings.glossary))
    except CorpusError as problem:
        return (f"{problem} This answer goes by the glossary that the index was made with.",)
    return ("The glossary is not the one that the index was made with, and this answer goes by that one. Run make.",)


def glossary_bytes(settings: Settings) -> bytes:
    """The user's own glossary as it stands now; empty when there is none. CorpusError when it cannot be read."""
    return _own_table(settings.glossary, "glossary", "DEPESHA_GLOSSARY")


def read_gazetteer(settings: Settings) -> Gazetteer:
    """The gazetteer with the user's own entries as they stand now; CorpusError when they cannot be read."""
    return Gazetteer.with_own(_own_table(settings.gazetteer, "gazetteer", "DEPESHA_GAZETTEER"), str(settings.gazetteer))


def _own_table(path: Path | None, what: str, variable: str) -> bytes:
    if path is None:
        return b""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CorpusError(f"The {what} {path} cannot be read: {problem.strerror}. Mend {variable}.") from problem
