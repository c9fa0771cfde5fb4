"""A document → what tells which event it is about: its days, whom it names, its words, and a sketch of its wording.

Words of both languages become one kind of number: the bridge key without its language, and for a Russian word that the glossary
translates by one word, the bridge key of that word. Numbers are checksums, so no vocabulary is kept; the some ten collisions among
300,000 words carry no weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Analyser
from indexer.analysis.function_words import is_function_word
from indexer.model import RUSSIAN, UKRAINIAN, AnalysedDocument, Dated, Document, Key, Precision
from indexer.readouts.events.reprints import Sketch, Sketcher

Numbers: TypeAlias = NDArray[np.uint32]

MOST_WORDS = 400
"""News and read-outs say first what they are about; the rest of a long text would only make it less like a short one."""
TITLE_COUNT, NAME_COUNT, COUNTRY_COUNT = 2, 3, 1
"""A word of the title counts twice; a person or institution is a term of its own besides its words, as one used 3 times."""
_MOST_REMEMBERED = 300_000
_LANGUAGES = {"r": RUSSIAN, "u": UKRAINIAN}


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """`event_day` and `published` are days as ordinals, where known so well; `within` is a month or year that is all that is known.

    `terms` are distinct and ascending, `counts` in parallel, 255 at most.
    """

    id: str
    title: str
    language: str
    source: str | None
    when: str | None
    event_day: int | None
    published: int | None
    within: str
    names: tuple[tuple[str, str], ...]
    terms: Numbers
    counts: NDArray[np.uint8]
    sketch: Sketch

    @property
    def days(self) -> tuple[int, ...]:
        """The days that it may be about, each once."""
        return tuple(dict.fromkeys(day for day in (self.event_day, self.published) if day is not None))


class Profiler:
    """Makes profiles, with one memory of words. Made once for a build."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._sketcher = Sketcher()
        self._known: dict[tuple[Key, Key], int] = {}

    def profile(self, analysed: AnalysedDocument) -> Profile:
        """The profile of a document whose names have been noted."""
        document = analysed.document
        terms, counts = self._terms(analysed)
        day = document.when
        return Profile(
            document.id,
            document.title,
            document.language,
            document.source,
            day.value if day else None,
            ordinal(document.event_date),
            ordinal(document.date),
            "" if day is None or _is_exact(day) else day.value,
            names(document),
            terms,
            counts,
            self._sketcher.sketch(analysed.body.exact),
        )

    def _terms(self, analysed: AnalysedDocument) -> tuple[Numbers, NDArray[np.uint8]]:
        document = analysed.document
        found = self._numbers(zip(analysed.title.words, analysed.title.bridge, strict=True)) * TITLE_COUNT
        found += self._numbers(islice(zip(analysed.body.words, analysed.body.bridge, strict=True), MOST_WORDS))
        for _, id in names(document):
            found += [_named(id)] * NAME_COUNT
        for id in document.countries:
            found += [_named(id)] * COUNTRY_COUNT
        terms, counts = np.unique(np.array(found, dtype=np.uint32), return_counts=True)
        content = terms > 0
        return terms[content], np.minimum(counts[content], 255).astype(np.uint8)

    def _numbers(self, keys: Iterable[tuple[Key, Key]]) -> list[int]:
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        known = self._known
        return [known[pair] if pair in known else self._learn(pair) for pair in keys]

    def _learn(self, pair: tuple[Key, Key]) -> int:
        number = self._known[pair] = self._work_out(*pair)
        return number

    def _work_out(self, key: Key, across: Key) -> int:
        """0 for a function word, else a number that the word shares with its twin in the other language."""
        layer, _, lemma = key.partition(":")
        language = _LANGUAGES.get(layer, "")
        if language and is_function_word(lemma, language):
            return 0
        shared = self._translated(lemma) if language == RUSSIAN else None
        return crc32((shared or across.partition(":")[2]).encode("utf-8", "surrogatepass")) or 1

    def _translated(self, lemma: str) -> str | None:
        """The bare bridge key of the first single word that the glossary gives for a Russian one."""
        glossary = self._analyser.glossary
        words = next((words for words in glossary.translations(lemma, RUSSIAN) if len(words) == 1), None) if glossary else None
        if words is None:
            return None
        lemmas = self._analyser.lemmas(words[0], UKRAINIAN)
        return self._analyser.bridge_key(words[0] if words[0] in lemmas else lemmas[0], UKRAINIAN)


def names(document: Document) -> tuple[tuple[str, str], ...]:
    """The persons and institutions that a document names, as kind and id."""
    return (*(("person", id) for id in document.persons), *(("institution", id) for id in document.institutions))


def ordinal(dated: Dated | None) -> int | None:
    """The day of a date as a number; None where the day is not known."""
    return date.fromisoformat(dated.value[:10]).toordinal() if dated and _is_exact(dated) else None


def _is_exact(dated: Dated) -> bool:
    return dated.precision in (Precision.DAY, Precision.MINUTE)


def _named(id: str) -> int:
    return crc32(f"@{id}".encode()) or 1
