"""Forms by number: a build meets each form of a language once, and goes on with its number.

Numbering    ("ru", "слово") ↔ 17
Words        the numbers of a document's words, text by text, and where each begins
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.growing import Growing
from indexer.analysis.runs import count_runs, run_starts
from indexer.analysis.texts import document_texts
from indexer.analysis.words import forms
from indexer.model import PARAGRAPH_BREAK, Document

NUMBER = np.dtype("u4")

Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a document: of its title, then of each paragraph.

    `lengths` says how many each text has; `numbers` are those of all, in order; `starts` are the places where they begin in their text.
    """

    lengths: Numbers
    numbers: Numbers
    starts: Numbers

    @property
    def title(self) -> Numbers:
        """The numbers of the title's words."""
        return self.numbers[: self.lengths[0]]

    @property
    def body(self) -> Numbers:
        """The numbers of the paragraphs' words."""
        return self.numbers[self.lengths[0] :]

    @property
    def title_starts(self) -> Numbers:
        """Where the title's words begin."""
        return self.starts[: self.lengths[0]]

    def body_starts(self, document: Document) -> Numbers:
        """Where the paragraphs' words begin in `document.body`."""
        return self.starts[self.lengths[0] :] + np.repeat(_origins(document), self.lengths[1:])

    def without(self, gone: Sequence[bool]) -> Words:
        """The words of the document without some of its paragraphs; all of them when nothing is said to be gone."""
        if not gone:
            return self
        stays = ~np.array((False, *gone))
        kept = np.repeat(stays, self.lengths)
        return Words(self.lengths[stays], self.numbers[kept], self.starts[kept])

    def renumbered(self, numbers: Numbers) -> Words:
        """With other numbers: those that stand at the places of the old ones."""
        return Words(self.lengths, numbers.take(self.numbers), self.starts)

    def to_bytes(self) -> bytes:
        """For keeping aside, in this machine's own byte order."""
        return np.concatenate((np.array([len(self.lengths)], NUMBER), self.lengths, self.numbers, self.starts)).tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Words:
        """What `to_bytes` gave."""
        texts = int(np.frombuffer(data, NUMBER, 1)[0])
        whole = np.frombuffer(data, NUMBER, offset=NUMBER.itemsize)
        middle = texts + (len(whole) - texts) // 2
        return cls(whole[:texts], whole[texts:middle], whole[middle:])


class _Forms(dict[str, int]):
    """The forms of one language with their numbers; one that is not there yet gets the next."""

    def __init__(self, language: str, numbering: Numbering) -> None:
        super().__init__()
        self._language, self._numbering = language, numbering

    def __missing__(self, form: str) -> int:
        number = self[form] = self._numbering.put(form, self._language)
        return number


class Numbering:
    """Numbers for forms, from 0 in the order in which they come; `forms` and `languages` run in parallel, by number. For one thread."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.languages: list[str] = []
        self._numbers: dict[str, _Forms] = {}
        self._runs = Growing(NUMBER)  # of letters and digits, in each form

    def __len__(self) -> int:
        return len(self.forms)

    def put(self, form: str, language: str) -> int:
        """Give a form that is not there yet its number."""
        self.forms.append(form)
        self.languages.append(language)
        return len(self.forms) - 1

    def of(self, language: str) -> list[str]:
        """The forms of a language, by number."""
        return list(self._of(language))

    def take(self, forms: Iterable[str], languages: Iterable[str]) -> Numbers:
        """The numbers of forms that another numbering has."""
        return np.array([self._of(language)[form] for form, language in zip(forms, languages, strict=True)], NUMBER)

    def words(self, document: Document) -> Words:
        """The words of a document."""
        lengths, numbers = list[int](), array("I")
        for text, language in document_texts(document):
            written = forms(text)
            lengths.append(len(written))
            numbers.extend(map(self._of(language).__getitem__, written))
        found = np.frombuffer(numbers, NUMBER)
        title, body = found[: lengths[0]], found[lengths[0] :]
        places = (
            self._starts(document.title, title),
            self._starts(document.body, body) - np.repeat(_origins(document), lengths[1:]),
        )
        return Words(np.array(lengths, NUMBER), found, np.concatenate(places))

    def _starts(self, text: str, numbers: Numbers) -> Numbers:
        """Where the words of these numbers, which are all of a text, begin in it.

        Each word is so many runs of letters and digits, which are found at once; to look for each word takes ten times as long.
        """
        many = self._runs_of(numbers)
        found: Numbers = run_starts(text)[np.cumsum(many, dtype=NUMBER) - many]
        return found

    def _runs_of(self, numbers: Numbers) -> Numbers:
        """How many runs of letters and digits the forms of these numbers have."""
        new = self.forms[len(self._runs) :]
        if new:
            self._runs.extend(np.array([count_runs(form) for form in new], NUMBER))
        return self._runs.values[numbers]

    def _of(self, language: str) -> _Forms:
        found = self._numbers.get(language)
        return found if found is not None else self._numbers.setdefault(language, _Forms(language, self))


def _origins(document: Document) -> Numbers:
    """Where the paragraphs begin in the body."""
    sizes = [len(paragraph) + len(PARAGRAPH_BREAK) for paragraph in document.paragraphs]
    return np.cumsum([0, *sizes[:-1]], dtype=NUMBER) if sizes else np.zeros(0, NUMBER)
