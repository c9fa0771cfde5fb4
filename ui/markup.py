"""The one place where document text becomes HTML: everything is escaped, and the only tag set inside it is our own <mark>.

Nothing else in `ui` may build markup from a document, and no document text may reach `st.markdown`.
Labels of widgets are Markdown to Streamlit (an image in one would be fetched), so they pass `label`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias
from urllib.parse import urlsplit

from indexer import Document

Mark: TypeAlias = tuple[int, int]  # [start, end) in code points
Span: TypeAlias = tuple[int, int, str]  # the same with one of our own names for what stands there

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    """Text for between tags or in a quoted attribute; what cannot be sent or would turn the line's direction is dropped.

    >>> escaped('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(_UNPRINTABLE.sub("", text.encode("utf-8", "replace").decode("utf-8")), quote=True)


def label(text: str) -> str:
    """Text for a widget's label, with everything that Markdown could read as its own taken literally, on one line.

    >>> label("![a](b)")
    '\\\\!\\\\[a\\\\]\\\\(b\\\\)'
    """
    plain = _UNPRINTABLE.sub("", " ".join(text.encode("utf-8", "replace").decode("utf-8").split()))
    return _PUNCTUATION.sub(r"\\\1", plain)


def link(url: str | None) -> str | None:
    """The address, escaped for an attribute, if it is one of the web; None for every other kind."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return escaped((url or "").strip()) if parts.scheme in ("http", "https") and parts.netloc else None


def merged(marks: Iterable[Mark], length: int) -> tuple[Mark, ...]:
    """The marks in order, kept inside the text, those that touch or overlap made one."""
    found: list[Mark] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in marks):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def marked(text: str, marks: Iterable[Mark]) -> str:
    """The text with <mark> around each mark, as offsets in code points.

    >>> marked("a < b", [(0, 1)])
    '<mark>a</mark> &lt; b'
    """
    return "".join(f"<mark>{escaped(piece)}</mark>" if is_hit else escaped(piece) for piece, is_hit in _pieces(text, marks))


def spanned(text: str, spans: Iterable[Span]) -> str:
    """The text with <mark class="d-NAME"> around each span; where spans overlap, the later one is seen. Names are the program's own.

    >>> spanned("a < b", [(0, 1, "own")])
    '<mark class="d-own">a</mark> &lt; b'
    """
    names = [""] * len(text)
    for start, end, name in spans:
        names[max(start, 0) : end] = [name] * len(names[max(start, 0) : end])
    found, at = "", 0
    for name, run in groupby(names):
        piece = escaped(text[at : (at := at + len(tuple(run)))])
        found += f'<mark class="d-{name}">{piece}</mark>' if name else piece
    return found


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in merged(marks, len(text)):
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def paragraphs(document: Document, marks: Sequence[Mark], current: int) -> str:
    """The body as <p> elements, each with its language; hits are numbered from 1, and the current one says so."""
    found: list[str] = []
    start, hit = 0, 0
    for text, language in zip(document.paragraphs, document.paragraph_languages, strict=True):
        inside = [(first - start, last - start) for first, last in marks if first < start + len(text) and last > start]
        content = ""
        for piece, is_hit in _pieces(text, inside):
            hit += is_hit
            content += _hit(piece, hit, current) if is_hit else escaped(piece)
        found.append(f"<p{lang(language)}>{content}</p>")
        start += len(text) + 2  # PARAGRAPH_BREAK
    return "".join(found)


def _hit(piece: str, number: int, current: int) -> str:
    here = ' class="here" aria-current="true"' if number == current else ""
    return f'<mark id="hit-{number}"{here}>{escaped(piece)}</mark>'


def lang(language: str) -> str:
    """The attribute that tells a screen reader how to pronounce what follows; nothing for a language that is not known."""
    return f' lang="{language}"' if language in ("ru", "uk") else ""
