"""A corpus folder → the files to read and the ones that cannot be read, without opening more than is needed to know them again."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import CorpusError
from indexer.intake.drafts import SourceFile
from indexer.intake.fingerprints import fingerprint
from indexer.intake.formats import READERS, is_streamed, reader_of
from indexer.intake.outlets import outlets_for
from indexer.intake.sidecars import METADATA, SIDECAR, Rows, read_rows, sidecar_path
from indexer.model import Rejection
from indexer.settings import Settings

_NO_ID = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # no id has these: intake takes them out of a record's, and escapes a file's
NOT_DOCUMENTS = frozenset({"readme.md", "depesha.toml", METADATA, "queries.tsv", "qrels.tsv"})


@dataclass(frozen=True, slots=True)
class Listing:
    """What a corpus folder holds: files by id, what is rejected unread, by path, and the folders that are indexes and are left out."""

    files: tuple[SourceFile, ...]
    rejections: tuple[Rejection, ...]
    indexes: tuple[str, ...] = ()


def list_files(folder: Path, settings: Settings) -> Listing:
    """Every file below `folder` that is, or should have been, a document.

    Hidden files, README.md, sidecars, metadata.csv, queries.tsv and qrels.tsv are none. Links are followed to files inside the folder
    only. Raises CorpusError for a folder that is missing or empty, and for a metadata.csv that cannot be read as a table; SettingsError for
    a table of outlets that cannot.
    """
    if folder.is_file():
        raise CorpusError(f"{folder} is a file, and a corpus is a folder of files. Put it into a folder and name that one with --corpus.")
    if not folder.is_dir():
        raise CorpusError(f"There is no corpus folder {folder}. Make it and put documents into it, or name another with --corpus.")
    outlets_for(settings)  # a table that cannot be read is to be named before any file is
    root = folder.resolve()
    files: list[SourceFile] = []
    rejections: list[Rejection] = []
    indexes: list[str] = []
    for item in _walk(root, root, settings):
        match item:
            case Rejection():
                rejections.append(item)
            case SourceFile():
                files.append(item)
            case _:
                indexes.append(item)
    if not files and not rejections:
        raise CorpusError(
            f"The corpus folder {folder} is empty. Put documents into it ({', '.join(READERS)}), or name another with --corpus."
        )
    by_path = sorted(rejections, key=lambda rejection: rejection.path)
    return Listing(tuple(sorted(files, key=lambda file: file.id)), tuple(by_path), tuple(indexes))


def source_file(path: Path) -> SourceFile:
    """A single file outside a corpus, known by its name; its sidecar or its row in the metadata.csv beside it count as well."""
    rows = read_rows(path.parent) if path.parent.is_dir() else Rows({}, ())
    return SourceFile(path, printable(path.name), row=rows.by_name.get(path.name, ()))


def printable(name: str) -> str:
    """A file's name with what is not text in it (undecodable bytes, controls) written as escapes: the id by which it is shown and found."""
    return "".join(character if character.isprintable() or character == " " else _escaped(character) for character in name)


def id_of_name(typed: str) -> str:
    """The id of a document that is asked for by its id, or by the name of its file as the shell completes it."""
    return "".join(_escaped(character) if _NO_ID.match(character) else character for character in typed)


def _escaped(character: str) -> str:
    byte = ord(character) - 0xDC00
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else character.encode("unicode_escape").decode()


def obstacle(file: SourceFile, settings: Settings) -> Rejection | None:
    """Why the file cannot be read at all, if so: missing, no regular file, of an unknown format, too large."""
    try:
        status = file.path.stat()
    except OSError as problem:
        return Rejection(file.id, "unreadable", f"The file cannot be opened: {problem.strerror}.")
    if not stat.S_ISREG(status.st_mode):
        return Rejection(file.id, "irregular", "This is not a regular file.")
    if reader_of(file.path) is None:
        known = ", ".join(READERS)
        return Rejection(file.id, "format", f"No reader knows {file.path.suffix or 'a file without extension'}. Known: {known}.")
    if status.st_size > settings.max_raw_bytes and not is_streamed(file.path):
        limit = f"{settings.max_raw_bytes:,} bytes"
        return Rejection(file.id, "size", f"The file has {status.st_size:,} bytes, the limit is {limit}. Split it, or raise max_raw_bytes.")
    return None


def _is_index(folder: Path) -> bool:
    """An index that was once made inside the corpus: its files are no documents, and not the user's to mend one by one."""
    return (folder / "CURRENT").is_file() and any(folder.glob("gen-*"))


def _walk(folder: Path, root: Path, settings: Settings) -> Iterator[SourceFile | Rejection | str]:
    """Files, what is rejected unread, and the path of each folder that is an index."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        yield Rejection(_id(folder, root), "unreadable", f"The folder cannot be opened: {problem.strerror}.")
        return
    names = {entry.name for entry in entries}
    rows = read_rows(folder) if METADATA in names else Rows({}, ())
    yield from _row_faults(rows, names, folder, root)
    stems = {Path(name).stem for name in names if reader_of(Path(name))}
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in NOT_DOCUMENTS:
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from (_id(path, root),) if _is_index(path) else _walk(path, root, settings)
        elif path.suffix.lower() != SIDECAR:
            yield _judge(path, root, rows.by_name, settings)
        elif path.stem not in stems:
            yield Rejection(_id(path, root), "sidecar", f"There is no document {path.stem} beside this sidecar. Give both one name.")


def _row_faults(rows: Rows, names: set[str], folder: Path, root: Path) -> Iterator[Rejection]:
    for line, detail in rows.faults:
        yield Rejection(f"{_id(folder / METADATA, root)}:{line}", "metadata", detail)
    for name in rows.by_name:
        if name not in names:
            yield Rejection(f"{_id(folder / METADATA, root)}:{name}", "metadata", f"The table has a row for {name}, which is not there.")


def _judge(path: Path, root: Path, rows: Mapping[str, tuple[tuple[str, str], ...]], settings: Settings) -> SourceFile | Rejection:
    file = SourceFile(path, _id(path, root), row=rows.get(path.name, ()))
    fault = (_link_fault(file, root) if path.is_symlink() else None) or obstacle(file, settings)
    if fault:
        return fault
    try:
        return SourceFile(path, file.id, fingerprint(path, sidecar_path(path), file.row, settings), file.row)
    except OSError as problem:
        return Rejection(file.id, "unreadable", f"The file cannot be read: {problem.strerror}.")


def _link_fault(file: SourceFile, root: Path) -> Rejection | None:
    try:
        target = file.path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Rejection(file.id, "link", "The link leads nowhere, or in a circle.")
    if not target.is_relative_to(root):
        return Rejection(file.id, "link", "The link leads out of the corpus folder. Copy the file into it.")
    if target.is_dir():
        return Rejection(file.id, "link", "The link leads to a folder; folders are read where they stand.")
    return None


def _id(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix())
