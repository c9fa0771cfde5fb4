"""Two published documents side by side: what the command, the page and other programs ask for."""

from __future__ import annotations

from indexer.errors import InputError, UnknownDocumentError
from indexer.ledger import Ledger
from indexer.model import Document
from indexer.readouts.comparison import Comparison, compare
from indexer.snapshot import Snapshot


def compare_documents(snapshot: Snapshot, a: str, b: str) -> Comparison:
    """The documents of two ids side by side, read with the tables of their own build.

    UnknownDocumentError when the index has not both, with the original of one that repeats another; InputError when they are one and
    the same, or one is not named.
    """
    if not (a and b):
        raise InputError("An id is empty. Name two documents, as depesha search prints their ids.")
    if a == b:
        raise InputError(f"Both documents are {a}. Name two different ones to compare.")
    return compare(snapshot.analyser, _document(snapshot, a), _document(snapshot, b))


def _document(snapshot: Snapshot, id: str) -> Document:
    try:
        return snapshot.engine.document(id)
    except UnknownDocumentError as problem:
        duplicates = Ledger.from_bytes(snapshot.ledger).settle().duplicates
        if original := next((one.of for one in duplicates if one.path == id), None):
            raise UnknownDocumentError(f"{id} repeats {original} and is not indexed by itself. Compare with {original}.") from problem
        raise
