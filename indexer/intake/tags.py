"""A record's text that is HTML, as the exports of many sites have it: its paragraphs without the tags."""

from __future__ import annotations

import html
import re

from indexer.intake.characters import fold_spaces

# a text is HTML when it has one of these; «a < b» and a single <i> are none
_PARAGRAPHS = re.compile(r"</(?:p|div|li|h[1-6])\s*>|<br\s*/?>|<p[\s>]", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure|figcaption)\b[^<>]*>|<br\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.IGNORECASE)


def without_tags(text: str) -> str:
    """The text itself when it is no HTML; else each block on a line of its own, entities as characters."""
    if "<" not in text or _PARAGRAPHS.search(text) is None:
        return text
    spaced = " ".join(_HIDDEN.sub(" ", text).split())  # in HTML only tags end a line
    return html.unescape(_TAG.sub("", _ENDS.sub("\n", spaced))).strip()


_INLINE = re.compile(r"</?(?:a|abbr|b|big|br|em|font|h[1-6]|i|nobr|p|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)


def plain_line(text: str) -> str:
    """A title without the tags and with the characters of the entities that an export left in it; «AT&T» and «a < b» stay."""
    if "&" not in text and "<" not in text:
        return text
    return fold_spaces(_ENTITY.sub(lambda entity: html.unescape(entity[0]), _INLINE.sub(" ", text)))
