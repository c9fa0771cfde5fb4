"""Which reader reads which format. To add a format: one module with a Reader, one line here."""

from __future__ import annotations

from pathlib import Path

from indexer.intake.drafts import Reader
from indexer.intake.format_csv import read_csv
from indexer.intake.format_docx import read_docx
from indexer.intake.format_html import read_html
from indexer.intake.format_jsonl import read_jsonl
from indexer.intake.format_pdf import read_pdf
from indexer.intake.format_text import read_text

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
# formats that hold many documents and are read line by line, so that the size limit is for a record and not for the file
STREAMED = frozenset({".jsonl", ".csv"})


def reader_of(path: Path) -> Reader | None:
    """The reader for the file's extension, in small or capital letters; None for an unknown format."""
    return READERS.get(path.suffix.lower())


def is_streamed(path: Path) -> bool:
    """Whether the file may be of any size."""
    return path.suffix.lower() in STREAMED
