"""The forms of a collection with how often each stands in it: the first pass over its documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from indexer.analysis.numbering import Numbering
from indexer.analysis.texts import document_texts
from indexer.analysis.words import forms
from indexer.model import Document


@dataclass(slots=True)
class FormCounts:
    """How often each form stands in Russian, Ukrainian and other text, as written: capital letters tell names from words."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, text: str, language: str) -> None:
        """Count the forms of a text."""
        if language not in self.counts:
            self.counts[language] = Counter()
        self.counts[language].update(forms(text))

    def add_document(self, document: Document) -> None:
        """Count the title and the body of a document, each paragraph in its own language."""
        for text, language in document_texts(document):
            self.add(text, language)

    @classmethod
    def of_numbers(cls, numbering: Numbering, counts: Iterable[int]) -> FormCounts:
        """The counts of forms by their numbers; of those counted zero times, nothing."""
        found: dict[str, Counter[str]] = {}
        for form, language, count in zip(numbering.forms, numbering.languages, counts, strict=True):
            if count:
                found.setdefault(language, Counter())[form] = count
        return cls(found)

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """Every form with its language and its count."""
        for language, counter in self.counts.items():
            for form, count in counter.items():
                yield form, language, count

    def of(self, language: str) -> Mapping[str, int]:
        """The forms of a language with their counts."""
        return self.counts.get(language, Counter())


def count_forms(documents: Iterable[Document]) -> FormCounts:
    """The first pass over a collection, or over a part of one."""
    counts = FormCounts()
    for document in documents:
        counts.add_document(document)
    return counts
