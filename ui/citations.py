"""A document as a citation: ДСТУ 8302:2015, ГОСТ Р 7.0.5–2008, BibTeX. Plain text; a missing date is said, never guessed. Pure."""

from __future__ import annotations

import hashlib
import re

from indexer import Dated, Document

STYLES = ("dstu", "gost", "bibtex")
_FIRST = {"ru": "gost", "en": "bibtex"}
NAMES = {"dstu": "ДСТУ 8302:2015", "gost": "ГОСТ Р 7.0.5–2008", "bibtex": "BibTeX"}
_LANGID = {"ru": "russian", "uk": "ukrainian"}
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {sign: "\\" + sign for sign in "{}%&$#_"}


def styles(language: str) -> tuple[str, ...]:
    """The styles with the one first that readers of the interface's language use."""
    return tuple(sorted(STYLES, key=lambda style: style != _FIRST.get(language)))


def citation(style: str, document: Document, permalink: str, today: str) -> str:
    """The citation in a style. `today` is the ISO day of access, `permalink` where Depesha shows the document."""
    match style:
        case "dstu":
            return _dstu(document, permalink, today)
        case "gost":
            return _gost(document, permalink, today)
        case _:
            return bibtex(document, permalink, today)


def _dstu(document: Document, permalink: str, today: str) -> str:
    date = _date(document.date) or _undated(document, "б. д.", "подія")
    parts = (_title(document, "Без заголовка"), document.source, date, f"URL: {document.url or permalink} (дата звернення: {_day(today)})")
    return _sentences(parts) + (f" Депеша: {permalink}." if document.url else "")


def _gost(document: Document, permalink: str, today: str) -> str:
    date = _date(document.date) or _undated(document, "б. г.", "событие")
    head = f"{_title(document, 'Без заголовка')} [Электронный ресурс]" + (f" // {document.source}" if document.source else "")
    parts = (head, date, f"URL: {document.url or permalink} (дата обращения: {_day(today)})")
    return _sentences(parts) + (f" Депеша: {permalink}." if document.url else "")


def _sentences(parts: tuple[str | None, ...]) -> str:
    return " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part)


def _title(document: Document, none: str) -> str:
    return " ".join(document.title.split()) or f"[{none}]"


def _date(dated: Dated | None) -> str | None:
    return _day(dated.value) if dated else None


def _undated(document: Document, word: str, event: str) -> str:
    return f"[{word}, {event} {_day(document.event_date.value)}]" if document.event_date else f"[{word}]"


def _day(value: str) -> str:
    return ".".join(reversed(value.partition("T")[0].split("-")))


def bibtex(document: Document, permalink: str, today: str) -> str:
    """An @online entry (biblatex), with year and month for those who read BibTeX only."""
    date = document.date.value.partition("T")[0] if document.date else ""
    event = f", event of {document.event_date.value}" if document.event_date else ""
    fields = {
        "title": f"{{{_tex(' '.join(document.title.split()))}}}" if document.title else "",
        "organization": f"{{{_tex(document.source)}}}" if document.source else "",
        "date": date,
        "year": date[:4],
        "month": date[5:7],
        "url": _url(document.url or permalink),
        "urldate": today,
        "langid": _LANGID.get(document.language, ""),
        "note": _tex((f"undated{event}; " if not date else "") + "Depesha: ") + r"\url{" + _url(permalink) + "}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{key(document)},\n{lines}}}\n"


def key(document: Document) -> str:
    """A key that stays the same for a document: source and year to read, a few digits of the id's hash to be its own."""
    source = re.sub(r"[^a-z0-9]", "", (document.source or "").lower())
    year = document.date.value[:4] if document.date else ""
    return f"{source or 'depesha'}{year}-{hashlib.sha256(document.id.encode('utf-8', 'replace')).hexdigest()[:6]}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)


def _url(url: str) -> str:
    return re.sub(r"[{}\\%\s]", lambda found: f"\\{found[0]}" if found[0] == "%" else "", url)
