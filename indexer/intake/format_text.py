""".txt: one document a file."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.intake.drafts import Draft, SourceFile
from indexer.intake.encodings import decode
from indexer.model import Rejection
from indexer.settings import Settings


def read_text(file: SourceFile, settings: Settings) -> Iterator[Draft | Rejection]:
    """The file's text; raises UndecodableError."""
    decoded = decode(file.path.read_bytes())
    yield Draft(file.id, file.id, decoded.text, decoded.encoding)
