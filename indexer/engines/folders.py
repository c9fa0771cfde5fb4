"""Folders and files under an index: private, written whole, and what to say when the file system refuses."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.engines.adapter import Share
from indexer.errors import DepeshaError, EngineError

PRIVATE_FOLDER = 0o700
OWN_NAMES = ("gen-", "tmp-", "CURRENT", "LOCK")
NEARLY_FULL = 1 << 20  # bytes
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "the disk quota is used up; free some space",
    errno.EFBIG: "a file grew beyond the size allowed; raise the limit on file size",
    errno.EROFS: "it is on a read-only disk; choose another with --index",
    errno.EACCES: "this user may not write there; choose another with --index",
    errno.EPERM: "this user may not write there; choose another with --index",
    errno.ENOTDIR: "a file stands in the way; choose another with --index",
    errno.EEXIST: "a file stands in the way; choose another with --index",
}


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turns what the file system or a vendor raises into an EngineError that says what to do; the old index is never touched."""
    try:
        yield
    except DepeshaError:
        raise
    except OSError as problem:
        reason = _REASONS.get(problem.errno or 0, f"{problem.strerror or problem}; mend that")
        raise EngineError(
            f"The index in {folder} could not be written: {reason} and run make again. The old index is unchanged."
        ) from problem
    except Exception as problem:
        reason = _REASONS[errno.ENOSPC] if _is_full(folder) else f"{_brief(problem)}; mend that"
        raise EngineError(
            f"The index in {folder} could not be written: {reason} and run make again. The old index is unchanged."
        ) from problem


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Turns what reading damaged files raises into an EngineError that names the remedy."""
    try:
        yield
    except DepeshaError:
        raise
    except Exception as problem:
        raise EngineError(
            f"The index in {folder} could not be read: {_brief(problem)}. Its files may be damaged: depesha check names them, "
            "depesha index --full makes it anew."
        ) from problem


def _is_full(folder: Path) -> bool:
    """A vendor's worker thread that found no space says only that it stopped (tantivy)."""
    return folder.exists() and shutil.disk_usage(folder).free < NEARLY_FULL


def _brief(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.strerror:
        return f"{problem.strerror}: {Path(problem.filename).name}" if isinstance(problem.filename, str) else problem.strerror
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0].rstrip(".")


def refuse_foreign(folder: Path) -> None:
    """Raises EngineError for an index that somebody else made or can write to: opening it could run their code."""
    found = folder.stat()
    if found.st_uid != os.geteuid():
        raise EngineError(f"The index in {folder} belongs to another user, so it is not opened. Build your own with make INDEX=folder.")
    if found.st_mode & OTHERS_MAY_WRITE:
        raise EngineError(
            f"The index in {folder} can be written by other users, so it is not opened. "
            f"If you trust it, run chmod 700 {folder}; else delete it and run make."
        )


def make_private(folder: Path) -> None:
    """Make the folder for its owner alone, or an empty one private; raises EngineError for one that holds other things."""
    folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
    if any(folder.glob("gen-*")):
        refuse_foreign(folder)
    if stat.S_IMODE(folder.stat().st_mode) == PRIVATE_FOLDER:
        return
    strangers = [path.name for path in folder.iterdir() if not path.name.startswith(OWN_NAMES)]
    if strangers:  # it may be a home folder, or /tmp: not ours to close
        raise EngineError(f"{folder} holds other files, {strangers[0]} for one. Give the index a folder of its own with --index.")
    folder.chmod(PRIVATE_FOLDER)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that there is the old one or the new one, also after a power cut."""
    draft = path.with_name(f"tmp-{path.name}")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make sure that a file or a folder's list of names is on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """The same for a folder and all that is in it."""
    for path in (*files_in(folder), *(path for path in folder.rglob("*") if path.is_dir()), folder):
        sync(path)


def files_in(folder: Path) -> list[Path]:
    """Every file under a folder, in order of path."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def share_files(old: Path, new: Path, share: Callable[[str], Share]) -> None:
    """Begin a folder with the files of another: linked where they never change, copied where they do or where links fail."""
    for path in files_in(old):
        target = new / path.relative_to(old)
        match share(path.name):
            case Share.LINK:
                _link(path, target)
            case Share.COPY:
                shutil.copyfile(path, target)
            case Share.LEAVE:
                pass


def _link(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError:  # a file system without links, or one with too many of them
        shutil.copyfile(path, target)


def remove_tree(folder: Path) -> None:
    """Delete a folder and all that is in it."""
    shutil.rmtree(folder)
