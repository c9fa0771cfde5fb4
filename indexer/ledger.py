"""What became of every input of a build: kept with the generation, so that an update knows what it need not read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from indexer.errors import EngineError
from indexer.model import Duplicate, Rejection
from indexer.pickling import travels


@travels
@dataclass(frozen=True, slots=True)
class Entry:
    """A document that a file gave: its id, where it stood, the hash of all that is indexed of it, and the hash that its copies share.

    `asserted` is a hash of what a person said of it, "" for nothing.
    `record` is the fingerprint of the line that it was read from, "" where lines have none.
    """

    id: str
    path: str
    hash: str
    identity: str
    asserted: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of the corpus as a build found it."""

    id: str
    fingerprint: str
    entries: tuple[Entry, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """Which entries are indexed and which are not: every entry is in `kept`, in `duplicates` or has a rejection.

    `kept` gives by id the file, the entry's number in it and its hash: of one id the first, of one identity the first that a person
    described, or else the first. Copies that were described in different ways are no duplicates: nothing that was asserted is lost.
    """

    kept: dict[str, tuple[str, int, str]]
    duplicates: tuple[Duplicate, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All files in order of their ids, and what was rejected before it was read as a file."""

    files: tuple[FileRecord, ...] = ()
    unread: tuple[Rejection, ...] = ()

    def settle(self) -> Settlement:
        """Decide for every entry, in order, so that the answer depends on the inputs alone."""
        kept: dict[str, tuple[str, int, str]] = {}
        owners = self._owners()
        places: dict[str, str] = {}
        duplicates, rejections = [], list(self.unread)
        for file in self.files:
            rejections += file.rejections
            for number, entry in enumerate(file.entries):
                if entry.id in places:
                    rejections.append(_taken(entry, places[entry.id]))
                    continue
                places[entry.id] = entry.path
                if (owner := owners[entry.identity, entry.asserted]) != entry.id:
                    duplicates.append(Duplicate(entry.path, owner))
                else:
                    kept[entry.id] = (file.id, number, entry.hash)
        return Settlement(kept, tuple(duplicates), tuple(rejections))

    def _owners(self) -> dict[tuple[str, str], str]:
        """By identity and what was asserted, the id of the document that stands for all of its copies."""
        owners: dict[tuple[str, str], str] = {}
        described: dict[str, str] = {}
        seen: set[str] = set()
        for entry in chain.from_iterable(file.entries for file in self.files):
            id = entry.id
            if id not in seen:
                seen.add(id)
                owners.setdefault((entry.identity, entry.asserted), id)
                if entry.asserted:
                    described.setdefault(entry.identity, id)
        owners.update(((identity, ""), id) for identity, id in described.items())
        return owners

    def to_bytes(self) -> bytes:
        """The ledger as JSON, a file a line."""
        return "\n".join(json.dumps(line, ensure_ascii=False) for line in self._lines()).encode("utf-8", "surrogatepass")

    def _lines(self) -> Iterator[object]:
        yield [_row(rejection) for rejection in self.unread]
        for file in self.files:
            entries = [(entry.id, entry.path, entry.hash, entry.identity, entry.asserted, entry.record) for entry in file.entries]
            yield [file.id, file.fingerprint, entries, [_row(rejection) for rejection in file.rejections]]

    @classmethod
    def from_bytes(cls, data: bytes) -> Ledger:
        """The ledger that `to_bytes` wrote; EngineError when the bytes are not one."""
        try:
            unread, *files = (json.loads(line) for line in data.decode("utf-8", "surrogatepass").split("\n"))
            return cls(tuple(_file(*file) for file in files), tuple(Rejection(*row) for row in unread))
        except (ValueError, TypeError) as problem:
            raise EngineError("The ledger of this index is damaged. Build it anew with: depesha index --full") from problem


def _row(rejection: Rejection) -> tuple[str, str, str]:
    return rejection.path, rejection.reason, rejection.detail


def _file(id: str, fingerprint: str, entries: list[list[str]], rejections: list[list[str]]) -> FileRecord:
    return FileRecord(id, fingerprint, tuple(Entry(*entry) for entry in entries), tuple(Rejection(*row) for row in rejections))


def _taken(entry: Entry, owner: str) -> Rejection:
    return Rejection(entry.path, "duplicate-id", f"The id {entry.id!r} is taken by {owner}. Give this document another id.")
