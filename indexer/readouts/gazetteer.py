"""Persons, institutions and countries by their names in three languages: data/gazetteer.tsv, and the user's own table beside it.

    id      kind     uk                       ru                       en
    putin   person   Володимир Путін|Путін    Владимир Путин|Путин     Vladimir Putin|Putin

The first name of a language is the one that is shown. A row of the user's with an id of ours takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from indexer.analysis import fold
from indexer.errors import CorpusError

KINDS = ("person", "institution", "country")
SPOKEN = ("uk", "ru", "en")
HEADING = "\t".join(("id", "kind", *SPOKEN))


@dataclass(frozen=True, slots=True)
class Entry:
    """One that texts name; `names` are in the order of SPOKEN."""

    id: str
    kind: str
    names: tuple[tuple[str, ...], ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The name that a reader of each language is shown."""
        return tuple(names[0] for names in self.names)


@dataclass(frozen=True)
class Gazetteer:
    """Entries by id."""

    entries: tuple[Entry, ...]

    @classmethod
    def with_own(cls, user: bytes, name: str = "your gazetteer") -> Gazetteer:
        """The built-in entries with the user's; CorpusError with the number of a line that makes no sense."""
        built_in = (resources.files("indexer.readouts") / "data" / "gazetteer.tsv").read_bytes()
        found = {entry.id: entry for text, origin in ((built_in, "gazetteer.tsv"), (user, name)) for entry in _entries(text, origin)}
        return cls(tuple(found.values()))

    @classmethod
    def from_bytes(cls, data: bytes) -> Gazetteer:
        """What `to_bytes` wrote."""
        return cls(tuple(_entries(data, "the gazetteer of the index")))

    def to_bytes(self) -> bytes:
        """All entries as one table."""
        rows = ("\t".join((entry.id, entry.kind, *("|".join(names) for names in entry.names))) for entry in self.entries)
        return "\n".join((HEADING, *rows)).encode()

    def shown(self, id: str) -> tuple[str, ...] | None:
        """The names of an id in the order of SPOKEN, or None."""
        return self._shown.get(id)

    def id_of(self, kind: str, written: str) -> str:
        """The id of what is written, an id or any name; as written when there is none."""
        return written if written in self._by_id else self._by_name.get((kind, fold(written)), written)

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _shown(self) -> dict[str, tuple[str, ...]]:
        return {entry.id: entry.shown for entry in self.entries}

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], str]:
        return {(entry.kind, fold(name)): entry.id for entry in self.entries for names in entry.names for name in names}


def _entries(data: bytes, origin: str) -> Iterator[Entry]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CorpusError(f"{origin} is not UTF-8. Save it as UTF-8 and run make again.") from problem
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#") and line != HEADING:
            yield _entry(line.split("\t"), f"Line {number} of {origin}")


def _entry(cells: Iterable[str], place: str) -> Entry:
    match [cell.strip() for cell in cells]:
        case [id, kind, *written] if id and kind in KINDS and len(written) == len(SPOKEN):
            names = tuple(tuple(filter(None, (name.strip() for name in cell.split("|")))) for cell in written)
            if all(names):
                return Entry(id, kind, names)
    raise CorpusError(f"{place} makes no sense. Write id, kind ({', '.join(KINDS)}) and names in {', '.join(SPOKEN)}, parted by tabs.")
