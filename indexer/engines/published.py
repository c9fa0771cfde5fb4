"""An Engine over generations: reads the one that was published when it was opened, and publishes the next ones whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from indexer.engines.adapter import Adapter
from indexer.engines.base import Stamp, Versions, Writer
from indexer.engines.drafting import Draft, draft_writer, table_path
from indexer.engines.fields import check_request
from indexer.engines.folders import reading, refuse_foreign, writing
from indexer.engines.generations import Generations
from indexer.engines.manifest import TABLES_FOLDER
from indexer.engines.opened import Opened, open_generation
from indexer.errors import EngineError, NoIndexError, UnknownDocumentError
from indexer.model import Document, Hits, Request


class PublishedEngine:
    """See indexer.engines.base.Engine; `discard` and `announce` are told of every generation to be deleted, and of every new one."""

    def __init__(
        self,
        folder: Path,
        adapter: Adapter,
        discard: Callable[[Path], None],
        announce: Callable[[Path], None] = lambda _: None,
        opened: Opened | None = None,
    ) -> None:
        self._folder, self._adapter, self._announce = folder, adapter, announce
        self._generations = Generations(folder, discard)
        self._switch = Lock()
        self._opened = opened

    def opened(self) -> PublishedEngine:
        """This engine, reading what is published; raises EngineError when that is damaged or another's."""
        self._move_to(self._open_published())
        return self

    # reading

    @property
    def stamp(self) -> Stamp:
        """What was published."""
        with self._using() as opened:
            return opened.manifest.stamp

    def search(self, request: Request) -> Hits:
        """One page of hits with facet counts; safe from several threads."""
        check_request(request)
        with self._using() as opened:
            return opened.reader.search(request)

    def document(self, id: str) -> Document:
        """The stored document; raises UnknownDocumentError."""
        _refuse_bytes(id)
        with self._using() as opened:
            document = opened.reader.document(id)
        if document is None:
            raise UnknownDocumentError(f"There is no document {id!r} in the index. Run make if it is a new one.")
        return document

    def scan(self, request: Request) -> Iterator[Document]:
        """Every match in the request's order, offset and limit aside."""
        check_request(request)
        with self._using() as opened:
            yield from opened.reader.scan(request)

    def attachment(self, name: str) -> bytes:
        """A side table of the generation; raises EngineError when there is none of that name."""
        with self._using() as opened:
            path = table_path(opened.path / TABLES_FOLDER, name)
            if not path.is_file():
                raise EngineError(f"The index in {self._folder} has no table {name}. Build it anew with make.")
            return path.read_bytes()

    def close(self) -> None:
        """Let go of the files; searches that are running end first."""
        self._move_to(None)

    @contextmanager
    def _using(self) -> Iterator[Opened]:
        with self._switch:
            opened = self._opened
            if opened is None:
                raise self._nothing_published()
            opened.acquire()
        try:
            with reading(self._folder):
                yield opened
        finally:
            opened.release()

    def _open_published(self) -> Opened | None:
        if not self._folder.is_dir():
            return None
        refuse_foreign(self._folder)
        pinned = self._generations.pin_published()
        return open_generation(pinned, self._adapter) if pinned else None

    def _move_to(self, opened: Opened | None) -> None:
        with self._switch:
            before, self._opened = self._opened, opened
        if before:
            before.release()

    def _nothing_published(self) -> NoIndexError:
        return NoIndexError(f"There is no index of the engine {self._adapter.name} in {self._folder}; run make.")

    # writing

    @contextmanager
    def rebuild(self, versions: Versions) -> Iterator[Writer]:
        """Start from nothing: all or nothing, readers keep the old index until the block ends."""
        with self._generations.building():
            with self._drafting(None, versions) as writer:
                yield writer
            self._move_to(self._open_published())

    @contextmanager
    def update(self, versions: Versions) -> Iterator[Writer]:
        """Start from what is published: all or nothing as well; raises NoIndexError when that is missing or of other versions."""
        with self._generations.building():
            base = self._base(versions)
            try:
                with self._drafting(base, versions) as writer:
                    yield writer
            finally:
                base.release()
            self._move_to(self._open_published())

    def _base(self, versions: Versions) -> Opened:
        base = self._open_published()
        if base is None:
            raise self._nothing_published()
        if base.manifest.stamp.versions != versions:
            base.release()
            raise NoIndexError(f"The index in {self._folder} was made by another version; build it anew with depesha index --full.")
        return base

    @contextmanager
    def _drafting(self, base: Opened | None, versions: Versions) -> Iterator[Writer]:
        with writing(self._folder):
            draft = Draft(self._folder, *self._generations.draft(), base)
        try:
            with draft_writer(draft, self._adapter) as writer:
                yield writer
                with writing(self._folder):
                    writer.finish(self._adapter, versions)
                    self._generations.publish(draft.name, draft.path)
                    self._announce(self._folder / draft.name)
        except BaseException:
            with writing(self._folder):
                self._generations.drop(draft.path)
            raise


def _refuse_bytes(id: str) -> None:
    try:
        id.encode()
    except UnicodeEncodeError:
        raise UnknownDocumentError("The id holds bytes that are not UTF-8. Set the terminal to UTF-8 and ask again.") from None
