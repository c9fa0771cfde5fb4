"""A document → what tells which event it is about: its days, whom it names, its words, and a sketch of its wording.

Words of both languages become one kind of number: the bridge key without its language, and for a Russian word that the glossary
translates by one word, the bridge key of that word. Numbers are checksums, so no vocabulary is kept; the some ten collisions among
300,000 words carry no weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Lexicon, Memory, Words
from indexer.analysis.function_words import is_function_word
from indexer.analysis.growing import Rows
from indexer.model import RUSSIAN, UKRAINIAN, Dated, Document, Key, Layer, Precision
from indexer.pickling import travels
from indexer.readouts.events.distinct import distinct
from indexer.readouts.events.reprints import SUM, Sketch, Sketches, checksum, sketch

Numbers: TypeAlias = NDArray[np.uint32]

MOST_WORDS = 400
"""News and read-outs say first what they are about; the rest of a long text would only make it less like a short one."""
TITLE_COUNT, NAME_COUNT, COUNTRY_COUNT = 2, 3, 1
"""A word of the title counts twice; a person or institution is a term of its own besides its words, as one used 3 times."""
_LANGUAGES = {"r": RUSSIAN, "u": UKRAINIAN}


@travels
@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """`event_day` and `published` are days as ordinals, where known so well; `within` is a month or year that is all that is known."""

    id: str
    title: str
    language: str
    source: str | None
    when: str | None
    event_day: int | None
    published: int | None
    within: str
    names: tuple[tuple[str, str], ...]

    @property
    def days(self) -> tuple[int, ...]:
        """The days that it may be about, each once."""
        return tuple(dict.fromkeys(day for day in (self.event_day, self.published) if day is not None))


@travels
@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A profile with the words of its text and their order: `terms` are distinct and ascending, `counts` in parallel, 255 at most."""

    profile: Profile
    terms: Numbers
    counts: NDArray[np.uint8]
    sketch: Sketch


class Collected:
    """The profiles of a collection as they come, their numbers in a few large arrays."""

    def __init__(self, described: Iterable[Described] = ()) -> None:
        self.profiles: list[Profile] = []
        self.terms, self.counts = Rows(np.dtype(np.uint32)), Rows(np.dtype(np.uint8))
        self.sketches = Sketches()
        self._same: dict[Any, Any] = {}
        for one in described:
            self.add(one)

    def add(self, described: Described) -> None:
        """Put one more in; what many have alike, names and outlets, is held once, though each came from another process by itself."""
        profile = described.profile
        same = self._same.setdefault
        named = tuple(same(name, name) for name in profile.names)
        self.profiles.append(replace(profile, source=same(profile.source, profile.source), names=same(named, named)))
        self.terms.append(described.terms)
        self.counts.append(described.counts)
        self.sketches.append(described.sketch)

    def put_in_order(self) -> None:
        """From now on they stand in the order of their ids, so that it means nothing in which they came."""
        order = sorted(range(len(self.profiles)), key=lambda number: self.profiles[number].id)
        if order == list(range(len(order))):  # as a corpus mostly has them: nothing need be held twice
            return
        self.profiles = [self.profiles[number] for number in order]
        self.terms = self.terms.ordered(order)
        self.counts = self.counts.ordered(order)
        self.sketches = self.sketches.ordered(order)


class Profiler:
    """Makes profiles, with one memory of words. Made once for a build."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._analyser = lexicon.analyser
        self._translations = Memory(self._number_of_translation)
        self._numbers = lexicon.column(self._work_out, np.dtype(np.uint32), Layer.WORDS, Layer.BRIDGE)
        self._sums = lexicon.column(checksum, SUM, Layer.EXACT)

    def describe(self, document: Document, words: Words) -> Described:
        """A document whose names have been noted; `words` are its own, by the lexicon."""
        terms, counts = self._terms(document, words)
        return Described(_profile(document), terms, counts, sketch(self._sums.of(words.body)))

    def _terms(self, document: Document, words: Words) -> tuple[Numbers, NDArray[np.uint8]]:
        named = [_named(id) for _, id in names(document)] * NAME_COUNT + [_named(id) for id in document.countries] * COUNTRY_COUNT
        read = [words.title] * TITLE_COUNT + [words.body[:MOST_WORDS]]
        terms, counts = distinct(np.concatenate((self._numbers.of(np.concatenate(read)), np.array(named, np.uint32))))
        content = terms > 0
        return terms[content], np.minimum(counts[content], 255).astype(np.uint8)

    def _work_out(self, key: Key, bridge: Key) -> int:
        """0 for a function word, else a number that the word of these keys shares with its twin: that of its key on the bridge."""
        layer, _, lemma = key.partition(":")
        language = _LANGUAGES.get(layer)
        if language is not None and is_function_word(lemma, language):
            return 0
        translated = self._translated(lemma) if language == RUSSIAN else None
        return self._translations[translated] if translated else _number(bridge.partition(":")[2])

    def _translated(self, lemma: str) -> str | None:
        """The first single word that the glossary gives for a Russian one."""
        glossary = self._analyser.glossary
        return next((words[0] for words in glossary.translations(lemma, RUSSIAN) if len(words) == 1), None) if glossary else None

    def _number_of_translation(self, word: str) -> int:
        """The number of a Ukrainian word of the glossary: a dictionary form, or else («США») what it is a form of."""
        lemmas = self._analyser.lemmas(word, UKRAINIAN)
        return _number(self._analyser.bridge_key(word if word in lemmas else lemmas[0], UKRAINIAN))


def _profile(document: Document) -> Profile:
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
    )


def names(document: Document) -> tuple[tuple[str, str], ...]:
    """The persons and institutions that a document names, as kind and id."""
    return (*(("person", id) for id in document.persons), *(("institution", id) for id in document.institutions))


def ordinal(dated: Dated | None) -> int | None:
    """The day of a date as a number; None where the day is not known."""
    return date.fromisoformat(dated.value[:10]).toordinal() if dated and _is_exact(dated) else None


def _is_exact(dated: Dated) -> bool:
    return dated.precision in (Precision.DAY, Precision.MINUTE)


def _named(id: str) -> int:
    return _number(f"@{id}")


def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) or 1
