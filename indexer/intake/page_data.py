"""What a saved page says of itself to machines in JSON-LD: which of the things described there is its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from indexer.intake.characters import fold_spaces

_ARTICLES = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"}
)
_PAGES = frozenset({"WebPage", "ItemPage"})
# letters that two titles must have in common at their beginnings to be one
MIN_ALIKE = 15


def linked_articles(tree: Any) -> list[dict[str, Any]]:
    """The articles that the page describes, in its order; what it says of itself as a page counts when it describes none."""
    items = [item for script in tree.xpath("//script[@type='application/ld+json']/text()") for item in _items(str(script))]
    return [item for item in items if _is_a(_ARTICLES, item)] or [item for item in items if _is_a(_PAGES, item)]


def article_of(items: list[dict[str, Any]], titles: list[str]) -> dict[str, Any] | None:
    """The article with the title of the page; without one, the only article there is, and else none."""
    named = (item for item in items if any(are_alike(title, str(item.get("headline", ""))) for title in titles))
    return next(named, items[0] if len(items) == 1 else None)


def are_alike(one: str, other: str) -> bool:
    """Whether two titles are one, letter by letter, or as far as the shorter goes."""
    first, second = (re.sub(r"[\W_]+", " ", title).strip().casefold() for title in (one, other))
    least = min(len(first), len(second))
    return least > 0 and (first == second or (least >= MIN_ALIKE and first[:least] == second[:least]))


def publisher_of(item: dict[str, Any]) -> str:
    """The name of an article's publisher, or ""."""
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    return fold_spaces(name) if isinstance(name, str) else ""


def _is_a(kinds: frozenset[str], item: dict[str, Any]) -> bool:
    stated = item.get("@type", "")
    return bool(kinds & {str(kind) for kind in (stated if isinstance(stated, list) else [stated])})


def _items(script: str) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return
    items = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    yield from (item for item in (items if isinstance(items, list) else []) if isinstance(item, dict))
