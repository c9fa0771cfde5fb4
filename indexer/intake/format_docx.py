""".docx: paragraphs and tables in the order of the document; a row of a table is a paragraph with " | " between its cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from indexer.intake.bounded import Parsed, ParserError, bounded_reader
from indexer.intake.characters import fold_spaces

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset({f"{_MC}Fallback", f"{_W}del", f"{_W}pPr", f"{_W}tbl"})
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_TITLES = frozenset({"Title", "Heading1"})


def parse_docx(raw: bytes, limit: int) -> Parsed:
    """The text of a document. Raises ParserError for an archive that unpacks to more than `limit` bytes, or is none."""
    _check_archive(raw, limit)
    from docx import Document

    body = Document(io.BytesIO(raw)).element.body
    heads = ((_style(element), fold_spaces(_text(element))) for element in body.iterchildren(f"{_W}p"))
    title = next((text for style, text in islice(heads, 4) if style in _TITLES and text), "")
    return Parsed("\n\n".join(_texts(body)), {"title": title} if title else {})


def _check_archive(raw: bytes, limit: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        raise ParserError("format", "The file is no .docx: it is not a zip archive. Save it as .docx from a word processor.") from None
    # what an archive declares is also the most that is unpacked from it
    if size > limit:
        raise ParserError("size", f"The file unpacks to {size:,} bytes, the limit is {limit:,}. Split it, or raise max_text_bytes.")


def _style(paragraph: Any) -> str:
    return str(next(iter(paragraph.xpath("./w:pPr/w:pStyle/@w:val")), ""))


def _texts(body: Any) -> Iterator[str]:
    for element in body.iterchildren():
        if element.tag == f"{_W}p":
            yield _text(element)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag in _WRAPPERS:
            yield from _texts(element)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iterchildren(f"{_W}tr"):
        cells = [" ".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p")).strip() for cell in row.iterchildren(f"{_W}tc")]
        yield " | ".join(cell for cell in cells if cell)


def _text(element: Any) -> str:
    """The text as it reads with all changes accepted; a text box has a second copy for old programs, which is skipped."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)


read_docx = bounded_reader(parse_docx)
