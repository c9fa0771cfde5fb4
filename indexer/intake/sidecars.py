"""What a person asserts beside a file: NAME.toml, or a row of the folder's metadata.csv. It wins, and nothing here ever overwrites it."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.errors import CorpusError
from indexer.intake.drafts import Given, SourceFile
from indexer.intake.formats import is_streamed
from indexer.intake.given import NAMES, given
from indexer.intake.tables import TableError, table_rows
from indexer.model import Document, Rejection

METADATA = "metadata.csv"
SIDECAR = ".toml"
MAX_BYTES = 1_000_000
_FILE_COLUMNS = ("file", "filename", "path", "name")


@dataclass(frozen=True, slots=True)
class Rows:
    """A folder's metadata.csv: file name → its fields, and the lines that say nothing (line number, what is wrong)."""

    by_name: Mapping[str, tuple[tuple[str, str], ...]]
    faults: tuple[tuple[int, str], ...]


def sidecar_path(path: Path) -> Path:
    """Where the sidecar of a file stands or would stand."""
    return path.with_suffix(SIDECAR)


def read_rows(folder: Path) -> Rows:
    """The rows of the folder's metadata.csv, none when there is no such file; raises CorpusError for one that is no table."""
    path = folder / METADATA
    if not path.is_file():
        return Rows({}, ())
    try:
        found = list(table_rows(path, MAX_BYTES))
    except (TableError, OSError) as problem:
        raise CorpusError(f"{path} cannot be read: {problem}. Mend it, or move it away.") from problem
    rows: dict[str, tuple[tuple[str, str], ...]] = {}
    faults: list[tuple[int, str]] = []
    for row in found:
        name = next((row.fields[column] for column in _FILE_COLUMNS if row.fields.get(column)), None)
        if row.fault or name is None or name in rows:
            faults.append((row.number, row.fault or (f"{name} has a row already." if name else "No column `file` names a file.")))
        else:
            rows[name] = tuple((key, value) for key, value in row.fields.items() if key not in _FILE_COLUMNS)
    return Rows(rows, tuple(faults))


def read_asserted(file: SourceFile) -> Given | Rejection:
    """The sidecar of a file, over its row of metadata.csv; a rejection when the sidecar cannot be read, since a guess must not stand in."""
    path = sidecar_path(file.path)
    try:
        fields = _fields(file)
    except _UNREADABLE as problem:
        return Rejection(file.id, "sidecar", f"Its sidecar {path.name} cannot be read: {problem}. Mend it or move it away.")
    return _checked(fields, file, path.name if path.is_file() else METADATA) if fields else Given()


def asserted_hash(file: SourceFile) -> str:
    """SHA-256 of what a person asserts of a file, the same wherever the file stands; "" when nothing is, or it cannot be read."""
    try:
        # an empty cell of a table says nothing; an empty value of a sidecar says that it is unknown
        fields = {key.casefold(): value for key, value in _fields(file).items() if value != "" or key not in dict(file.row)}
    except _UNREADABLE:
        return ""
    said = json.dumps(fields, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest() if fields else ""


_UNREADABLE = (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError)


def _fields(file: SourceFile) -> dict[str, object]:
    path = sidecar_path(file.path)
    fields: dict[str, object] = dict(file.row)
    return fields | tomllib.loads(_bounded(path).decode("utf-8-sig")) if path.is_file() else fields


def _bounded(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES)


def _checked(fields: dict[str, object], file: SourceFile, where: str) -> Given | Rejection:
    said = given(fields, "sidecar", where)
    named = {str(key).casefold() for key in fields}
    wrong = next((name for name in NAMES if name in named and name in dict(said.extra)), None)
    if wrong:
        return Rejection(
            file.id, "sidecar", f"{where} has a {wrong} that cannot be read: {dict(said.extra)[wrong]}. Mend it or take it out."
        )
    # a row of a table has empty cells where nothing is said; a sidecar's empty value was put there
    blank = frozenset(name for name in NAMES if fields.get(name) == "" and name not in dict(file.row))
    return replace(said, unknown=blank)


def write_sidecar(document: Document, path: Path) -> str:
    """Write the guesses for the document of the file `path` beside it, to be corrected by hand. What was done, in a sentence.

    Nothing is written when there is a sidecar already, nor for one of the many documents of a .jsonl or .csv: a sidecar would speak of
    all of them. Each guess is a comment until a person takes the mark away: a sidecar holds only what a person asserts. Raises
    CorpusError when it cannot be written.
    """
    if is_streamed(path):
        return f"{path}: no sidecar, since its records carry their own metadata. Correct them there."
    beside = sidecar_path(path)
    try:
        with beside.open("x", encoding="utf-8") as stream:
            stream.write(sidecar_text(document))
    except FileExistsError:
        return f"{beside}: left as it is, since it was there already."
    except OSError as problem:
        raise CorpusError(f"The sidecar {beside} cannot be written: {problem.strerror}.") from problem
    return f"{beside}: written. Take away the # before a line to make it count."


def sidecar_text(document: Document) -> str:
    """The text of a sidecar with every guess as a comment; an empty value asserts that it is unknown."""
    guesses = {
        "title": document.title,
        "date": document.date.value if document.date else "",
        "event_date": document.event_date.value if document.event_date else "",
        "language": document.language,
        "source": document.source or "",
        "url": document.url or "",
        "place": document.place or "",
        "credit": document.credit or "",
        "tags": list(document.tags),
    }
    head = "# What you assert about this document. Take away the # before a line to make it count; a guess never overwrites it.\n"
    # JSON strings and lists of strings are TOML as well
    return head + "".join(f"# {key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in guesses.items())
