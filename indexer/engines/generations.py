"""Generations: an index folder in which every build stands by itself, and one pointer says which is read.

    .index/CURRENT                    the name of the published generation
    .index/LOCK                       held while something is built
    .index/gen-20241105T101500.123456Z/
        MANIFEST.json                 stamp, files with their digests, probes
        engine/                       the engine's own files
        tables/                       side tables of the build
    .index/tmp-…                      being built, being deleted, or left by a process that died

Names sort by time. The pointer is replaced whole, so a reader finds the old generation or the new one; two older ones stay for
rollback and for readers that are not done; one that a reader has pinned is never deleted.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from indexer.engines.folders import PRIVATE_FOLDER, make_private, refuse_foreign, remove_tree, sync, sync_tree, write_whole, writing
from indexer.engines.locking import Hold, claim, lock_for_building, pin
from indexer.engines.manifest import ENGINE_FOLDER, MANIFEST, TABLES_FOLDER
from indexer.errors import EngineError, NoIndexError

CURRENT, LOCK = "CURRENT", "LOCK"
OLDER_KEPT = 2
PIN_ATTEMPTS, PIN_PAUSE = 200, 0.01  # a reader loses the race for a generation only while one is being deleted

_NAME = re.compile(r"gen-\d{8}T\d{6}\.\d{6}Z")
_TIME = "gen-%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A generation that stays as long as it is held."""

    name: str
    path: Path
    hold: Hold


def published_build(folder: Path) -> str | None:
    """The name of the published generation, None when there is none. Costs one small read."""
    try:
        with (folder / CURRENT).open("rb", 0) as file:  # each search asks, and layers of text and buffers would cost most of it
            return file.read().decode(errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as problem:
        raise EngineError(f"The index in {folder} cannot be read: {problem.strerror}. Choose another with --index.") from problem


class Generations:
    """The generations of one index folder; `discard` is told of each before it is deleted."""

    def __init__(self, folder: Path, discard: Callable[[Path], None]) -> None:
        self.folder = folder
        self._discard = discard

    def names(self) -> list[str]:
        """All complete generations, oldest first."""
        found = (path.name for path in self.folder.glob("gen-*") if (path / MANIFEST).exists())
        return sorted(name for name in found if _NAME.fullmatch(name))

    def pin_published(self) -> Pinned | None:
        """The published generation, pinned; None when nothing is. Raises EngineError when the pointer leads nowhere."""
        for _ in range(PIN_ATTEMPTS):
            name = published_build(self.folder)
            if name is None:
                return None
            if not _NAME.fullmatch(name):
                break
            if hold := pin(self.folder / name):
                return Pinned(name, self.folder / name, hold)
            if name == published_build(self.folder) and not (self.folder / name).exists():
                break
            time.sleep(PIN_PAUSE)
        raise EngineError(f"The index in {self.folder} points to a generation that is not there. Run depesha rollback, or make.")

    @contextmanager
    def building(self) -> Iterator[None]:
        """Be the only builder, in a private folder, with nothing left of builders that died."""
        with writing(self.folder):
            make_private(self.folder)
        with _locked(self.folder):
            with writing(self.folder):
                self._sweep()
            yield

    def _sweep(self) -> None:
        for path in self.folder.glob("tmp-*"):
            if path.is_dir():
                self.drop(path)
            else:
                path.unlink()

    def draft(self) -> tuple[str, Path]:
        """The name of the next generation, and the folder to write it in."""
        name = self._next_name()
        path = self.folder / f"tmp-{name}"
        path.mkdir(PRIVATE_FOLDER)
        for part in (ENGINE_FOLDER, TABLES_FOLDER):
            (path / part).mkdir()
        return name, path

    def _next_name(self) -> str:
        now = datetime.now(UTC)
        last = max((path.name for path in self.folder.glob("gen-*") if _NAME.fullmatch(path.name)), default="")
        if last:
            now = max(now, datetime.strptime(last, _TIME).replace(tzinfo=UTC) + timedelta(microseconds=1))
        return now.strftime(_TIME)

    def drop(self, draft: Path) -> None:
        """Take back a draft that will not be published; one that was renamed already is left to the next build."""
        if draft.exists():
            self._discard(draft)
            remove_tree(draft)

    def publish(self, name: str, draft: Path) -> None:
        """Make a verified draft the published generation, and delete what is older than needed."""
        current = published_build(self.folder)
        sync_tree(draft)
        draft.rename(self.folder / name)
        sync(self.folder)
        self._point_to(name)
        self._collect(name, current if current in self.names() else None)

    def _point_to(self, name: str) -> None:
        write_whole(self.folder / CURRENT, name.encode())

    def _collect(self, published: str, before: str | None) -> None:
        """Two generations stay that were published before; those that were rolled back from, or never published, do not."""
        older = [name for name in self.names() if name < published and name <= (before or published)]
        kept = {published, *older[-OLDER_KEPT:]}
        for path in self.folder.glob("gen-*"):
            if path.name not in kept:
                self._delete(path)

    def _delete(self, path: Path) -> None:
        hold = claim(path)
        if hold is None:
            return
        gone = path.rename(path.with_name(f"tmp-{path.name}"))
        self.drop(gone)
        hold.close()

    def rollback(self) -> str:
        """Publish the generation before the published one again; raises NoIndexError when there is none. Gives its name."""
        if not self.folder.is_dir():
            raise NoIndexError(f"There is no index in {self.folder}; run make.")
        refuse_foreign(self.folder)
        with _locked(self.folder), writing(self.folder):
            name = self.previous()
            self._point_to(name)
            return name

    def previous(self) -> str:
        """The generation before the published one, or the newest when none is; raises NoIndexError when there is none."""
        current = published_build(self.folder) or ""
        names = self.names()
        older = [name for name in names if name < current] if current in names else names
        if not older:
            raise NoIndexError(f"There is no older generation in {self.folder} to go back to. Build the index anew with make.")
        return older[-1]

    def pin_previous(self) -> Pinned:
        """The generation that `rollback` would publish, pinned; raises NoIndexError when there is none."""
        if not self.folder.is_dir():
            raise NoIndexError(f"There is no index in {self.folder}; run make.")
        refuse_foreign(self.folder)
        name = self.previous()
        if hold := pin(self.folder / name):
            return Pinned(name, self.folder / name, hold)
        raise EngineError(f"The generation {name} in {self.folder} is being deleted by a build. Ask again once it has ended.")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with writing(folder):
        hold = lock_for_building(folder / LOCK)
    try:
        yield
    finally:
        hold.close()
