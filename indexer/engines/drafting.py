"""A generation on its way: what the builder puts in, counted, probed and verified before it is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.engines import record as records
from indexer.engines.adapter import Adapter, FolderWriter, Share
from indexer.engines.base import Stamp, Versions
from indexer.engines.folders import share_files, writing
from indexer.engines.manifest import ENGINE_FOLDER, TABLES_FOLDER, Manifest, list_files, sign, write_manifest
from indexer.engines.opened import Opened
from indexer.engines.probes import Probing, failed_probes
from indexer.errors import EngineError, InputError, shortened
from indexer.model import AnalysedDocument

_TABLE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Draft:
    """A generation being written for the index in `folder`; `base` is the one that an update starts from."""

    folder: Path
    name: str
    path: Path
    base: Opened | None = None

    @property
    def engine(self) -> Path:
        """Where the adapter writes."""
        return self.path / ENGINE_FOLDER

    @property
    def tables(self) -> Path:
        """Where side tables are kept."""
        return self.path / TABLES_FOLDER


def table_path(tables: Path, name: str) -> Path:
    """Where a side table lies; raises InputError for a name that is no plain file name."""
    if not _TABLE_NAME.fullmatch(name):
        raise InputError(f"A table cannot be named {name!r}. Use Latin letters, digits, full stops and hyphens.")
    return tables / name


class DraftWriter:
    """See indexer.engines.base.Writer: one document of each id, whatever comes in."""

    def __init__(self, draft: Draft, writer: FolderWriter) -> None:
        self._draft, self._writer = draft, writer
        self._there: dict[str, bool] = {}  # of the ids of this block, the last state
        self._probing = Probing()
        self._count = draft.base.reader.count if draft.base else 0

    def add(self, document: AnalysedDocument) -> None:
        """Put a document in, in place of one with the same id, also one of this block."""
        id = document.document.id
        with writing(self._draft.folder):
            replaces = self._is_there(id)
            self._writer.add(document, records.dump(document.document), replaces)
        self._count += not replaces
        self._there[id] = True
        self._probing.note(document)

    def remove(self, id: str) -> None:
        """Take a document out; one that is not there is no error."""
        with writing(self._draft.folder):
            if not self._is_there(id):
                return
            self._writer.remove(id)
        self._count -= 1
        self._there[id] = False
        self._probing.forget(id)

    def attach(self, name: str, data: bytes) -> None:
        """Keep a side table with the generation, in place of one of that name."""
        path = table_path(self._draft.tables, name)
        with writing(self._draft.folder):
            path.unlink(missing_ok=True)  # it may be a link to the published one
            path.write_bytes(data)

    def finish(self, adapter: Adapter, versions: Versions) -> None:
        """Write what is left, verify the whole by reading it again, and sign it with a manifest."""
        self._writer.finish()
        draft, base = self._draft, self._draft.base
        files = list_files(draft.path, adapter.share, base.path if base else None, base.manifest.files if base else ())
        tables = base.manifest.stamp.tables if base else draft.name
        stamp = Stamp(draft.name, adapter.name, adapter.schema, versions, self._count, tables)
        older = tuple(probe for probe in base.manifest.probes if probe.id not in self._there) if base else ()
        manifest = Manifest(stamp, files, self._probing.probes(older))
        _verify(draft, adapter, manifest)
        write_manifest(draft.path, manifest)

    def _is_there(self, id: str) -> bool:
        there = self._there.get(id)
        if there is None:
            _check_id(id)
            return self._draft.base is not None and self._draft.base.reader.has(id)
        return there


def _check_id(id: str) -> None:
    try:
        id.encode()
    except UnicodeEncodeError:
        raise InputError(f"The id {id!r} is not text. Rename the file, or give the record another id.") from None


@contextmanager
def draft_writer(draft: Draft, adapter: Adapter) -> Iterator[DraftWriter]:
    """A writer into the draft, which begins as its base where it has one."""
    with writing(draft.folder):
        sign(draft.path, adapter.name)
        if draft.base:
            share_files(draft.base.path / ENGINE_FOLDER, draft.engine, adapter.share)
            share_files(draft.base.path / TABLES_FOLDER, draft.tables, lambda _: Share.LINK)
        writer = adapter.extend(draft.engine) if draft.base else adapter.create(draft.engine)
    try:
        yield DraftWriter(draft, writer)
    except BaseException as problem:
        try:
            writer.abort()
        except Exception as second:  # on a full disk this fails too, and the first failure says why
            problem.add_note(f"Stopping the writer failed as well: {second!r}")
        raise


def _verify(draft: Draft, adapter: Adapter, manifest: Manifest) -> None:
    reader = adapter.read(draft.engine)
    try:
        if reader.count != manifest.stamp.documents:
            raise _bad_build(draft, f"it holds {reader.count} documents instead of {manifest.stamp.documents}")
        for probe in failed_probes(reader, manifest.probes):
            raise _bad_build(draft, f"the word {shortened(probe.key)} does not find the document {shortened(probe.id)}")
    finally:
        reader.close()


def _bad_build(draft: Draft, reason: str) -> EngineError:
    return EngineError(f"The new index in {draft.folder} failed its verification: {reason}. The old index is unchanged; run make again.")
