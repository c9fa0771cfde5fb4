"""A file → its documents and rejections, one by one; nothing that a file holds ends the reading of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from indexer.errors import SettingsError
from indexer.intake.assembling import assemble
from indexer.intake.drafts import Draft, Given, Reader, SourceFile
from indexer.intake.encodings import UndecodableError
from indexer.intake.fingerprints import record_fingerprints
from indexer.intake.format_jsonl import jsonl_records, read_jsonl
from indexer.intake.formats import reader_of
from indexer.intake.listing import obstacle
from indexer.intake.sidecars import read_asserted, sidecar_path
from indexer.model import Document, Rejection
from indexer.settings import Settings


@dataclass(frozen=True, slots=True)
class Record:
    """A part of a file that is not read yet: its place, and its fingerprint ("": none); equal ones read alike but for the place.

    It can be read in another process, and takes about `size` bytes on its way there.
    """

    path: str
    fingerprint: str
    read: Callable[[], Document | Rejection]
    size: int = 0


def read_file(file: SourceFile, settings: Settings) -> Iterator[Document | Rejection]:
    """The documents of a file in its order, with a rejection for each part that is none. A text file gives one of either.

    Deterministic; streaming for .jsonl and .csv. Raises nothing for the file's sake.
    """
    return (record.read() for record in read_records(file, settings))


def read_records(file: SourceFile, settings: Settings) -> Iterator[Record]:
    """The same, each one not yet read, so that one that is known need not be."""
    try:
        yield from _records(file, settings)
    except SettingsError:  # no file's fault
        raise
    except UndecodableError as problem:
        yield _rejected(Rejection(file.id, problem.reason, _DETAILS[problem.reason].format(problem.offset)))
    except OSError as problem:
        yield _rejected(Rejection(file.id, "unreadable", f"The file cannot be read: {problem.strerror}."))
    except Exception as problem:  # whatever else a file makes a reader raise, the other files are to be read
        yield _rejected(Rejection(file.id, "parser", f"The file cannot be read ({type(problem).__name__}: {str(problem)[:200]})."))


def _records(file: SourceFile, settings: Settings) -> Iterator[Record]:
    fault = obstacle(file, settings)
    reader = reader_of(file.path)
    if fault or reader is None:
        yield _rejected(fault or Rejection(file.id, "format", "No reader knows this format."))
        return
    asserted = read_asserted(file)
    if isinstance(asserted, Rejection):
        yield _rejected(asserted)
        return
    is_empty = True
    for path, fingerprint, read, size in _items(reader, file, settings):
        is_empty = False
        yield Record(path, fingerprint, partial(_outcome, path, read, asserted, settings), size)
    if is_empty:
        yield _rejected(Rejection(file.id, "empty", "There is no record in it."))


def _items(reader: Reader, file: SourceFile, settings: Settings) -> Iterator[tuple[str, str, Callable[[], Draft | Rejection], int]]:
    """Only the lines of a .jsonl file have fingerprints: they are known by their bytes, before they are parsed."""
    if reader is not read_jsonl:
        yield from (
            (item.path, "", partial(_same, item), len(item.text) if isinstance(item, Draft) else 0) for item in reader(file, settings)
        )
        return
    fingerprint_of = record_fingerprints(sidecar_path(file.path), file.row, settings)
    for path, content, read in jsonl_records(file, settings):
        yield path, "" if content is None else fingerprint_of(content), read, len(content or b"")


def _same(item: Draft | Rejection) -> Draft | Rejection:
    return item


def _outcome(path: str, read: Callable[[], Draft | Rejection], asserted: Given, settings: Settings) -> Document | Rejection:
    """The document of a record; one that cannot be made costs its own record only."""
    try:
        item = read()
        return item if isinstance(item, Rejection) else assemble(_with(item, asserted), settings)
    except SettingsError:
        raise
    except Exception as problem:
        return Rejection(path, "parser", f"No document can be made of it ({type(problem).__name__}: {str(problem)[:200]}).")


def _rejected(rejection: Rejection) -> Record:
    return Record(rejection.path, "", partial(_told, rejection))


def _told(rejection: Rejection) -> Rejection:
    return rejection


def _with(draft: Draft, asserted: Given) -> Draft:
    return draft if asserted == _NOTHING else replace(draft, asserted=asserted)


_NOTHING = Given()
_DETAILS = {
    "binary": "The file is not text: it has control characters, the first at byte {}.",
    "undecodable": "The file is in no known encoding; as UTF-8 it cannot be read at byte {}. Save it as UTF-8.",
}
