"""The queries of `make bench`: six classes, drawn by a seed from the documents, each as a reader types it and as ready keys."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from indexer.analysis import Analyser, describe, fold, forms
from indexer.analysis.function_words import is_function_word
from indexer.model import LANGUAGES, AnalysedDocument, DateRange, Filter, Key, Question

EACH = 40
SEED = 26667739
COMMON_SHARE = 0.3
RARE_AT_MOST = 5  # documents
MOST_LOOKED_AT = 2_000  # of the words that may be rare
TELLING_SHARE = (0.001, 0.1)  # of the documents: what people search for together is neither in one of them nor in most
YEARS = ("2015", "2019")


class Kind(Enum):
    """The six classes."""

    RARE = "one rare word"
    COMMON = "one common word"
    ANY = "2–3 words, any"
    ALL = "2–3 words, all"
    PHRASE = "a phrase"
    FILTERED = "all words, with filters"


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: `text` for the program, `keys` (one a word) for an engine that is given ready keys, `language` where it is filtered."""

    kind: Kind
    text: str
    keys: tuple[Key, ...]
    language: str | None = None

    def question(self, facets: tuple[str, ...]) -> Question:
        """What a page asks for: ten results, and these facets."""
        if self.language is None:
            return Question(self.text, facets=facets)
        return Question(self.text, filters=(Filter("language", (self.language,)),), dates=DateRange(*YEARS), facets=facets)


@dataclass(slots=True)
class Words:
    """What is learnt of a collection to draw from: how many bodies hold a key, and some documents with their forms."""

    most: int = 4_000
    documents: int = 0
    frequencies: Counter[Key] = field(default_factory=Counter)
    written: dict[Key, tuple[str, str]] = field(default_factory=dict)
    bodies: list[tuple[str, tuple[str, ...], tuple[Key, ...]]] = field(default_factory=list)

    def note(self, analysed: AnalysedDocument) -> None:
        """Take a document into account."""
        self.documents += 1
        self.frequencies.update({*analysed.body.words, *analysed.body.bridge})
        if len(self.bodies) < self.most and analysed.document.language in LANGUAGES:
            paragraph = forms(analysed.document.paragraphs[0])
            self.bodies.append((analysed.document.language, tuple(paragraph), analysed.body.words[: len(paragraph)]))

    def draw(self, analyser: Analyser) -> tuple[Asked, ...]:
        """EACH queries of every class, the same for the same documents."""
        chance = random.Random(SEED)
        singles = [
            (form, language, analyser.keys(form, language)[0]) for language, body, _ in self.bodies for form in body if _is_word(form)
        ]
        rare = [each for each in singles if self.frequencies[each[2]] <= RARE_AT_MOST]
        rare = [each for each in chance.sample(rare, min(len(rare), MOST_LOOKED_AT)) if self._is_rare(analyser, fold(each[0]))]
        common = sorted({each for each in singles if self.frequencies[each[2]] > COMMON_SHARE * self.documents})
        return (
            *(_single(Kind.RARE, chance.choice(rare)) for _ in range(EACH)),
            *(_single(Kind.COMMON, chance.choice(common)) for _ in range(EACH)),
            *(self._several(kind, chance) for kind in (Kind.ANY, Kind.ALL, Kind.FILTERED) for _ in range(EACH)),
            *(self._phrase(chance) for _ in range(EACH)),
        )

    def _is_rare(self, analyser: Analyser, word: str) -> bool:
        """Is a word rare with all that a question for it stands for? «охраны» is, as a Ukrainian form, and as a Russian one it is not."""
        return all(self.frequencies[key] <= RARE_AT_MOST for key in describe(analyser, word).both)

    def _several(self, kind: Kind, chance: random.Random) -> Asked:
        least, most = (share * self.documents for share in TELLING_SHARE)
        while True:
            language, body, keys = chance.choice(self.bodies)
            telling = {
                fold(form): key for form, key in zip(body, keys, strict=True) if _is_word(form) and least <= self.frequencies[key] <= most
            }
            if len(telling) >= 3:
                break
        words = chance.sample(sorted(telling), chance.choice((2, 3)))
        text = (" OR " if kind is Kind.ANY else " ").join(words)
        return Asked(kind, text, tuple(telling[word] for word in words), language if kind is Kind.FILTERED else None)

    def _phrase(self, chance: random.Random) -> Asked:
        while True:
            language, body, keys = chance.choice(self.bodies)
            length = chance.choice((2, 3))
            start = chance.randrange(max(1, len(body) - length))
            words = body[start : start + length]
            if len(words) == length and all(_is_word(word) and not is_function_word(fold(word), language) for word in words):
                return Asked(Kind.PHRASE, f'"{" ".join(words)}"', keys[start : start + length])


def _is_word(form: str) -> bool:
    """One that is typed as one: letters alone."""
    return len(form) > 3 and form.isalpha()


def _single(kind: Kind, word: tuple[str, str, Key]) -> Asked:
    return Asked(kind, fold(word[0]), (word[2],))
