"""What became of every input of a build: kept with the generation, so that an update knows what it need not read again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
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
    line: str = field(default="", compare=False, repr=False)
    """As it stands in the ledger that it was read from: most files of an update are written as they were."""


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
        owners = self._described()
        places: dict[str, str] = {}
        duplicates, rejections = [], list(self.unread)
        for file in self.files:
            rejections += file.rejections
            for number, entry in enumerate(file.entries):
                id = entry.id
                if id in places:
                    rejections.append(_taken(entry, places[id]))
                    continue
                places[id] = entry.path
                if (owner := owners.setdefault((entry.identity, entry.asserted), id)) != id:
                    duplicates.append(Duplicate(entry.path, owner))
                else:
                    kept[id] = (file.id, number, entry.hash)
        return Settlement(kept, tuple(duplicates), tuple(rejections))

    def _described(self) -> dict[tuple[str, str], str]:
        """By identity and an empty assertion, the id of the first document that a person described: it stands for its plain copies."""
        described: dict[tuple[str, str], str] = {}
        seen: set[str] = set()
        if any(entry.asserted for file in self.files for entry in file.entries):
            for entry in chain.from_iterable(file.entries for file in self.files):
                if entry.id not in seen and entry.asserted:
                    described.setdefault((entry.identity, ""), entry.id)
                seen.add(entry.id)
        return described

    def to_bytes(self) -> bytes:
        """The ledger as JSON, a file a line."""
        unread = _json([_row(rejection) for rejection in self.unread])
        return "\n".join((unread, *(file.line or _line(file) for file in self.files))).encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, data: bytes) -> Ledger:
        """The ledger that `to_bytes` wrote; EngineError when the bytes are not one."""
        try:
            unread, *files = data.decode("utf-8", "surrogatepass").split("\n")
            return cls(tuple(map(_file, files)), tuple(Rejection(*row) for row in json.loads(unread)))
        except (ValueError, TypeError) as problem:
            raise EngineError("The ledger of this index is damaged. Build it anew with: depesha index --full") from problem


def _row(rejection: Rejection) -> tuple[str, str, str]:
    return rejection.path, rejection.reason, rejection.detail


def _file(line: str) -> FileRecord:
    id, fingerprint, entries, rejections = json.loads(line)
    return FileRecord(id, fingerprint, tuple(Entry(*entry) for entry in entries), tuple(Rejection(*row) for row in rejections), line)


def _line(file: FileRecord) -> str:
    entries = [(entry.id, entry.path, entry.hash, entry.identity, entry.asserted, entry.record) for entry in file.entries]
    return _json([file.id, file.fingerprint, entries, [_row(rejection) for rejection in file.rejections]])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _taken(entry: Entry, owner: str) -> Rejection:
    return Rejection(entry.path, "duplicate-id", f"The id {entry.id!r} is taken by {owner}. Give this document another id.")
