"""Two published documents side by side: what the command, the page and other programs ask for."""

from __future__ import annotations

from indexer.errors import InputError
from indexer.readouts.comparison import Comparison, compare
from indexer.snapshot import Snapshot


def compare_documents(snapshot: Snapshot, a: str, b: str) -> Comparison:
    """The documents of two ids side by side, read with the tables of their own build.

    UnknownDocumentError when the index has not both; InputError when they are one and the same.
    """
    if a == b:
        raise InputError(f"Both documents are {a}. Name two different ones to compare.")
    return compare(snapshot.analyser, snapshot.engine.document(a), snapshot.engine.document(b))
