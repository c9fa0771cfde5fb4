""".csv: one record a row, columns named as the keys of a JSONL record; comma, semicolon or tab."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.intake.drafts import Draft, SourceFile
from indexer.intake.format_jsonl import draft_of_record
from indexer.intake.tables import TableError, table_rows
from indexer.model import Rejection
from indexer.settings import Settings


def read_csv(file: SourceFile, settings: Settings) -> Iterator[Draft | Rejection]:
    """A draft or a rejection for each row; one rejection for a file that is no table."""
    try:
        for row in table_rows(file.path, settings.max_raw_bytes):
            path = f"{file.id}:{row.number}"
            yield Rejection(path, row.reason, row.fault) if row.fault else draft_of_record(dict(row.fields), path, row.encoding)
    except TableError as problem:
        yield Rejection(file.id, problem.reason, f"The file cannot be read as a table: {problem}.")
