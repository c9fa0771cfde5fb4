"""MANIFEST.json: what a generation is and the SHA-256 of each of its files, with its own SHA-256 at the end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from indexer.engines.adapter import Share
from indexer.engines.base import Stamp, Versions
from indexer.engines.folders import files_in, write_whole
from indexer.errors import EngineError
from indexer.hashing import hash_file

MANIFEST, MAKER = "MANIFEST.json", "MADE_BY"
ENGINE_FOLDER, TABLES_FOLDER = "engine", "tables"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file as it was written: path within the generation, bytes, digest."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Probe:
    """A word that must find a document."""

    key: str
    id: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a generation says of itself."""

    stamp: Stamp
    files: tuple[FileEntry, ...]
    probes: tuple[Probe, ...]


def sign(generation: Path, engine: str) -> None:
    """Say whose generation this will be, before anything is written: a draft has no manifest yet."""
    (generation / MAKER).write_text(engine, encoding="utf-8")


def maker(generation: Path) -> str | None:
    """The engine that began the generation; None when it came to nothing before that."""
    path = generation / MAKER
    return path.read_text(encoding="utf-8") if path.exists() else None


def read_manifest(generation: Path) -> Manifest:
    """The manifest of a generation; raises EngineError when it is missing or damaged."""
    path = generation / MANIFEST
    try:
        values: dict[str, Any] = json.loads(path.read_bytes())
        if values.pop("sha256") != _digest(values):
            raise ValueError("its checksum is wrong")
        stamp = Stamp(**{**values["stamp"], "versions": Versions(**values["stamp"]["versions"])})
        return Manifest(stamp, tuple(FileEntry(*entry) for entry in values["files"]), tuple(Probe(*probe) for probe in values["probes"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise EngineError(
            f"The manifest {path} is missing or damaged. Run depesha rollback, or build the index anew with make."
        ) from problem


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write it whole."""
    values = {
        "stamp": asdict(manifest.stamp),
        "files": [(entry.path, entry.size, entry.sha256) for entry in manifest.files],
        "probes": [(probe.key, probe.id) for probe in manifest.probes],
    }
    write_whole(generation / MANIFEST, json.dumps({**values, "sha256": _digest(values)}, ensure_ascii=False, indent=1).encode())


def _digest(values: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def list_files(generation: Path, share: Callable[[str], Share], base: Path | None, known: tuple[FileEntry, ...]) -> tuple[FileEntry, ...]:
    """The files of a generation; one that is a link into `base` keeps the entry that it had there.

    So a bit that flipped in between stays visible, and an update does not read what it did not write.
    """
    entries = {entry.path: entry for entry in known}
    return tuple(_entry(path, generation, base, entries) for path in listed_files(generation, share))


def listed_files(generation: Path, share: Callable[[str], Share]) -> list[Path]:
    """The files that a manifest speaks of: tables, and what the engine needs; not its locks, nor the manifest itself."""
    engine = [path for path in files_in(generation / ENGINE_FOLDER) if share(path.name) is not Share.LEAVE]
    return [generation / MAKER, *engine, *files_in(generation / TABLES_FOLDER)]


def _entry(path: Path, generation: Path, base: Path | None, known: Mapping[str, FileEntry]) -> FileEntry:
    name = path.relative_to(generation).as_posix()
    if base and name in known and path.samefile(base / name):
        return known[name]
    return FileEntry(name, path.stat().st_size, digest_file(path))


def digest_file(path: Path) -> str:
    """SHA-256 of a file."""
    return hash_file(hashlib.sha256(), path)
