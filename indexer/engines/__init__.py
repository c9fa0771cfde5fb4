"""Engines: what keeps the documents and finds them. `open_engine` is the door; indexer.engines.base says what comes out of it."""

from __future__ import annotations

from pathlib import Path

from indexer.engines.adapter import Adapter
from indexer.engines.base import Engine, Stamp
from indexer.engines.checking import Fault, damaged_files, find_faults
from indexer.engines.folders import refuse_foreign
from indexer.engines.generations import Generations, published_build
from indexer.engines.manifest import ENGINE_FOLDER, maker, read_manifest
from indexer.engines.opened import open_generation
from indexer.engines.published import PublishedEngine
from indexer.errors import EngineError, NoIndexError, SettingsError
from indexer.settings import Settings

__all__ = [
    "Engine",
    "Fault",
    "damage",
    "open_engine",
    "open_previous",
    "published_build",
    "published_stamp",
    "rollback",
    "verify",
]

ENGINES = ("whoosh", "tantivy", "opensearch")
PACKAGES = {"opensearch": '"opensearch-py>=3,<4"'}
REMOTE = ("opensearch",)
"""The engines with data outside the folder, which go with it."""


def open_engine(folder: Path, name: str | None = None, url: str | None = None, shards: int = 1, replicas: int = 1) -> Engine:
    """The engine of the index in `folder`, by its stamp; or the one of that name, to build with.

    Without a name, raises NoIndexError when nothing is published or another version made it. With a name, reading raises that until
    this engine has built. `url`, `shards` and `replicas` are for new indexes of engines that have a server; an index that is there
    says where it is. Raises EngineError for an index of another owner.
    """
    if name is not None:
        engine = PublishedEngine(folder, _adapter(name, url, shards, replicas), _discard, _announce)
        try:
            return engine.opened()
        except EngineError:
            refuse_foreign(folder)  # another's index is not ours to replace; a damaged one of our own is no obstacle to a new one
            return engine
    stamp = published_stamp(folder)
    if stamp is None:
        raise NoIndexError(f"There is no index in {folder}; run make.")
    adapter = _adapter(stamp.engine, url, shards, replicas)
    if stamp.schema != adapter.schema:
        raise NoIndexError(f"The index in {folder} was made by another version; run make.")
    return PublishedEngine(folder, adapter, _discard, _announce).opened()


def published_stamp(folder: Path) -> Stamp | None:
    """The stamp of what is published, whatever engine and version made it; None when nothing is."""
    if not folder.is_dir():
        return None
    refuse_foreign(folder)
    pinned = Generations(folder, _discard).pin_published()
    if pinned is None:
        return None
    try:
        return read_manifest(pinned.path).stamp
    finally:
        pinned.hold.close()


def rollback(folder: Path) -> str:
    """Publish the previous generation again and give its name; raises NoIndexError when there is none."""
    name = Generations(folder, _discard).rollback()
    _announce(folder / name)
    return name


def open_previous(folder: Path) -> Engine:
    """The generation that `rollback` would publish, for reading.

    Raises NoIndexError when there is none or another version made it, EngineError when its files are damaged.
    """
    pinned = Generations(folder, _discard).pin_previous()
    manifest = read_manifest(pinned.path)
    for fault in damaged_files(pinned.path, manifest):
        pinned.hold.close()
        raise EngineError(
            f"The generation {pinned.name} is damaged, so it is not gone back to: {fault.detail} "
            "Run depesha index --full, which makes the index anew from its corpus."
        )
    adapter = _adapter(manifest.stamp.engine)
    opened = open_generation(pinned, adapter)
    if opened is None:
        raise NoIndexError(
            f"The generation {pinned.name} was made by another version of Depesha, so it is not gone back to. "
            "What is published stays; make builds the index anew."
        )
    return PublishedEngine(folder, adapter, _discard, _announce, opened)


def damage(folder: Path) -> tuple[Fault, ...]:
    """The files of what is published that are not what was written, all of them read; raises EngineError for a damaged manifest."""
    pinned = Generations(folder, _discard).pin_published()
    if pinned is None:
        return ()
    try:
        return damaged_files(pinned.path, read_manifest(pinned.path))
    finally:
        pinned.hold.close()


def verify(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the published index, none when it is sound; raises NoIndexError when nothing is published."""
    return find_faults(folder, _adapter)


def _adapter(name: str, url: str | None = None, shards: int = 1, replicas: int = 1) -> Adapter:
    """A vendor's package is imported here, when its engine is asked for, so that one that is missing breaks no other."""
    try:
        match name:
            case "whoosh":
                from indexer.engines.whoosh_engine import WhooshAdapter

                return WhooshAdapter()
            case "tantivy":
                from indexer.engines.tantivy_engine import TantivyAdapter

                return TantivyAdapter()
            case "opensearch":
                from indexer.engines.opensearch_engine import OpenSearchAdapter

                return OpenSearchAdapter(url or Settings().opensearch_url, shards, replicas)
    except ImportError as problem:
        package = PACKAGES.get(name, name)
        raise EngineError(
            f"The engine {name} is not installed: {problem}. Run pip install {package}, or choose another engine."
        ) from problem
    raise SettingsError(f"There is no engine {name!r} to open. Choose one of {', '.join(ENGINES)}.")


def _discard(generation: Path) -> None:
    """A remote engine left a pointer in the folder when it began to write; the others have nothing elsewhere."""
    name = maker(generation)
    if name in REMOTE:
        _adapter(name).discard(generation / ENGINE_FOLDER)


def _announce(generation: Path) -> None:
    """A generation was published, or gone back to: an engine with data elsewhere says so there."""
    if maker(generation) in REMOTE:
        from indexer.engines.opensearch_engine import alias_of, announce

        announce(generation / ENGINE_FOLDER, alias_of(generation.parent), read_manifest(generation).stamp)
