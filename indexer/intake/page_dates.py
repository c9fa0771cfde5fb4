"""When a saved page was published, as the page itself states it: for machines, or in print beside the title.

A page is full of other dates: today's above the menu, a reader's below the text, those of the news at the side. So a date counts only when
it is said of the article, or stands in the block of the title; and rather none than one of another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from indexer.intake.characters import fold_spaces
from indexer.intake.dates import dateline
from indexer.intake.page_data import are_alike, article_of, linked_articles
from indexer.intake.places import is_rubric

_META = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "DC.date.issued",
    "pubdate",
    "publish-date",
    "parsely-pub-date",
)
# elements on each side of the title, its headings above included, and how many characters each may have to be no prose
MAX_BESIDE, MAX_LEVELS, MAX_BLOCK, MAX_PRINTED = 4, 3, 200, 80
# characters of a paragraph that are no part of a `time` in it
MAX_AROUND = 40
_SENTENCE = re.compile(r".*[.!?…]\s*$", re.DOTALL)
_ELSEWHERE = re.compile(
    r"today|ticker|feed|comment|related|recommend|more|sidebar|aside|footer|weather|currenc|nav|menu|breadcrumb|topline|top-?bar|header-?top",
    re.IGNORECASE,
)
_ELSEWHERE_TAGS = frozenset({"header", "nav", "aside", "footer", "script", "style", "ul", "ol"})
_ENDS_HEAD = frozenset({"h1", "h2", "h3", "article", "section"})
_STATED = "self::*[@itemprop='datePublished']"
_CLASSED = ".//time[@pubdate or contains(concat(' ', @class, ' '), ' entry-date ') or contains(concat(' ', @class, ' '), ' dt-published ')]"


def page_dates(tree: Any, title: str) -> Iterator[tuple[str, str]]:
    """The dates that the page states as its article's publication, the plainest statement first, each with where it stood."""
    heading = _heading(tree, title)
    for name in _META:
        for value in tree.xpath("//meta[@property=$name or @name=$name]/@content | //head/meta[@itemprop=$name]/@content", name=name)[:1]:
            yield str(value), f"meta {name}"
    article = article_of(linked_articles(tree), [title] if heading is None else [title, _text(heading)])
    if article and isinstance(article.get("datePublished"), str):
        yield article["datePublished"], "JSON-LD datePublished"
    yield from _marked(tree, heading)
    if heading is not None:
        yield from _beside(heading)


def _text(element: Any) -> str:
    return fold_spaces(element.text_content())


def _heading(tree: Any, title: str) -> Any:
    """The big heading that says the title, or the only one; None where it cannot be told."""
    headings = tree.xpath("//h1")
    named = [heading for heading in headings if are_alike(_text(heading), title)]
    return named[0] if named else headings[0] if len(headings) == 1 else None


def _marked(tree: Any, heading: Any) -> Iterator[tuple[str, str]]:
    """The `itemprop` of the item that holds the title; the card of another article is an item of its own."""
    around = set() if heading is None else set(heading.iterancestors())
    found = []
    for element in tree.xpath(f"//body//*[{_STATED}]"):
        scope = next(iter(element.xpath("ancestor::*[@itemscope][1]")), None)
        if heading is None or scope in around or (scope is None and element in set(_near(heading))):
            found.append(element.get("datetime") or element.get("content") or "")
    if len({value[:10] for value in found if value}) == 1:
        yield next(value for value in found if value), "itemprop datePublished"


def _beside(heading: Any) -> Iterator[tuple[str, str]]:
    """What stands in the block of the title: a `time`, or a date in print on a line of its own."""
    for block in _blocks(heading):
        times = (time for time in block.xpath("descendant-or-self::time[@datetime]") if _is_alone(time))
        yield from ((str(time.get("datetime")), "time beside the title") for time in times)
        for element in (block, *(part for part in block.xpath(".//*[not(*)]") if _is_alone(part))):
            text = _text(element)
            date = dateline(text) if len(text) <= MAX_PRINTED else None
            if date and date.value and "updated" not in date.flags:
                yield date.text, "printed beside the title"
    for article in heading.xpath("ancestor::article[1]"):
        times = (time for time in article.xpath(_CLASSED) if next(time.iterancestors("article")) is article)
        yield from ((str(time.get("datetime") or ""), "time of the article") for time in times)


def _near(heading: Any) -> Iterator[Any]:
    return (element for block in _blocks(heading) for element in block.iter())


def _is_alone(part: Any) -> bool:
    """No part of a sentence: «Приглашаем <time>5 мая</time> на праздник»."""
    around = part if part.tag == "p" else next(part.iterancestors("p"), None)
    text = "" if around is None else _text(around)
    return len(text) - len(_text(part)) <= MAX_AROUND and not _SENTENCE.fullmatch(text)


def _blocks(heading: Any) -> Iterator[Any]:
    """The short blocks beside the title: behind it to the first prose, before it inside its own block; then those around its header."""
    node = heading
    for _ in range(MAX_LEVELS):
        parent = node.getparent()
        if parent is None:
            return
        yield from _run(node.itersiblings())
        if parent.tag in ("body", "html"):
            return
        yield from (block for block in _run(node.itersiblings(preceding=True)) if _has_no_news(block))
        if len(_text(parent)) - len(_text(heading)) > MAX_BLOCK:  # it holds the text: what stands beside it is no part of the article
            return
        node = parent


def _run(siblings: Iterator[Any]) -> Iterator[Any]:
    for sibling in islice((each for each in siblings if isinstance(each.tag, str)), MAX_BESIDE):
        if sibling.tag in _ENDS_HEAD or _is_text(sibling):
            return
        if sibling.tag not in _ELSEWHERE_TAGS and not _ELSEWHERE.search(f"{sibling.get('class', '')} {sibling.get('id', '')}"):
            yield sibling


def _is_text(block: Any) -> bool:
    """Where the text begins, the block of the title ends."""
    text = _text(block)
    has_end = _SENTENCE.fullmatch(text) is not None and not dateline(text)
    return len(text) > MAX_BLOCK or (has_end and (block.tag == "p" or len(text) > MAX_PRINTED))


def _has_no_news(block: Any) -> bool:
    """A link before the title leads to other news, unless it names a section or a day."""
    return all(is_rubric(text) or dateline(text) for link in block.xpath("descendant-or-self::a") if (text := _text(link)))
