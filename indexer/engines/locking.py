"""Locks between processes, as flock on open files: freed by the kernel however a process ends.

A forked child shares its parent's open files, and with them the locks: a worker that outlives a killed build would hold the index
for ever. So a child gives up, right after the fork, every lock that it was born with.
"""

from __future__ import annotations

import fcntl
import os
import socket
import weakref
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from indexer.errors import LockedError

_held: dict[int, int] = {}  # ticket → descriptor, of this process
_tickets = count(1)
_watching_forks = False


class Hold:
    """A lock that lasts until `close`, or until nobody knows it any more."""

    def __init__(self, descriptor: int) -> None:
        _watch_forks()
        ticket = next(_tickets)
        _held[ticket] = descriptor
        self._release = weakref.finalize(self, _close, ticket)

    def close(self) -> None:
        """Free the lock; once is enough."""
        self._release()


def _close(ticket: int) -> None:
    descriptor = _held.pop(ticket, None)
    if descriptor is not None:
        os.close(descriptor)


def _watch_forks() -> None:
    global _watching_forks
    if not _watching_forks:
        os.register_at_fork(after_in_child=_forget_parents_locks)
        _watching_forks = True


def _forget_parents_locks() -> None:
    for ticket in tuple(_held):
        _close(ticket)


def pin(folder: Path) -> Hold | None:
    """Keep a folder from being collected; None when it is gone or going."""
    return _flock_folder(folder, fcntl.LOCK_SH)


def claim(folder: Path) -> Hold | None:
    """Take a folder to delete it; None while somebody has it pinned."""
    return _flock_folder(folder, fcntl.LOCK_EX)


def _flock_folder(folder: Path, kind: int) -> Hold | None:
    try:
        hold = Hold(descriptor := os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        # between opening and locking the folder may have been taken away
        if os.path.samestat(os.fstat(descriptor), folder.stat()):
            return hold
    except (BlockingIOError, FileNotFoundError):
        hold.close()
        return None
    hold.close()
    return None


def lock_for_building(path: Path) -> Hold:
    """Be the only one to build; raises LockedError, which names the one who does."""
    hold = Hold(descriptor := os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 200, 0).decode(errors="replace").strip() or "another process"
        hold.close()
        raise LockedError(f"The index in {path.parent} is being built by {holder}. Wait until it ends, or stop it.") from None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, _introduction().encode(), 0)
    return hold


def _introduction() -> str:
    return f"process {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
