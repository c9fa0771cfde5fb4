""".txt: one document a file."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.intake.drafts import Draft, SourceFile
from indexer.intake.encodings import decode
from indexer.intake.tags import without_tags
from indexer.model import Rejection
from indexer.settings import Settings


def read_text(file: SourceFile, settings: Settings) -> Iterator[Draft | Rejection]:
    """The file's text; raises UndecodableError."""
    decoded = decode(file.path.read_bytes())
    is_page = decoded.text.lstrip().startswith("<")  # saved under a wrong name
    yield Draft(file.id, file.id, without_tags(decoded.text) if is_page else decoded.text, decoded.encoding)
