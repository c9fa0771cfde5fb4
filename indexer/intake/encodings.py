"""Bytes → text: a byte order mark, then strict UTF-8, then the Cyrillic code pages; what was used is recorded.

cp1125, the Ukrainian superset of cp866, is among the code pages: without it Ukrainian text in cp866 comes out wrong.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

CODE_PAGES = ("cp1251", "koi8_u", "koi8_r", "cp1125", "mac_cyrillic", "iso8859_5")
SAMPLE_BYTES = 200_000
_FIRST_BYTES = 200  # that tell UTF-16 without a mark, where what follows is damaged
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_LETTERS = re.compile(r"[\s0-9A-Za-z\u0400-\u04ff.,:;!?()«»\"'/–—-]")


class UndecodableError(ValueError):
    """Bytes that are no text: `reason` is binary or undecodable, `offset` the byte where strict UTF-8 stopped."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"{reason} at byte {offset}")
        self.reason = reason
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, and the codec that gave it."""

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """The text of `raw`; raises UndecodableError for bytes that are no text in any of the encodings."""
    encoding = find_encoding(raw)
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as problem:
        raise UndecodableError("undecodable", problem.start) from problem


def find_encoding(raw: bytes) -> str:
    """The name of the codec for `raw`, which may be the beginning of a file; raises UndecodableError."""
    marked = next((codec for mark, codec in _MARKS if raw.startswith(mark)), None)
    if marked:
        return marked
    if b"\x00" in raw[:SAMPLE_BYTES]:
        return _unmarked_utf_16(raw)
    fault = _utf_8_fault(raw)
    if fault is None:
        return "utf-8" if not _is_binary(raw) else _refuse("binary", raw)
    if _is_binary(raw):
        raise UndecodableError("binary", fault)
    if _is_damaged_utf_8(raw):
        raise UndecodableError("undecodable", fault)
    return _code_page(raw, fault)


def find_stream_encoding(raw: bytes) -> str:
    """As find_encoding, for a file of many records: a damaged line in UTF-8 or UTF-16 is that line's fault and not the file's."""
    try:
        return find_encoding(raw)
    except UndecodableError:
        if b"\x00" in raw:
            return _unmarked_utf_16(raw[:_FIRST_BYTES])
        if not _is_binary(raw) and (_utf_8_fault(raw) is None or _is_damaged_utf_8(raw)):
            return "utf-8"
        raise


def _refuse(reason: str, raw: bytes) -> str:
    control = _CONTROL.search(raw)
    raise UndecodableError(reason, control.start() if control else 0)


def _utf_8_fault(raw: bytes) -> int | None:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start
    return None


def _is_binary(raw: bytes) -> bool:
    """Text has next to no control characters; random bytes have one in nine."""
    sample = raw[:SAMPLE_BYTES]
    return len(_CONTROL.findall(sample)) > 1 + len(sample) // 100


def _is_damaged_utf_8(raw: bytes) -> bool:
    """Whether most of what is not ASCII is well-formed UTF-8: then a code page would turn the sound part into nonsense."""
    sample = raw[:SAMPLE_BYTES].decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in sample)
    broken = sample.count("\ufffd")
    return sound - broken > 2 * broken


def _unmarked_utf_16(raw: bytes) -> str:
    sample = raw[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    for codec in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) - len(sample) % 2].decode(codec, "replace")
        if len(raw) % 2 == 0 and len(_LETTERS.findall(text)) > 0.9 * len(text):
            return codec
    return _refuse("binary", raw)


def _code_page(raw: bytes, fault: int) -> str:
    # imported here: it takes 30 ms, and most corpora are UTF-8
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE_BYTES], cp_isolation=list(CODE_PAGES)).best()
    if best is None:
        raise UndecodableError("undecodable", fault)
    return best.encoding
