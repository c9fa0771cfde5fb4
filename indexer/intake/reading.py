"""A file → its documents and rejections, one by one; nothing that a file holds ends the reading of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.errors import SettingsError
from indexer.intake.assembling import assemble
from indexer.intake.drafts import Draft, Given, SourceFile
from indexer.intake.encodings import UndecodableError
from indexer.intake.formats import reader_of
from indexer.intake.listing import obstacle
from indexer.intake.sidecars import read_asserted
from indexer.model import Document, Rejection
from indexer.settings import Settings


def read_file(file: SourceFile, settings: Settings) -> Iterator[Document | Rejection]:
    """The documents of a file in its order, with a rejection for each part that is none. A text file gives one of either.

    Deterministic; streaming for .jsonl and .csv. Raises nothing for the file's sake.
    """
    try:
        yield from _read(file, settings)
    except SettingsError:  # no file's fault
        raise
    except UndecodableError as problem:
        yield Rejection(file.id, problem.reason, _DETAILS[problem.reason].format(problem.offset))
    except OSError as problem:
        yield Rejection(file.id, "unreadable", f"The file cannot be read: {problem.strerror}.")
    except Exception as problem:  # whatever else a file makes a reader raise, the other files are to be read
        yield Rejection(file.id, "parser", f"The file cannot be read ({type(problem).__name__}: {str(problem)[:200]}).")


def _read(file: SourceFile, settings: Settings) -> Iterator[Document | Rejection]:
    fault = obstacle(file, settings)
    reader = reader_of(file.path)
    if fault or reader is None:
        yield fault or Rejection(file.id, "format", "No reader knows this format.")
        return
    asserted = read_asserted(file)
    if isinstance(asserted, Rejection):
        yield asserted
        return
    is_empty = True
    for item in reader(file, settings):
        is_empty = False
        yield item if isinstance(item, Rejection) else _assemble(_with(item, asserted), settings)
    if is_empty:
        yield Rejection(file.id, "empty", "There is no record in it.")


def _assemble(draft: Draft, settings: Settings) -> Document | Rejection:
    """The document of a draft; one that cannot be made costs its own record only."""
    try:
        return assemble(draft, settings)
    except SettingsError:
        raise
    except Exception as problem:
        return Rejection(draft.path, "parser", f"No document can be made of it ({type(problem).__name__}: {str(problem)[:200]}).")


def _with(draft: Draft, asserted: Given) -> Draft:
    return draft if asserted == _NOTHING else replace(draft, asserted=asserted)


_NOTHING = Given()
_DETAILS = {
    "binary": "The file is not text: it has control characters, the first at byte {}.",
    "undecodable": "The file is in no known encoding; as UTF-8 it cannot be read at byte {}. Save it as UTF-8.",
}
