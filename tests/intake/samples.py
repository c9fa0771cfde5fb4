"""Files of every format with small texts of the project's own, made as bytes, so that no binary stands in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

from docx import Document

RUSSIAN = (
    "Министры двух стран договорились провести консультации по безопасности в начале следующего года, сообщило ведомство.",
    "Стороны подтвердили готовность продолжать обмен мнениями о контроле над вооружениями и мерах доверия на границе.",
    "Посол передал письменное предложение о повестке встречи, ответ на которое ожидается до конца месяца.",
)
UKRAINIAN = (
    "Міністри двох країн домовилися провести консультації щодо безпеки на початку наступного року, повідомило відомство.",
    "Сторони підтвердили готовність продовжувати обмін думками про контроль над озброєннями та заходи довіри на кордоні.",
    "Посол передав письмову пропозицію щодо порядку денного зустрічі, відповідь на яку очікують до кінця місяця.",
)


def print_page(title: str, paragraphs: Iterable[str], date: str = "", url: str = "") -> str:
    """A text as a print page has it: title, date, body, address."""
    return "\n\n".join(part for part in (title, date, *paragraphs, url) if part)


def docx_bytes(paragraphs: Sequence[str], rows: Sequence[Sequence[str]] = (), title: str = "") -> bytes:
    """A word processor's document with a table behind its first paragraph."""
    document = Document()
    if title:
        document.add_heading(title, 0)
    for index, paragraph in enumerate(paragraphs):
        document.add_paragraph(paragraph)
        if index == 0 and rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zip_bomb(size: int) -> bytes:
    """An archive that looks like a document and unpacks to `size` bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * size)
    return stream.getvalue()


def pdf_bytes(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with a text layer, one line of text below the other; letters coded as in cp1251 and named by a ToUnicode table."""
    ranges = [(code, bytes([code]).decode("cp1251", "ignore")) for code in range(32, 256)]
    table = "\n".join(f"<{code:02X}> <{ord(letter):04X}>" for code, letter in ranges if letter)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{table.count(chr(10)) + 1} beginbfchar\n{table}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>",
        _stream(cmap.encode()),
    ]
    for index, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 900] /Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * index} 0 R >>"
        )
        shown = b"".join(b"<" + line.encode("cp1251").hex().encode() + b"> Tj T*\n" for line in lines)
        objects.append(_stream(b"BT /F1 10 Tf 14 TL 20 860 Td\n" + shown + b"ET"))
    return _pdf(objects)


def _stream(content: bytes) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content.decode('latin-1')}\nendstream"


def _pdf(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def page(body: str, head: str = "", charset: str = "utf-8") -> str:
    """A saved page of the press, with the navigation, the promotion and the footer that are around an article."""
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>Консультации продолжатся — Ратуша</title>{head}</head><body>
<nav><ul><li><a href="/">Главная</a></li><li><a href="/world">Мир</a></li></ul></nav>
<article>{body}</article>
<aside><h3>Популярное</h3><a href="/1">Цены на жильё снова выросли</a></aside>
<footer><p>© 2026 Ратуша. Все права защищены. 1 января 2026</p></footer></body></html>"""
