""".html: the article of a saved page. trafilatura finds the text; title, date, address and outlet come from what the page declares.

trafilatura's own guess of the date is not asked for: it took the year of a footer for one. A date counts when the page states it as the
article's: in `article:published_time`, JSON-LD, `itemprop`, or a `time` element beside the title.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from indexer.intake.bounded import Parsed, ParserError, bounded_reader
from indexer.intake.characters import fold_spaces
from indexer.intake.dates import dateline
from indexer.intake.encodings import Decoded, UndecodableError, decode
from indexer.intake.outlets import outlets_for
from indexer.settings import Settings

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARED_IN = 4096
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "DC.date.issued",
    "pubdate",
    "publish-date",
    "parsely-pub-date",
)
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "Report", "WebPage", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"}
)
_BLOCKS = "//body//*[self::h1 or self::h2 or self::h3 or self::p or self::li or self::td or self::blockquote or self::pre]"
_ROW = re.compile(r"^\| (.*) \|$", re.MULTILINE)
MIN_HEADING = 8
# elements beside the title that are looked at for a printed date, and how long such a one may be
MAX_BESIDE, MAX_PRINTED = 30, 80


def parse_html(raw: bytes, limit: int) -> Parsed:
    """The article of a page; raises ParserError for a page without text."""
    import trafilatura
    from trafilatura.utils import load_html

    decoded = decode_html(raw)
    tree = load_html(decoded.text)
    if tree is None:
        raise ParserError("empty", "There is no text in the page.")
    fields, where = _fields(tree)
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
    date, where = next(_dates(tree), ("", ""))
    site = _meta(tree, "og:site_name")
    fields = {
        "title": _title(tree, site),
        "url": next(iter(tree.xpath("//link[@rel='canonical']/@href")), "") or _meta(tree, "og:url"),
        "site": site,
        "date": date,
    }
    return {name: fold_spaces(value) for name, value in fields.items() if value}, where


def _meta(tree: Any, name: str) -> str:
    found = tree.xpath("//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name)
    return str(found[0]) if found else ""


def _title(tree: Any, site: str) -> str:
    """The only big heading, else what is declared for sharing, else the window's title; without the site's name at its end."""
    headings = [text for heading in tree.xpath("//h1") if len(text := fold_spaces(heading.text_content())) >= MIN_HEADING]
    window = fold_spaces(" ".join(tree.xpath("//head/title/text()")[:1]))
    title = headings[0] if len(set(headings)) == 1 else _meta(tree, "og:title") or window
    return re.sub(rf"\s*[|–—-]\s*{re.escape(site)}\s*$", "", title) if site else title


def _dates(tree: Any) -> Iterator[tuple[str, str]]:
    """The dates that the page states as the article's publication, the plainest statement first, each with where it stood."""
    for name in _DATE_META:
        if value := _meta(tree, name):
            yield value, f"meta {name}"
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from ((value, "JSON-LD datePublished") for value in _linked_data(str(script)))
    for value in tree.xpath("//*[@itemprop='datePublished']/@datetime"):
        yield str(value), "itemprop datePublished"
    for heading in tree.xpath("//h1")[:1]:
        within = "ancestor::*[self::article or self::header or self::main][1]"
        beside = heading.xpath(f"{within}//time/@datetime | ..//time/@datetime")
        yield from ((str(value), "time beside the title") for value in beside[:1])
        yield from _printed(heading)


def _printed(heading: Any) -> Iterator[tuple[str, str]]:
    """A date in print on a line of its own beside the title."""
    near = heading.xpath("..//*[not(*)] | ../..//*[not(*)]")[:MAX_BESIDE]
    texts = (text for element in near if (text := fold_spaces(element.text_content())) and len(text) <= MAX_PRINTED)
    dates = (date for text in texts if (date := dateline(text)) and date.value and "updated" not in date.flags)
    yield from ((date.text, "printed beside the title") for date in dates)


def _linked_data(script: str) -> Iterator[str]:
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return
    items = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type", "")
        if _ARTICLES & set(kinds if isinstance(kinds, list) else [kinds]) and isinstance(item.get("datePublished"), str):
            yield item["datePublished"]


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
