"""Small collections for the tests of this room: an analyser over the forms that a test writes down."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from indexer.analysis import Analyser, FormCounts, Glossary, make_tables
from indexer.model import Document


def counted(texts: Iterable[tuple[str, str]]) -> FormCounts:
    """The forms of these (text, language) pairs."""
    counts = FormCounts()
    for text, language in texts:
        counts.add(text, language)
    return counts


def analyser_of(texts: Iterable[tuple[str, str]], glossary: Glossary | None = None, dictionaries: bool = True) -> Analyser:
    """An analyser whose collection is these (text, language) pairs."""
    return Analyser(make_tables(counted(texts), dictionaries), glossary, dictionaries)


def finds(analyser: Analyser, query: str, form: str, language: str) -> bool:
    """Does a query word find a form as it stands in a text of the language, in its own language?"""
    return analyser.keys(form, language)[0] in analyser.own_keys(query, language)


def crosses(analyser: Analyser, query: str, form: str, language: str) -> bool:
    """Does a query word of the other language find a form in a text of this one?"""
    other = "uk" if language == "ru" else "ru"
    return analyser.keys(form, language)[2] in analyser.across(query, other)


@cache
def built_in_glossary() -> Glossary:
    """The built-in glossary, read once for the whole run."""
    return Glossary.load()


def document(*paragraphs: tuple[str, str], title: str = "", language: str = "uk") -> Document:
    """A document of (text, language) paragraphs."""
    return Document("d", title, tuple(text for text, _ in paragraphs), tuple(spoken for _, spoken in paragraphs), language)
