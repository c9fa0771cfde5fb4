"""The forms of a collection with how often each stands in it: the first pass over its documents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from indexer.analysis.numbering import Numbering
from indexer.analysis.texts import document_texts
from indexer.analysis.words import forms
from indexer.model import Document

NUMBER = np.dtype("<i8")
_LINE = "\n"  # stands in no form


@dataclass(slots=True)
class FormCounts:
    """How often each form stands in Russian, Ukrainian and other text, as written: capital letters tell names from words.

    Counts of parts of a collection add up to those of the whole, in any order, so several processes can count and one merge.
    """

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

    def merge(self, other: FormCounts) -> None:
        """Add the counts of another part."""
        for language, counter in other.counts.items():
            self.counts.setdefault(language, Counter()).update(counter)

    def subtract(self, other: FormCounts) -> None:
        """Take away what an earlier `merge` or `add` of the same texts put in."""
        for language, counter in other.counts.items():
            left = self.counts.setdefault(language, Counter())
            left.subtract(counter)
            for form in counter:
                if left[form] <= 0:
                    del left[form]

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """Every form with its language and its count."""
        for language, counter in self.counts.items():
            for form, count in counter.items():
                yield form, language, count

    def of(self, language: str) -> Mapping[str, int]:
        """The forms of a language with their counts."""
        return self.counts.get(language, Counter())

    def to_bytes(self) -> bytes:
        """The counts as bytes, the same for equal counts; not packed, since an update reads and writes them all."""
        ordered = {language: sorted(counter) for language, counter in sorted(self.counts.items())}
        blocks = [_LINE.join(written).encode() for written in ordered.values()]
        counts = [np.fromiter(map(self.counts[language].__getitem__, written), NUMBER) for language, written in ordered.items()]
        head = [[language, len(written), len(block)] for (language, written), block in zip(ordered.items(), blocks, strict=True)]
        pieces = (part for count, block in zip(counts, blocks, strict=True) for part in (count.tobytes(), block))
        return b"".join((json.dumps(head).encode(), b"\n", *pieces))

    @classmethod
    def from_bytes(cls, data: bytes) -> FormCounts:
        """The counts that `to_bytes` gave."""
        head, _, _ = data.partition(b"\n")
        found, place = cls(), len(head) + 1
        for language, many, length in json.loads(head):
            counts = np.frombuffer(data, NUMBER, many, place).tolist()
            place += many * NUMBER.itemsize
            written = data[place : place + length].decode().split(_LINE) if many else []
            found.counts[language] = Counter(dict(zip(written, counts, strict=True)))
            place += length
        return found


def count_forms(documents: Iterable[Document]) -> FormCounts:
    """The first pass over a collection, or over a part of one."""
    counts = FormCounts()
    for document in documents:
        counts.add_document(document)
    return counts
