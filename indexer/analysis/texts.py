"""The texts of a document, each with the language that it is read in: the first pass counts them, the second makes their keys."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.model import UNKNOWN, Document


def document_texts(document: Document) -> Iterator[tuple[str, str]]:
    """The title, then the paragraphs."""
    yield document.title, document.language
    yield from paragraph_texts(document)


def paragraph_texts(document: Document) -> Iterator[tuple[str, str]]:
    """The paragraphs; one of unknown language is read in the document's."""
    for paragraph, language in zip(document.paragraphs, document.paragraph_languages, strict=True):
        yield paragraph, document.language if language == UNKNOWN else language
