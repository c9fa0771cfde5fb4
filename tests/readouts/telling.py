"""Small documents for the tests of this room, and analysers to read them."""

from __future__ import annotations

from functools import cache

from indexer.analysis import Analyser, Tables
from indexer.model import Document
from indexer.readouts.comparison import Comparison, compare
from tests.analysis.analysed import built_in_glossary


def telling(language: str, *paragraphs: str, id: str = "") -> Document:
    """A document of these paragraphs in one language."""
    return Document(id or language, "", paragraphs, (language,) * len(paragraphs), language)


@cache
def reader() -> Analyser:
    """An analyser with the built-in glossary and no collection, made once: its words keep what the dictionaries say of them."""
    return Analyser(Tables(), built_in_glossary())


def bare_reader() -> Analyser:
    """An analyser without glossary and dictionaries."""
    return Analyser(Tables(), None, dictionaries=False)


def side_by_side(a: Document, b: Document) -> Comparison:
    """Both documents compared."""
    return compare(reader(), a, b)


def answers(comparison: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    """The pairs as numbers, with their kinds."""
    return [(pair.a, pair.b, pair.kind.value) for pair in comparison.pairs]
