"""The reading glossary: what words of one language are called in the other, where no rule of spelling leads there.

An entry is a line of a tab-separated table, `theme  ru  uk  direction  note`; docs/bridge.md has the format. Words stand in it in their
dictionary form, phrases as one says them ("министерство иностранных дел"). What comes out are those words, folded, as they stand in
the entry: **take them through the same analysis as the words of a query** (so that «закордонних справ» finds its lemmas, and stems are
stems when the dictionaries are off), one word a position of a phrase.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from indexer.analysis.bridge import rules_digest
from indexer.analysis.derivation import derived
from indexer.analysis.entries import Direction, Entry, Term, Words, read_bytes, read_file, read_table
from indexer.analysis.false_friends import FalseFriends, false_friends
from indexer.model import RUSSIAN, UKRAINIAN

Lemmas: TypeAlias = Callable[[str, str], Iterable[str]]


def as_written(word: str, language: str) -> Iterable[str]:
    """The word itself: what a glossary takes for lemmas when it is given no morphology. Phrases then match as written only."""
    return (word,)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase of the glossary stands for: in the other language, and in its own (abbreviation and long form)."""

    words: Words
    translations: tuple[Words, ...]
    equals: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A meaning of several words with what each of them may be in a query."""

    candidates: tuple[frozenset[str], ...]
    meaning: Meaning


@dataclass(frozen=True, eq=False)
class Glossary:
    """All entries, built-in and the user's own (`_own`), found by lemma; read and ordered when they are asked for: an update asks for few.

    `version` names the data and the rules of the bridge, for the stamp: another version, another index.
    """

    version: str
    _own: tuple[Entry, ...]
    _lemmas: Lemmas

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return (*_builtin_entries(), *self._own)

    @cached_property
    def _meanings(self) -> dict[tuple[str, Words], Meaning]:
        return _meanings(self._entries)

    @cached_property
    def _words(self) -> dict[tuple[str, str], tuple[Meaning, ...]]:
        return _by_word(self._meanings, self._lemmas)

    @cached_property
    def _phrases(self) -> dict[tuple[str, str], tuple[_Phrase, ...]]:
        return _by_start(self._meanings, self._lemmas)

    @cached_property
    def _written(self) -> dict[Words, str]:
        return {term.words: term.written for entry in self._entries for term in (*entry.russian, *entry.ukrainian)}

    @cached_property
    def _friends(self) -> FalseFriends:
        return false_friends(_builtin_apart() | _apart(self._own))

    @classmethod
    def load(cls, user_file: Path | None = None, lemmas: Lemmas = as_written) -> Glossary:
        """The built-in tables and the user's beside them; CorpusError names file and line of an entry that makes no sense."""
        return cls.read(read_file(user_file) if user_file else "", str(user_file), lemmas)

    @classmethod
    def from_bytes(cls, user: bytes, name: str = "your glossary", lemmas: Lemmas = as_written) -> Glossary:
        """The built-in tables and a user's table as a generation keeps it."""
        return cls.read(read_bytes(user, name), name, lemmas)

    @classmethod
    def read(cls, user: str, name: str, lemmas: Lemmas = as_written) -> Glossary:
        """The built-in tables and the text of a user's table, which errors call `name`."""
        return cls(_version(user), tuple(read_table(user, name)), lemmas)

    def with_lemmas(self, lemmas: Lemmas) -> Glossary:
        """The same entries, found by lemmas: `lemmas(word, language)` gives the plausible ones of a folded word, best first.

        (Stems, when there are no dictionaries.) An inflected word of an entry, and any word of a phrase, is then found as its lemma.
        """
        return Glossary(self.version, self._own, lemmas)

    def translations(self, lemma: str, language: str) -> tuple[Words, ...]:
        """Equivalents of a lemma of `language` in the other language, in the order of the tables; several words are a phrase.

        A lemma without an entry has what `derivation` makes of the entry it comes from.
        """
        if meanings := self._words.get((language, lemma), ()):
            return _merged(meaning.translations for meaning in meanings)
        return _merged([((word,) for word in derived(lemma, language, lambda base: self._single(base, language)))])

    def _single(self, lemma: str, language: str) -> Iterator[str]:
        """The equivalents that are one word."""
        meanings = self._words.get((language, lemma), ())
        return (words[0] for meaning in meanings for words in meaning.translations if len(words) == 1)

    def equals(self, lemma: str, language: str) -> tuple[Words, ...]:
        """Other names of the same thing in the same language: мид → (министерство, иностранных, дел)."""
        return _merged(meaning.equals for meaning in self._words.get((language, lemma), ()))

    def match(self, candidates: Sequence[Sequence[str]], start: int, language: str) -> tuple[int, Meaning] | None:
        """The longest phrase (two words or more) that begins at `start` of a query, with its length in words.

        `candidates` has, for each word of the query, its folded form and its plausible lemmas.
        """
        found = {phrase for first in candidates[start] for phrase in self._phrases.get((language, first), ())}
        for phrase in sorted(found, key=lambda phrase: (-len(phrase.candidates), phrase.meaning.words)):
            here = candidates[start : start + len(phrase.candidates)]
            if len(here) == len(phrase.candidates) and not any(map(frozenset.isdisjoint, phrase.candidates, here)):
                return len(here), phrase.meaning
        return None

    def are_false_friends(self, russian: str, ukrainian: str) -> bool:
        """Do these two lemmas look alike and mean different things?"""
        return (russian, ukrainian) in self._friends.pairs

    def bridge_key(self, lemma: str, language: str) -> str:
        """The key of the bridge layer, without its mark: `bridge.bridge_key`, but no false friends share one."""
        return self._friends.bridge_key(lemma, language)

    def written(self, words: Words) -> str:
        """Words of the glossary as a reader writes them, with capitals: ("сполучені", "штати") → "Сполучені Штати"."""
        return self._written.get(words, " ".join(words))


# --- loading -----------------------------------------------------------------------------------


@cache
def _builtin_tables() -> tuple[tuple[str, str], ...]:
    """Name and text of every table of this package, in the order of their names."""
    folder = resources.files("indexer.analysis") / "data"
    files = [*sorted((folder / "glossary").iterdir(), key=lambda file: file.name), folder / "false_friends.tsv"]
    return tuple((file.name, file.read_text(encoding="utf-8")) for file in files)


@cache
def _builtin_entries() -> tuple[Entry, ...]:
    return tuple(entry for name, text in _builtin_tables() for entry in read_table(text, name))


@cache
def _builtin_apart() -> frozenset[tuple[str, str]]:
    """`_apart` of them, from the few lines that may say so."""
    texts = ("\n".join(line for line in text.splitlines() if Direction.APART in line) for _, text in _builtin_tables())
    return _apart(entry for text in texts for entry in read_table(text, "the built-in glossary"))


def _version(user: str) -> str:
    texts = (rules_digest(), *(text for _, text in _builtin_tables()), user)
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


# --- ordering ----------------------------------------------------------------------------------


def _apart(entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    """The pairs that must not meet."""
    kept = (entry for entry in entries if entry.direction is Direction.APART)
    return frozenset((entry.russian[0].words[0], entry.ukrainian[0].words[0]) for entry in kept)


def _meanings(entries: Sequence[Entry]) -> dict[tuple[str, Words], Meaning]:
    """Language and words → all that the entries say of them, but for translations that an entry keeps apart."""
    apart = _apart(entries)
    said: dict[tuple[str, Words], list[Meaning]] = {}
    for language, term, others in _sides(entries):
        translations = tuple(other.words for other in others if not _are_apart(term, other, language, apart))
        said.setdefault((language, term.words), []).append(Meaning(term.words, translations, term.equals))
    return {place: _joined(parts) for place, parts in said.items()}


def _sides(entries: Iterable[Entry]) -> Iterator[tuple[str, Term, tuple[Term, ...]]]:
    """Language, term, and the terms of the other language that the entry's direction leads to."""
    for entry in entries:
        if entry.direction is Direction.APART:
            continue
        for term in entry.russian:
            yield RUSSIAN, term, entry.ukrainian if entry.direction is not Direction.TO_RUSSIAN else ()
        for term in entry.ukrainian:
            yield UKRAINIAN, term, entry.russian if entry.direction is not Direction.TO_UKRAINIAN else ()


def _are_apart(term: Term, other: Term, language: str, apart: frozenset[tuple[str, str]]) -> bool:
    russian, ukrainian = (term, other) if language == RUSSIAN else (other, term)
    return len(term.words) == len(other.words) == 1 and (russian.words[0], ukrainian.words[0]) in apart


def _joined(parts: Sequence[Meaning]) -> Meaning:
    return Meaning(parts[0].words, _merged(part.translations for part in parts), _merged(part.equals for part in parts))


def _by_word(meanings: dict[tuple[str, Words], Meaning], lemmas: Lemmas) -> dict[tuple[str, str], tuple[Meaning, ...]]:
    """Language and lemma → the meanings of single words."""
    found: dict[tuple[str, str], tuple[Meaning, ...]] = {}
    for (language, words), meaning in meanings.items():
        if len(words) == 1:
            for lemma in _headwords(words[0], language, lemmas):
                found[language, lemma] = (*found.get((language, lemma), ()), meaning)
    return found


def _headwords(word: str, language: str, lemmas: Lemmas) -> tuple[str, ...]:
    """What a word of an entry is found by: itself, and where it is no lemma (выборы, a stem) its best lemma too."""
    known = tuple(lemmas(word, language))
    return (word,) if word in known else (word, *known[:1])


def _by_start(meanings: dict[tuple[str, Words], Meaning], lemmas: Lemmas) -> dict[tuple[str, str], tuple[_Phrase, ...]]:
    """Language and a candidate of the first word → the phrases that may begin with it."""
    found: dict[tuple[str, str], tuple[_Phrase, ...]] = {}
    for (language, words), meaning in meanings.items():
        if len(words) > 1:
            phrase = _Phrase(tuple(frozenset((word, *lemmas(word, language))) for word in words), meaning)
            for first in phrase.candidates[0]:
                found[language, first] = (*found.get((language, first), ()), phrase)
    return found


def _merged(groups: Iterable[Iterable[Words]]) -> tuple[Words, ...]:
    """All words once, in their order."""
    return tuple(dict.fromkeys(chain.from_iterable(groups)))
