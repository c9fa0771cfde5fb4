"""The reading glossary: what words of one language are called in the other, where no rule of spelling leads there.

An entry is a line of a tab-separated table, `theme  ru  uk  direction  note`; docs/bridge.md has the format. Words stand in it in their
dictionary form, phrases as one says them ("министерство иностранных дел"). What comes out are those words, folded, as they stand in
the entry: **take them through the same analysis as the words of a query** (so that «закордонних справ» finds its lemmas, and stems are
stems when the dictionaries are off), one word a position of a phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Words: TypeAlias = tuple[str, ...]
Lemmas: TypeAlias = Callable[[str, str], Sequence[str]]


def as_written(word: str, language: str) -> Sequence[str]:
    """The word itself: what `Glossary.load` takes for lemmas when it is given no morphology. Phrases then match as written only."""
    return (word,)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase of the glossary stands for: in the other language, and in its own (abbreviation and long form)."""

    words: Words
    translations: tuple[Words, ...]
    equals: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """All entries, built-in and the user's own, found by lemma.

    `version` names the data and the rules of the bridge, for the stamp: another version, another index.
    """

    version: str

    @classmethod
    def load(cls, user_file: Path | None = None, lemmas: Lemmas = as_written) -> Glossary:
        """The built-in tables and the user's beside them.

        `lemmas(word, language)` gives the plausible lemmas of a folded word, best first (stems, when there are no dictionaries); the
        glossary finds its entries by them. CorpusError names file and line of an entry that makes no sense.
        """
        raise NotImplementedError

    def translations(self, lemma: str, language: str) -> tuple[Words, ...]:
        """Equivalents of a lemma of `language` in the other language, in the order of the tables; several words are a phrase."""
        raise NotImplementedError

    def equals(self, lemma: str, language: str) -> tuple[Words, ...]:
        """Other names of the same thing in the same language: МИД → (министерство, иностранных, дел)."""
        raise NotImplementedError

    def match(self, candidates: Sequence[Sequence[str]], start: int, language: str) -> tuple[int, Meaning] | None:
        """The longest phrase (two words or more) that begins at `start` of a query, with its length in words.

        `candidates` has, for each word of the query, its folded form and its plausible lemmas.
        """
        raise NotImplementedError

    def are_false_friends(self, russian: str, ukrainian: str) -> bool:
        """Do these two lemmas look alike and mean different things?"""
        raise NotImplementedError

    def bridge_key(self, lemma: str, language: str) -> str:
        """The key of the bridge layer, without its mark: `bridge.bridge_key`, but a false friend has a key of its own."""
        raise NotImplementedError

    def written(self, words: Words) -> str:
        """Words of the glossary as a reader writes them, with capitals: ("сполучені", "штати") → "Сполучені Штати"."""
        raise NotImplementedError
