"""What a collection tells about its own words: the forms it holds, and the vote that they cast on lemmas.

A form with several readings («рік»: рік, ріка, ректи) takes the lemma that most other forms of the collection speak for. The vote is
made once a build, frozen in the generation, and read by text and query alike; so a key never depends on the document it stands in.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from indexer.analysis.morphology import dictionary
from indexer.analysis.texts import document_texts
from indexer.analysis.words import fold, forms
from indexer.model import LANGUAGES, Document


@dataclass(slots=True)
class FormCounts:
    """How often each form stands in Russian, Ukrainian and other text, as written: capital letters tell names from words.

    Counts of parts of a collection add up to those of the whole, in any order, so several processes can count and one merge.
    """

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, text: str, language: str) -> None:
        """Count the forms of a text."""
        self.counts.setdefault(language, Counter()).update(forms(text))

    def add_document(self, document: Document) -> None:
        """Count the title and the body of a document, each paragraph in its own language."""
        for text, language in document_texts(document):
            self.add(text, language)

    def merge(self, other: FormCounts) -> None:
        """Add the counts of another part."""
        for language, counter in other.counts.items():
            self.counts.setdefault(language, Counter()).update(counter)

    def subtract(self, other: FormCounts) -> None:
        """Take away what an earlier `merge` or `add` of the same texts put in."""
        for language, counter in other.counts.items():
            left = self.counts.setdefault(language, Counter())
            left.subtract(counter)
            self.counts[language] = +left

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """Every form with its language and its count."""
        for language, counter in self.counts.items():
            for form, count in counter.items():
                yield form, language, count

    def of(self, language: str) -> Mapping[str, int]:
        """The forms of a language with their counts."""
        return self.counts.get(language, Counter())

    def to_bytes(self) -> bytes:
        """The counts as bytes, the same for equal counts."""
        return _pack({language: dict(sorted(counter.items())) for language, counter in sorted(self.counts.items())})

    @classmethod
    def from_bytes(cls, data: bytes) -> FormCounts:
        """The counts that `to_bytes` gave."""
        return cls({language: Counter(counter) for language, counter in json.loads(zlib.decompress(data)).items()})


def count_forms(documents: Iterable[Document]) -> FormCounts:
    """The first pass over a collection, or over a part of one."""
    counts = FormCounts()
    for document in documents:
        counts.add_document(document)
    return counts


@dataclass(frozen=True, slots=True)
class Tables:
    """The lemma vote of a collection: for each language, how much its vocabulary speaks for a lemma. Empty tables are valid."""

    support: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The tables as bytes, the same for equal tables."""
        return _pack({language: dict(sorted(support.items())) for language, support in sorted(self.support.items())})

    @classmethod
    def from_bytes(cls, data: bytes) -> Tables:
        """The tables that `to_bytes` gave."""
        return cls(json.loads(zlib.decompress(data)))


def make_tables(counts: FormCounts, dictionaries: bool = True) -> Tables:
    """The vote of these forms; the same counts give the same tables. Without dictionaries there is nothing to vote on."""
    if not dictionaries:
        return Tables()
    return Tables({language: _vote(counts.of(language), language) for language in LANGUAGES})


def _vote(counted: Mapping[str, int], language: str) -> Mapping[str, float]:
    known = dictionary(language)
    support: defaultdict[str, float] = defaultdict(float)
    contested: set[str] = set()
    if known is None:
        return support
    for form in sorted({fold(form) for form in counted}):
        lemmas = {reading.lemma for reading in known.readings(form)}
        for lemma in lemmas:
            support[lemma] += 1 / len(lemmas)
        if len(lemmas) > 1:
            contested |= lemmas
    return {lemma: round(support[lemma], 6) for lemma in sorted(contested)}


def _pack(value: object) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 6)
