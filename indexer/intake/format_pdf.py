""".pdf with a text layer: its lines joined into paragraphs, page numbers and running heads left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.intake.bounded import Parsed, ParserError, bounded_reader
from indexer.intake.hyphens import join_divided

MIN_PAGES = 3
# a line this much shorter than the column, with an end mark, is a paragraph's last
FULL = 0.85
SHORT = 0.7
MAX_PARAGRAPH = 20_000
_NUMBER = re.compile(r"[\W_]*(?:(?:стр|с|page|p)\.?\s*)?\d{1,4}(?:\s*(?:/|из|з|of)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_ENDS = re.compile(r".*[.!?…:;][\"»”)]*")


def parse_pdf(raw: bytes, limit: int) -> Parsed:
    """The text of a file. Raises ParserError for one that is locked, over `limit` bytes of text, or without a text layer."""
    pages = list(_pages(raw, limit))
    if not any(character.isalpha() for page in pages for line in page for character in line):
        raise ParserError("no-text-layer", "The PDF has pictures of pages and no text. Run it through text recognition (OCR) first.")
    removed: list[tuple[int, str, str]] = []
    lines = _without_margins(pages, removed)
    return Parsed("\n\n".join(paragraphs_of(lines)), removed=tuple(removed))


def _pages(raw: bytes, limit: int) -> Iterator[list[str]]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ParserError("encrypted", "The PDF is locked with a password. Save it without one.")
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text.encode("utf-8", "replace"))
        if size > limit:
            raise ParserError("size", f"The file has more than {limit:,} bytes of text. Split it, or raise max_text_bytes.")
        yield [re.sub(r"\s+", " ", line).strip() for line in text.split("\n")]


def _without_margins(pages: Sequence[list[str]], removed: list[tuple[int, str, str]]) -> list[str]:
    """All lines but page numbers and the first or last lines that most pages share, a number in them not counting."""
    edges = Counter(mark for page in pages for mark in {_mark(line) for line in _edges(page)})
    often = {mark for mark, seen in edges.items() if seen >= MIN_PAGES and seen * 2 > len(pages)}
    lines: list[str] = []
    for number, page in enumerate(pages, 1):
        ends = _edges(page)
        for line in page:
            if line in ends and (_NUMBER.fullmatch(line) or _mark(line) in often):
                removed.append((number, line, "page-margin"))
            else:
                lines.append(line)
    return lines


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line]
    return [*filled[:1], *filled[-1:]] if len(filled) > 2 else []


def _mark(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def paragraphs_of(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs of the lines of a column: a blank line ends one, so does a sentence's end on a line that is not full."""
    lengths = sorted(len(line) for line in lines if line)
    column = lengths[int(len(lengths) * 0.9) - 1 if len(lengths) > 1 else 0] if lengths else 0
    text = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        text = _join(text, line)
        if text and (len(text) > MAX_PARAGRAPH or _is_last(line, following, column)):
            yield text
            text = ""
    if text:
        yield text


def _join(text: str, line: str) -> str:
    return join_divided(text, line) or f"{text} {line}".strip()


def _is_last(line: str, following: str, column: int) -> bool:
    if not line or not following:
        return not following
    if join_divided(line, following):
        return False
    if _ENDS.fullmatch(line):
        return len(line) < FULL * column
    return len(line) < SHORT * column and not following[0].islower()


read_pdf = bounded_reader(parse_pdf)
