""".html: the article of a saved page. trafilatura finds the text; title, date, address and outlet come from what the page declares.

trafilatura's own guess of the date is not asked for: it took the year of a footer for one. `page_dates` says which dates count.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from indexer.intake.bounded import Parsed, ParserError, bounded_reader
from indexer.intake.characters import fold_spaces
from indexer.intake.encodings import Decoded, UndecodableError, decode
from indexer.intake.notes import caption_credit, original_address
from indexer.intake.outlets import outlets_for
from indexer.intake.page_data import linked_articles, publisher_of
from indexer.intake.page_dates import page_dates
from indexer.settings import Settings

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARED_IN = 4096
_BLOCKS = "//body//*[self::h1 or self::h2 or self::h3 or self::p or self::li or self::td or self::blockquote or self::pre]"
_ROW = re.compile(r"^\| (.*) \|$", re.MULTILINE)
# where the name of a site may begin in the window's title
_SITE_FOLLOWS = re.compile(r"\s+(?:[|–—-]|::|»|/)\s+")
MIN_HEADING = 8
# characters of a table's cell that is a column of a page
MIN_PROSE = 300


def parse_html(raw: bytes, limit: int) -> Parsed:
    """The article of a page; raises ParserError for a page without text."""
    import trafilatura
    from trafilatura.utils import load_html

    decoded = decode_html(raw)
    tree = load_html(decoded.text)
    if tree is None:
        raise ParserError("empty", "There is no text in the page.")
    fields, where = _fields(tree)
    _undo_layout(tree)
    found = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=True, with_metadata=False)
    return Parsed(_ROW.sub(r"\1", found or _plain_text(tree)), fields, decoded.encoding, where)


def decode_html(raw: bytes) -> Decoded:
    """As any text, and before a code page is guessed, the one that the page declares; raises UndecodableError."""
    declared = _CHARSET.search(raw[:_DECLARED_IN])
    try:
        return Decoded(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        if declared is None or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return decode(raw)
    try:
        name = codecs.lookup(declared.group(1).decode("ascii")).name
        return Decoded(raw.decode(name), name) if name != "utf-8" else decode(raw)
    except (LookupError, UnicodeDecodeError, UndecodableError):
        return decode(raw)


def _fields(tree: Any) -> tuple[dict[str, str], str]:
    site = _meta(tree, "og:site_name") or next((name for item in linked_articles(tree) if (name := publisher_of(item))), "")
    title = _title(tree, site)
    date, where = next(page_dates(tree, title), ("", ""))
    fields = {
        "title": title,
        "url": original_address(next(iter(tree.xpath("//link[@rel='canonical']/@href")), "") or _meta(tree, "og:url")),
        "site": site,
        "date": date,
        "credit": next((credit for text in _texts(tree, "//figcaption") if (credit := caption_credit(text))), ""),
    }
    return {name: fold_spaces(value) for name, value in fields.items() if value}, where


def _meta(tree: Any, name: str) -> str:
    found = tree.xpath("//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name)
    return str(found[0]) if found else ""


def _title(tree: Any, site: str) -> str:
    """The only big heading, else what is declared for sharing, else the window's title; without the site's name at its end."""
    headings = {text for text in _texts(tree, "//h1") if len(text) >= MIN_HEADING}
    title = headings.pop() if len(headings) == 1 else _meta(tree, "og:title") or _window_title(tree)
    return re.sub(rf"\s*[|–—-]\s*{re.escape(site)}\s*$", "", title) if site else title


def _window_title(tree: Any) -> str:
    """As much of the window's title as stands by itself in the page, or all of it; a second heading where it says too little («Печать»)."""
    window = fold_spaces(" ".join(tree.xpath("//head/title/text()")[:1]))
    if len(window) < MIN_HEADING:
        return next(_texts(tree, "//h2"), window)
    beginnings = (window[: end.start()] for end in _SITE_FOLLOWS.finditer(window))
    return next((part for part in beginnings if tree.xpath("//body//*[normalize-space(.)=$part]", part=part)), window)


def _texts(tree: Any, path: str) -> Iterator[str]:
    return (fold_spaces(element.text_content()) for element in tree.xpath(path))


def _undo_layout(tree: Any) -> None:
    """Tables that hold prose were columns of a page in their time: their cells become plain blocks, so that no row joins them."""
    for cell in tree.xpath("//td[count(.//br) + count(.//p) > 1]"):
        if cell.tag == "td" and len(cell.text_content()) >= MIN_PROSE:
            table = next(cell.iterancestors("table"), cell)
            for element in (table, *table.xpath("tbody | tr | tbody/tr | tr/td | tbody/tr/td")):
                element.tag = "div"


def _plain_text(tree: Any) -> str:
    """The paragraphs of a page in which no article was found; an outer block does not repeat its inner ones."""
    for element in tree.xpath("//script | //style | //nav | //footer | //noscript | //form"):
        element.drop_tree()
    blocks = [element for element in tree.xpath(_BLOCKS) if not element.xpath(".//p | .//li | .//td")]
    texts = (fold_spaces(element.text_content()) for element in blocks)
    return "\n".join(text for text in texts if text) or tree.text_content()


def _name_outlet(parsed: Parsed, settings: Settings) -> Parsed:
    """The page's own name for its site counts where the table of outlets does not know the host."""
    fields = dict(parsed.fields)
    site, outlets = fields.pop("site", ""), outlets_for(settings)
    if site and not outlets.knows(fields.get("url", "")):
        fields["source"] = outlets.of_name(site) or site
    return replace(parsed, fields=fields)


read_html = bounded_reader(parse_html, _name_outlet)
