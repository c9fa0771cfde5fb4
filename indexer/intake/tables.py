"""Tables in text: comma, semicolon or tab as the header line has it, byte order mark, long fields; a bad line does not take the rest."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.intake.encodings import UndecodableError
from indexer.intake.streams import RawLine, open_utf_8, raw_lines

DELIMITERS = ",;\t"


class TableError(ValueError):
    """A file that cannot be read as a table at all; `reason` in a word."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its header's names in small letters; `number` is the line it begins on, `fault` what is wrong with it, or ""."""

    number: int
    fields: dict[str, str] = field(default_factory=dict)
    fault: str = ""
    reason: str = "record"
    encoding: str = "utf-8"


def table_rows(path: Path, limit: int) -> Iterator[Row]:
    """The rows of a table, none longer than `limit` bytes; raises TableError for a file without a header line, and OSError."""
    try:
        with open_utf_8(path) as (stream, encoding):
            lines = raw_lines(stream, limit)
            header, delimiter = _header(lines)
            for number, text in _records(lines, delimiter, limit):
                yield _row(number, text, header, delimiter, encoding)
    except UndecodableError as problem:
        raise TableError(problem.reason, f"it is no text ({problem})") from problem


def _header(lines: Iterator[RawLine]) -> tuple[list[str], str]:
    first = next((line for line in lines if line.content is None or line.content.strip()), None)
    if first is None or first.content is None:
        raise TableError("empty", "it has no header line")
    text = first.content.decode("utf-8", "replace")
    try:
        delimiter = max(DELIMITERS, key=lambda mark: (len(_fields(text, mark)), -DELIMITERS.index(mark)))
        return [name.strip().casefold() for name in _fields(text, delimiter)], delimiter
    except csv.Error as problem:
        raise TableError("record", f"its header line is none: {problem}") from problem


def _fields(text: str, delimiter: str) -> list[str]:
    # the limit is one for the process; it only ever goes up, and the length of a record is bounded before this
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return next(csv.reader([text], delimiter=delimiter), [])


def _records(lines: Iterator[RawLine], delimiter: str, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each record's first line and bytes; a quoted field may hold line ends. None is one over the limit or with a quote left open.

    After a quote that nothing closes, reading goes on with the very next line, so that one bad line does not swallow the others.
    """
    held: deque[RawLine] = deque()
    while line := held.popleft() if held else next(lines, None):
        if line.content is None:
            yield line.number, None
            continue
        taken = _close(line, lines, held, delimiter.encode(), limit)
        if taken is None:
            yield line.number, None
        elif taken.strip():
            yield line.number, taken


def _close(line: RawLine, lines: Iterator[RawLine], held: deque[RawLine], delimiter: bytes, limit: int) -> bytes | None:
    """The record that begins with `line`, taking lines from `held` and `lines` while a quote is open; None puts them back."""
    parts, size, used = [line.content or b""], len(line.content or b""), 0
    is_open = _ends_open(parts[0], delimiter, False)
    while is_open and size <= limit:
        if used == len(held):
            following = next(lines, None)
            if following is None:
                return None
            held.append(following)
        content = held[used].content
        used += 1
        if content is None or _is_stray(content, delimiter):
            return None
        is_open = _ends_open(content, delimiter, True)
        parts.append(content)
        size += len(content) + 1
    if is_open or size > limit:
        return None
    for _ in range(used):
        held.popleft()
    return b"\n".join(parts)


def _ends_open(content: bytes, delimiter: bytes, is_open: bool) -> bool:
    """Whether a quoted field is open at the end of a line. Only a quote at a field's beginning opens one."""
    position = 0
    while True:
        if not is_open and content[position : position + 1] == b'"':
            is_open, position = True, position + 1
        if is_open:
            position = _after_quote(content, position)
            if position < 0:
                return True
            is_open = False
        position = content.find(delimiter, position) + 1
        if position == 0:
            return False


def _is_stray(content: bytes, delimiter: bytes) -> bool:
    """Whether the next quote on a further line of a field closes nothing, since text follows it: then the first one opened nothing."""
    end = _after_quote(content, 0)
    return end >= 0 and content[end : end + 1] not in (b"", delimiter)


def _after_quote(content: bytes, position: int) -> int:
    """Behind the quote that closes a field, or -1; a doubled quote is one in the text."""
    while (quote := content.find(b'"', position)) >= 0:
        if content[quote + 1 : quote + 2] != b'"':
            return quote + 1
        position = quote + 2
    return -1


def _row(number: int, content: bytes | None, header: list[str], delimiter: str, encoding: str) -> Row:
    if content is None:
        return Row(number, fault="The row is over the size limit, or a quotation mark in it is never closed.")
    try:
        cells = _fields(content.decode("utf-8"), delimiter)
    except UnicodeDecodeError as problem:
        return Row(number, fault=f"The row is not {encoding} text at byte {problem.start} of the row.", reason="undecodable")
    except csv.Error as problem:
        return Row(number, fault=f"The row cannot be read: {problem}.")
    if any(cell.strip() for cell in cells[len(header) :]):
        return Row(number, fault=f"The row has {len(cells)} fields, the header {len(header)}. Put quotation marks around long texts.")
    return Row(number, dict(zip(header, cells, strict=False)), encoding=encoding)
