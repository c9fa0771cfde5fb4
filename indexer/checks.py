"""`depesha check`: the files against their manifest, then the index against the ledger of its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from indexer import attachments
from indexer.engines import Fault, open_engine, verify
from indexer.errors import DepeshaError, NoIndexError
from indexer.ledger import Ledger

FULL = "Build it anew with: depesha index --full"


def find_faults(index: Path) -> tuple[Fault, ...]:
    """Every fault of the published index; NoIndexError when there is none.

    Kinds beyond those of the engines: ledger (it cannot be read), inputs (what it says was kept is not what is indexed).
    """
    return verify(index) or tuple(_against_ledger(index))


def _against_ledger(index: Path) -> Iterator[Fault]:
    with closing(open_engine(index)) as engine:
        try:
            attachments.read_analyser(engine)
            kept = Ledger.from_bytes(engine.attachment(attachments.LEDGER)).settle().kept
        except NoIndexError as problem:
            yield Fault("version", str(problem), "Run make.")
            return
        except DepeshaError as problem:
            yield Fault("ledger", str(problem), FULL)
            return
        if len(kept) != engine.stamp.documents:
            yield Fault("inputs", f"{len(kept)} inputs were kept, {engine.stamp.documents} documents are indexed.", FULL)
        for id in kept:
            try:
                engine.document(id)
            except DepeshaError as problem:
                yield Fault("inputs", f"{id} was kept and cannot be read: {problem}", FULL)
