"""By what a file is known to be unchanged, and a document to be the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

from indexer.hashing import hash_file
from indexer.intake.characters import fold_spaces
from indexer.model import BY_EVENT, Document
from indexer.settings import Settings

_LIBRARIES = ("charset-normalizer", "langdetect", "lxml", "pypdf", "python-docx", "trafilatura")


def fingerprint(path: Path, sidecar: Path, row: tuple[tuple[str, str], ...], settings: Settings) -> str:
    """SHA-256 over all that the documents of a file depend on; streaming. Raises OSError."""
    return hash_file(hashlib.sha256(_surroundings(sidecar, row, settings)), path)


def record_fingerprints(sidecar: Path, row: tuple[tuple[str, str], ...], settings: Settings) -> Callable[[bytes], str]:
    """A function from a record as it stands in its file to a value for all that its document depends on, but for its place."""
    surroundings = hashlib.sha256(_surroundings(sidecar, row, settings)).digest()
    return lambda content: hashlib.blake2b(content, digest_size=16, key=surroundings).hexdigest()


def _surroundings(sidecar: Path, row: tuple[tuple[str, str], ...], settings: Settings) -> bytes:
    """What documents of a file depend on beside its bytes."""
    parts = [part.encode() + b"\0" for part in (rules_version(), _settings_part(settings), json.dumps(row))]
    beside = hashlib.sha256(sidecar.read_bytes()).digest() if sidecar.is_file() else b""
    return b"".join((*parts, beside, b"\0"))


@lru_cache(maxsize=1)
def rules_version() -> str:
    """One value for the rules of intake as they stand: its own files and the versions of the libraries it reads with.

    Made from the files and not kept by hand, so that no changed rule leaves documents as the old one made them.
    """
    digest = hashlib.sha256()
    for entry in sorted(resources.files("indexer.intake").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith((".py", ".tsv")):
            digest.update(entry.name.encode() + entry.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)};".encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"


def _settings_part(settings: Settings) -> str:
    outlets = hashlib.sha256(settings.outlets.read_bytes()).hexdigest() if settings.outlets else ""
    return json.dumps([settings.years, settings.max_raw_bytes, settings.max_text_bytes, outlets])


def document_hash(document: Document) -> str:
    """SHA-256 of all that is indexed, stored or shown of a document: equal means that there is nothing to do.

    The path and the encoding of its file are left out, so that a file saved anew in UTF-8 is the same document; so is a day that other
    documents gave it.
    """
    return hashlib.sha256("\0".join(_parts(document)).encode()).hexdigest()


def _parts(document: Document) -> Iterator[str]:
    """Every value, lists with their lengths, so that no two documents give the same sequence; no value has a zero character in it."""
    yield from (document.id, document.title, document.title_source, document.language, document.source_basis)
    yield from (value or "" for value in (document.source, document.url, document.place, document.credit))
    for values in (document.paragraphs, document.paragraph_languages, document.languages, document.tags):
        yield str(len(values))
        yield from values
    for dated in (document.date, None if _has_day_of_its_event(document) else document.event_date):
        yield from (dated.value, dated.precision, dated.source, dated.evidence, ",".join(dated.flags)) if dated else ("",)
    yield from (part for pair in document.extra for part in pair)
    yield from (part for removal in document.removed for part in (str(removal.line), removal.text, removal.reason))


def _has_day_of_its_event(document: Document) -> bool:
    """Did the other texts of its event give the document its day?"""
    return document.event_date is not None and document.event_date.source == BY_EVENT


def text_hash(document: Document) -> str:
    """SHA-256 of the body with its white space folded: two documents of one value are one text."""
    return hashlib.sha256(fold_spaces(" ".join(document.paragraphs)).encode()).hexdigest()
