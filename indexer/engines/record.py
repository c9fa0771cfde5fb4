"""A document as one string, and back: what every engine stores and none looks into.

The record is a JSON list in the order of Document's fields: names would cost a third of a short document and a second of a long export.
Generations carry a schema number, so the order may change with it.
"""

from __future__ import annotations

import json
from codecs import utf_16_le_decode, utf_16_le_encode  # by name, they are looked for on the disk at the first record
from typing import Any

from indexer.model import Dated, Document, Precision, Removal

_SCAN = json.JSONDecoder().raw_decode  # a record begins and ends with its list: json.loads would look for white space around it


def dump(document: Document) -> str:
    """The document as one line of JSON that can always be encoded as UTF-8."""
    values = (
        document.id,
        document.title,
        document.paragraphs,
        document.paragraph_languages,
        document.language,
        document.languages,
        document.title_source,
        _dated_values(document.date),
        _dated_values(document.event_date),
        document.source,
        document.source_basis,
        document.url,
        document.place,
        document.credit,
        document.tags,
        document.extra,
        [(removal.line, removal.text, removal.reason) for removal in document.removed],
        document.encoding,
        document.path,
        document.hash,
        document.persons,
        document.institutions,
        document.countries,
    )
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate: JSON's escapes carry it, UTF-8 cannot
        return json.dumps(values, separators=(",", ":"))
    return text


def pack(record: str) -> bytes:
    """A record as bytes, for stores of bytes: a Cyrillic letter has two in UTF-8 too, and of UTF-16 text is made in half the time."""
    return utf_16_le_encode(record)[0]


def load(record: str | bytes) -> Document:
    """The document that `dump` wrote, packed or not; raises ValueError for anything else."""
    text = record if isinstance(record, str) else utf_16_le_decode(record, "strict", True)[0]
    values, end = _SCAN(text)
    if end != len(text):
        raise ValueError("more than a document's record")
    if not isinstance(values, list) or len(values) != len(Document.__slots__):
        raise ValueError("not a document's record")
    return Document(
        values[0],
        values[1],
        tuple(values[2]),
        tuple(values[3]),
        values[4],
        tuple(values[5]),
        values[6],
        _dated(values[7]),
        _dated(values[8]),
        values[9],
        values[10],
        values[11],
        values[12],
        values[13],
        tuple(values[14]),
        tuple((name, value) for name, value in values[15]),
        tuple(Removal(*removal) for removal in values[16]),
        values[17],
        values[18],
        values[19],
        tuple(values[20]),
        tuple(values[21]),
        tuple(values[22]),
    )


def _dated_values(dated: Dated | None) -> tuple[Any, ...] | None:
    return (dated.value, dated.precision, dated.source, dated.evidence, dated.flags) if dated else None


def _dated(values: list[Any] | None) -> Dated | None:
    return Dated(values[0], Precision(values[1]), values[2], values[3], tuple(values[4])) if values else None
