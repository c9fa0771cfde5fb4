"""A generation that is open for reading, shared by the threads that search it."""

from __future__ import annotations

from threading import Lock

from indexer.engines.adapter import Adapter, Reader
from indexer.engines.folders import reading
from indexer.engines.generations import Pinned
from indexer.engines.manifest import ENGINE_FOLDER, Manifest, read_manifest


class Opened:
    """A pinned generation with its reader, closed when its last user has released it; whoever opens it is the first."""

    def __init__(self, pinned: Pinned, manifest: Manifest, reader: Reader) -> None:
        self.path, self.manifest, self.reader = pinned.path, manifest, reader
        self._hold = pinned.hold
        self._lock = Lock()
        self._users = 1

    def acquire(self) -> None:
        """One user more; only while there is another one."""
        with self._lock:
            self._users += 1

    def release(self) -> None:
        """One user less."""
        with self._lock:
            self._users -= 1
            last = self._users == 0
        if last:
            self.reader.close()
            self._hold.close()


def open_generation(pinned: Pinned, adapter: Adapter) -> Opened | None:
    """Open what was pinned; None (and no pin) when another engine or another layout made it."""
    try:
        manifest = read_manifest(pinned.path)
        if (manifest.stamp.engine, manifest.stamp.schema) == (adapter.name, adapter.schema):
            with reading(pinned.path.parent):
                return Opened(pinned, manifest, adapter.read(pinned.path / ENGINE_FOLDER))
    except BaseException:
        pinned.hold.close()
        raise
    pinned.hold.close()
    return None
