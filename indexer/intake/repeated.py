"""Lines that repeat in many documents of one source are its furniture: navigation, notices, mottos."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.intake.fingerprints import document_hash
from indexer.model import Document, Removal

MIN_DOCUMENTS = 3
MIN_SHARE = 0.3
# a paragraph of prose longer than this does not stand in every third document; not counting it keeps the table small
MAX_LENGTH = 300
# lines of one source that are held at once, and the share of its documents below which a line is forgotten when there are more
ROOM = 50_000
PRUNED_SHARE = 0.005
REASON = "repeated-in-source"


@dataclass(frozen=True, slots=True)
class Lines:
    """What tells the furniture of a document: its source, and a mark for each paragraph; "" for one that is too long to be any."""

    source: str | None
    marks: tuple[bytes, ...]

    @classmethod
    def of(cls, document: Document) -> Lines:
        """Those of a document; of an unknown source there are none."""
        if document.source is None:
            return cls(None, ())
        return cls(document.source, tuple(_mark(line) if len(line) <= MAX_LENGTH else b"" for line in document.paragraphs))


class RepeatedLines:
    """Counts lines by source in a first pass, takes those away in a second that stand in at least three and 30 % of its documents.

    A removal's line is 0 here: which line of the raw text a paragraph was is not known any more.
    Documents of an unknown source are left as they are: nothing says that they belong together.
    """

    def __init__(self) -> None:
        self._documents: Counter[str] = Counter()
        self._lines: dict[str, Counter[bytes]] = {}
        self._room: dict[str, int] = {}

    def count(self, document: Lines) -> None:
        """Take a document into account, once."""
        if document.source is None:
            return
        self._documents[document.source] += 1
        lines = self._lines.setdefault(document.source, Counter())
        lines.update(filter(None, set(document.marks)))
        if len(lines) > self._room.get(document.source, ROOM):
            self._prune(document.source)

    def _prune(self, source: str) -> None:
        """Forget the lines that are far from a third of the documents so far; what they lose is at most that little share."""
        least = max(2, int(PRUNED_SHARE * self._documents[source]))
        self._lines[source] = Counter({mark: seen for mark, seen in self._lines[source].items() if seen >= least})
        self._room[source] = max(ROOM, 2 * len(self._lines[source]))

    def furniture(self, document: Lines) -> tuple[bool, ...]:
        """Which paragraphs of a document are furniture of its source; empty when none is, and for a document that is nothing else."""
        if document.source is None:
            return ()
        counted = self._lines.get(document.source, Counter[bytes]())
        least = max(MIN_DOCUMENTS, MIN_SHARE * self._documents[document.source])
        gone = tuple(counted.get(mark, 0) >= least for mark in document.marks)
        return gone if any(gone) and not all(gone) else ()

    def strip(self, document: Document, gone: Sequence[bool] | None = None) -> Document:
        """The document without the furniture of its source, which goes into `removed`; the same object when there is none.

        `gone` is what `furniture` said of it, when it has been asked.
        """
        if gone is None:
            gone = self.furniture(Lines.of(document))
        if not gone:
            return document
        kept = [index for index, is_gone in enumerate(gone) if not is_gone]
        removals = tuple(Removal(0, line, REASON) for line, is_gone in zip(document.paragraphs, gone, strict=True) if is_gone)
        stripped = replace(
            document,
            paragraphs=tuple(document.paragraphs[index] for index in kept),
            paragraph_languages=tuple(document.paragraph_languages[index] for index in kept),
            removed=document.removed + removals,
        )
        return replace(stripped, hash=document_hash(stripped))

    def to_bytes(self) -> bytes:
        """The table for keeping; lines that were seen only once or twice are not in it."""
        lines = {
            source: {mark.hex(): seen for mark, seen in lines.items() if seen >= MIN_DOCUMENTS} for source, lines in self._lines.items()
        }
        return json.dumps({"documents": dict(self._documents), "lines": lines}, ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> RepeatedLines:
        """The table that `to_bytes` kept; raises ValueError for anything else."""
        table = cls()
        try:
            kept = json.loads(raw)
            table._documents.update(kept["documents"])
            for source, lines in kept["lines"].items():
                table._lines[source] = Counter({bytes.fromhex(mark): seen for mark, seen in lines.items()})
        except (KeyError, TypeError, AttributeError) as problem:
            raise ValueError("These bytes are no table of repeated lines.") from problem
        return table


def _mark(line: str) -> bytes:
    """Twelve bytes for a line: two of a hundred million lines meet with a chance of one in 10^13."""
    return hashlib.blake2b(line.encode(), digest_size=12).digest()
