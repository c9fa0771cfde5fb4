"""Verifying a published index against its manifest and itself: what `depesha check` asks of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from indexer.engines.adapter import Adapter, Reader
from indexer.engines.folders import reading, refuse_foreign
from indexer.engines.generations import Generations
from indexer.engines.manifest import ENGINE_FOLDER, FileEntry, Manifest, digest_file, read_manifest
from indexer.engines.probes import failed_probes
from indexer.errors import DepeshaError, EngineError, NoIndexError, shortened
from indexer.model import Request

FULL = "Run depesha index --full."
ROLLBACK = "Run depesha rollback, then depesha index --full."
MAKE = "Run make."
HASHED_AT_ONCE = 4  # SHA-256 runs beside Python; one core does 0.4 to 1.4 GB a second


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, with the remedy.

    Kinds: owner, pointer, manifest, missing, size, hash, version, unreadable, count, unfindable, probe.
    """

    kind: str
    detail: str
    remedy: str


def find_faults(folder: Path, adapter_named: Callable[[str], Adapter]) -> tuple[Fault, ...]:
    """All faults of the published generation; raises NoIndexError when nothing is published."""
    if not folder.is_dir():
        raise NoIndexError(f"There is no index in {folder}; run make.")
    try:
        refuse_foreign(folder)
    except EngineError as problem:
        return (Fault("owner", problem.cause, "Make the folder yours alone, or build an index of your own."),)
    try:
        pinned = Generations(folder, lambda _: None).pin_published()
    except EngineError as problem:
        return (Fault("pointer", problem.cause, ROLLBACK),)
    if pinned is None:
        raise NoIndexError(f"There is no index in {folder}; run make.")
    try:
        return tuple(_generation_faults(pinned.path, adapter_named))
    finally:
        pinned.hold.close()


def _generation_faults(generation: Path, adapter_named: Callable[[str], Adapter]) -> Iterator[Fault]:
    try:
        manifest = read_manifest(generation)
        adapter = adapter_named(manifest.stamp.engine)
    except DepeshaError as problem:
        yield Fault("manifest", problem.cause, ROLLBACK)
        return
    damaged = damaged_files(generation, manifest)
    yield from damaged
    if manifest.stamp.schema != adapter.schema or manifest.stamp.build != generation.name:
        yield Fault("version", f"{generation.name} was made by another version, as {manifest.stamp.build}.", MAKE)
    elif not damaged:  # damaged files are not opened: they might say anything
        yield from _content_faults(generation, manifest, adapter)


def damaged_files(generation: Path, manifest: Manifest) -> tuple[Fault, ...]:
    """The files of a generation that are not what was written; reads them all."""
    with ThreadPoolExecutor(HASHED_AT_ONCE) as pool:
        found = pool.map(lambda entry: _file_fault(generation, entry), manifest.files)
        return tuple(fault for fault in found if fault)


def _file_fault(generation: Path, entry: FileEntry) -> Fault | None:
    path = generation / entry.path
    if not path.is_file():
        return Fault("missing", f"{entry.path} is not there.", _remedy(path))
    if path.stat().st_size != entry.size:
        return Fault("size", f"{entry.path} has {path.stat().st_size} bytes instead of {entry.size}.", _remedy(path))
    if digest_file(path) != entry.sha256:
        return Fault("hash", f"{entry.path} is not what was written.", _remedy(path))
    return None


def _remedy(path: Path) -> str:
    """A file that generations share is bad in all of them, so going back does not help."""
    shared = path.exists() and path.stat().st_nlink > 1
    return f"Older generations share this file. {FULL}" if shared else ROLLBACK


def _content_faults(generation: Path, manifest: Manifest, adapter: Adapter) -> Iterator[Fault]:
    try:
        with reading(generation.parent):
            reader = adapter.read(generation / ENGINE_FOLDER)
            try:
                yield from _reader_faults(reader, manifest)
            finally:
                reader.close()
    except EngineError as problem:
        yield Fault("unreadable", problem.cause, ROLLBACK)


def _reader_faults(reader: Reader, manifest: Manifest) -> Iterator[Fault]:
    found = 0
    for document in reader.scan(Request(facets=())):
        found += 1
        if reader.document(document.id) != document:
            yield Fault("unfindable", f"The document {document.id} is not found by its id.", FULL)
    if not found == reader.count == manifest.stamp.documents:
        yield Fault("count", f"{found} documents are stored, {manifest.stamp.documents} were written.", FULL)
    for probe in failed_probes(reader, manifest.probes):
        yield Fault("probe", f"The word {shortened(probe.key)} does not find the document {shortened(probe.id)}.", FULL)
