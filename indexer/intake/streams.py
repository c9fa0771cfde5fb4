"""Long files line by line, in any encoding, with a bound on the length of a line: memory does not grow with the file."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.intake.encodings import SAMPLE_BYTES, find_stream_encoding

_CHUNK = 1 << 16
# a decoder that looks for a mark would look for it in every line
_MARKED = {
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as UTF-8 bytes, without its end; `number` counts from 1, `offset` in bytes of the UTF-8 stream. None is over the limit."""

    number: int
    offset: int
    content: bytes | None


class _Recoded(io.RawIOBase):
    """Text of another encoding, or with other line ends, as a stream of UTF-8 bytes with "\\n".

    What the encoding has not becomes a byte that no UTF-8 reader will take. Each line is decoded by itself: a byte that is lost or one too
    many in UTF-16 would else turn all that follows into nonsense.
    """

    def __init__(self, source: io.BufferedReader, encoding: str, line_end: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)(_DAMAGED)
        self._line_end = line_end.encode(encoding)
        self._held = b""
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as bytes are ready; 0 at the end."""
        while not self._ready:
            chunk = self._source.read(_CHUNK)
            self._ready = self._recode(chunk).encode("utf-8", "surrogateescape")
            if not chunk and not self._ready:
                return 0
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _recode(self, chunk: bytes) -> str:
        """As much of a chunk as is whole; the beginning of a line's end may stand at the chunk's end. An empty chunk ends the file."""
        *lines, rest = (self._held + chunk).split(self._line_end)
        hold = len(self._line_end) - 1 if chunk else 0
        now = max(0, len(rest) - hold)
        self._held = rest[now:]
        whole = "".join(f"{self._decoder.decode(line, final=True)}\n" for line in lines)
        return whole + self._decoder.decode(rest[:now], final=not chunk)


def _mark_damage(problem: UnicodeError) -> tuple[str, int]:
    assert isinstance(problem, UnicodeDecodeError)
    return "\udcff", problem.end


_DAMAGED = "depesha-damaged"
codecs.register_error(_DAMAGED, _mark_damage)


@contextmanager
def open_utf_8(path: Path) -> Iterator[tuple[io.BufferedReader, str]]:
    """The file as a stream of UTF-8 bytes without byte order mark, and its encoding; raises UndecodableError for a binary beginning."""
    with path.open("rb") as source:
        beginning = _beginning(source)
        encoding = find_stream_encoding(beginning)
        line_end = _line_end(beginning.decode(encoding, "replace"))
        mark, codec = _mark(beginning, encoding)
        source.seek(len(mark))
        if codec == "utf-8" and line_end == "\n":
            yield source, encoding
        else:
            yield io.BufferedReader(_Recoded(source, codec, line_end), _CHUNK), encoding


def _mark(beginning: bytes, encoding: str) -> tuple[bytes, str]:
    """The byte order mark that a file begins with, and the codec for what follows it."""
    found = ((mark, codec) for mark, codec in _MARKED.get(encoding, ()) if beginning.startswith(mark))
    return next(found, (b"", encoding))


def _line_end(beginning: str) -> str:
    """A carriage return alone ends the lines of some spreadsheets' exports; everywhere else a line feed does."""
    return "\r" if "\r" in beginning and "\n" not in beginning else "\n"


def _beginning(source: io.BufferedReader) -> bytes:
    """What the encoding is told from, cut at a line's end so that no character is halved."""
    sample = source.read(SAMPLE_BYTES)
    if len(sample) < SAMPLE_BYTES or sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in sample:
        return sample
    end = sample.rfind(b"\n") + 1
    return sample[:end] if end else sample[: -(len(sample) - _last_start(sample))]


def _last_start(sample: bytes) -> int:
    """Where the last character of UTF-8 begins that may have been cut."""
    start = len(sample) - 1
    while start > len(sample) - 4 and 0x80 <= sample[start] < 0xC0:
        start -= 1
    return start


def raw_lines(stream: io.BufferedReader, limit: int) -> Iterator[RawLine]:
    """The lines of a stream; of one longer than `limit` bytes nothing is kept but its number."""
    number, offset = 0, 0
    while line := stream.readline(limit + 2):
        number += 1
        length = len(line)
        content: bytes | None = line
        while not line.endswith(b"\n") and (line := stream.readline(_CHUNK)):
            length, content = length + len(line), None
        kept = None if content is None else content.rstrip(b"\r\n")
        yield RawLine(number, offset, kept if kept is not None and len(kept) <= limit else None)
        offset += length
