"""Lines that repeat in many documents of one source are its furniture: navigation, notices, mottos."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import replace

from indexer.intake.fingerprints import document_hash
from indexer.model import Document, Removal

MIN_DOCUMENTS = 3
MIN_SHARE = 0.3
# a paragraph of prose longer than this does not stand in every third document; not counting it keeps the table small
MAX_LENGTH = 300
REASON = "repeated-in-source"


class RepeatedLines:
    """Counts lines by source in a first pass, takes those away in a second that stand in at least three and 30 % of its documents.

    A removal's line is 0 here: which line of the raw text a paragraph was is not known any more.
    Documents of an unknown source are left as they are: nothing says that they belong together.
    """

    def __init__(self) -> None:
        self._documents: Counter[str] = Counter()
        self._lines: Counter[bytes] = Counter()

    def count(self, document: Document) -> None:
        """Take a document into account, once."""
        if document.source is None:
            return
        self._documents[document.source] += 1
        self._lines.update({_mark(document.source, line) for line in document.paragraphs if len(line) <= MAX_LENGTH})

    def strip(self, document: Document) -> Document:
        """The document without its source's furniture, which goes into `removed`; the same object when there is none.

        A document that consists of nothing else is left whole.
        """
        if document.source is None:
            return document
        gone = [self._is_furniture(document.source, line) for line in document.paragraphs]
        if not any(gone) or all(gone):
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
        lines = {mark.hex(): seen for mark, seen in self._lines.items() if seen >= MIN_DOCUMENTS}
        return json.dumps({"documents": dict(self._documents), "lines": lines}, ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> RepeatedLines:
        """The table that `to_bytes` kept; raises ValueError for anything else."""
        table = cls()
        try:
            kept = json.loads(raw)
            table._documents.update(kept["documents"])
            table._lines.update({bytes.fromhex(mark): seen for mark, seen in kept["lines"].items()})
        except (KeyError, TypeError, AttributeError) as problem:
            raise ValueError("These bytes are no table of repeated lines.") from problem
        return table

    def _is_furniture(self, source: str, line: str) -> bool:
        if len(line) > MAX_LENGTH:
            return False
        seen = self._lines[_mark(source, line)]
        return seen >= MIN_DOCUMENTS and seen >= MIN_SHARE * self._documents[source]


def _mark(source: str, line: str) -> bytes:
    """Twelve bytes for a line of a source: two of a hundred million lines meet with a chance of one in 10^13."""
    return hashlib.blake2b(f"{source}\0{line}".encode(), digest_size=12).digest()
