""".jsonl: one record a line. A bad line is rejected by its number, the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from indexer.intake.drafts import Draft, SourceFile
from indexer.intake.given import given
from indexer.intake.streams import RawLine, open_utf_8, raw_lines
from indexer.intake.tags import plain_line, without_tags
from indexer.model import Rejection
from indexer.settings import Settings

MAX_ID_LENGTH = 500


def read_jsonl(file: SourceFile, settings: Settings) -> Iterator[Draft | Rejection]:
    """A draft or a rejection for each line that is not blank; raises UndecodableError when the file begins with no text."""
    return (read() for _, _, read in jsonl_records(file, settings))


def jsonl_records(file: SourceFile, settings: Settings) -> Iterator[tuple[str, bytes | None, Callable[[], Draft | Rejection]]]:
    """For each line that is not blank its place in the corpus, its bytes (None: over the limit), and what reads it."""
    with open_utf_8(file.path) as (stream, encoding):
        for line in raw_lines(stream, settings.max_raw_bytes):
            if line.content is None or line.content.strip():
                path = f"{file.id}:{line.number}"
                yield path, line.content, partial(_read_line, line, path, encoding, settings.max_raw_bytes)


def _read_line(line: RawLine, path: str, encoding: str, limit: int) -> Draft | Rejection:
    if line.content is None:
        return Rejection(path, "size", f"The line is longer than the limit of {limit:,} bytes. Split it, or raise max_raw_bytes.")
    try:
        record = json.loads(line.content.decode("utf-8"))
    except UnicodeDecodeError as problem:
        return Rejection(path, "undecodable", f"The line is not {encoding} text at byte {problem.start} of the line.")
    except (ValueError, RecursionError) as problem:
        return Rejection(path, "record", f"The line is not JSON: {str(problem) or 'nested too deep'}.")
    if not isinstance(record, dict):
        return Rejection(path, "record", f"The line holds a {type(record).__name__}, not an object with keys such as text and title.")
    return draft_of_record(record, path, encoding)


def draft_of_record(record: dict[str, object], path: str, encoding: str) -> Draft | Rejection:
    """The draft of a record's fields; without an `id`, its place in the file is its id. A text in HTML loses its tags."""
    said = given(record, "record", path)
    if said.text is None:
        return Rejection(path, "record", "The record has no text. Give it a key text, body or content with a string.")
    if said.id and len(said.id) > MAX_ID_LENGTH:
        return Rejection(path, "record", f"The record's id is longer than {MAX_ID_LENGTH} characters.")
    title = plain_line(said.title) if said.title else said.title
    # most titles are plain, and to copy the fields takes as long as to read the title
    titled = said if title == said.title else replace(said, title=title or None)
    return Draft(said.id or path, path, without_tags(said.text), encoding, record=titled)
