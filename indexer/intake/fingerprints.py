"""By what a file is known to be unchanged, and a document to be the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

from indexer.intake.characters import fold_spaces
from indexer.model import Dated, Document
from indexer.settings import Settings

_CHUNK = 1 << 20
_LIBRARIES = ("charset-normalizer", "langdetect", "lxml", "pypdf", "python-docx", "trafilatura")


def fingerprint(path: Path, sidecar: Path, row: tuple[tuple[str, str], ...], settings: Settings) -> str:
    """SHA-256 over all that the documents of a file depend on; streaming. Raises OSError."""
    digest = hashlib.sha256()
    for part in (rules_version(), _settings_part(settings), json.dumps(row)):
        digest.update(part.encode() + b"\0")
    if sidecar.is_file():
        digest.update(hashlib.sha256(sidecar.read_bytes()).digest())
    digest.update(b"\0")
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


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

    The path and the encoding of its file are left out, so that a file saved anew in UTF-8 is the same document.
    """
    return hashlib.sha256(json.dumps(list(_parts(document)), ensure_ascii=False).encode()).hexdigest()


def _parts(document: Document) -> Iterator[object]:
    yield (document.id, document.title, document.title_source, document.paragraphs, document.paragraph_languages)
    yield (document.language, document.languages, document.source, document.source_basis, document.url, document.place, document.credit)
    yield (document.tags, document.extra, _date_parts(document.date), _date_parts(document.event_date))
    yield tuple((removal.line, removal.text, removal.reason) for removal in document.removed)


def _date_parts(dated: Dated | None) -> tuple[object, ...]:
    return (dated.value, dated.precision, dated.source, dated.evidence, dated.flags) if dated else ()


def text_hash(document: Document) -> str:
    """SHA-256 of the body with its white space folded: two documents of one value are one text."""
    return hashlib.sha256(fold_spaces(document.body).encode()).hexdigest()
