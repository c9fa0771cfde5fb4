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
from importlib import resources
from itertools import product
from pathlib import Path
from typing import TypeAlias

from indexer.analysis import bridge
from indexer.analysis.entries import Direction, Entry, Term, Words, read_file, read_table
from indexer.model import RUSSIAN, UKRAINIAN

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
class _Phrase:
    """A meaning of several words with what each of them may be in a query."""

    candidates: tuple[frozenset[str], ...]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _FriendList:
    """False friends: the pairs; the bridge keys that a pair shares; the words whose strict keys are shared too."""

    pairs: frozenset[tuple[str, str]]
    shared: frozenset[str]
    marked: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """All entries, built-in and the user's own, found by lemma.

    `version` names the data and the rules of the bridge, for the stamp: another version, another index.
    """

    version: str
    _words: dict[tuple[str, str], tuple[Meaning, ...]]
    _phrases: dict[tuple[str, str], tuple[_Phrase, ...]]
    _friends: _FriendList
    _written: dict[Words, str]

    @classmethod
    def load(cls, user_file: Path | None = None, lemmas: Lemmas = as_written) -> Glossary:
        """The built-in tables and the user's beside them.

        `lemmas(word, language)` gives the plausible lemmas of a folded word, best first (stems, when there are no dictionaries); the
        glossary finds its entries by them. CorpusError names file and line of an entry that makes no sense.
        """
        tables = [*_builtin_tables(), *([(str(user_file), read_file(user_file))] if user_file else [])]
        entries = [entry for name, text in tables for entry in read_table(text, name)]
        meanings = _meanings(entries)
        written = {term.words: term.written for entry in entries for term in (*entry.russian, *entry.ukrainian)}
        return cls(_version(text for _, text in tables), _by_word(meanings, lemmas), _by_start(meanings, lemmas), _friends(entries, lemmas), written)

    def translations(self, lemma: str, language: str) -> tuple[Words, ...]:
        """Equivalents of a lemma of `language` in the other language, in the order of the tables; several words are a phrase."""
        return _merged(meaning.translations for meaning in self._words.get((language, lemma), ()))

    def equals(self, lemma: str, language: str) -> tuple[Words, ...]:
        """Other names of the same thing in the same language: МИД → (министерство, иностранных, дел)."""
        return _merged(meaning.equals for meaning in self._words.get((language, lemma), ()))

    def match(self, candidates: Sequence[Sequence[str]], start: int, language: str) -> tuple[int, Meaning] | None:
        """The longest phrase (two words or more) that begins at `start` of a query, with its length in words.

        `candidates` has, for each word of the query, its folded form and its plausible lemmas.
        """
        found = [phrase for first in candidates[start] for phrase in self._phrases.get((language, first), ())]
        for phrase in sorted(found, key=lambda phrase: -len(phrase.candidates)):
            here = candidates[start : start + len(phrase.candidates)]
            if len(here) == len(phrase.candidates) and not any(map(frozenset.isdisjoint, phrase.candidates, here)):
                return len(here), phrase.meaning
        return None

    def are_false_friends(self, russian: str, ukrainian: str) -> bool:
        """Do these two lemmas look alike and mean different things?"""
        return (russian, ukrainian) in self._friends.pairs

    def bridge_key(self, lemma: str, language: str) -> str:
        """The key of the bridge layer, without its mark: `bridge.bridge_key`, but false friends are kept apart.

        A key that false friends share is told apart by the strict rules, for all words that have it; false friends whose strict keys
        agree too carry their language.
        """
        key = bridge.bridge_key(lemma, language)
        if key not in self._friends.shared:
            return key
        if (language, lemma) in self._friends.marked:
            return f"{lemma}!{language}"
        return f"{bridge.strict_key(lemma, language)}!"

    def written(self, words: Words) -> str:
        """Words of the glossary as a reader writes them, with capitals: ("сполучені", "штати") → "Сполучені Штати"."""
        return self._written.get(words, " ".join(words))


# --- loading -----------------------------------------------------------------------------------


def _builtin_tables() -> list[tuple[str, str]]:
    """Name and text of every table of this package, in the order of their names."""
    folder = resources.files("indexer.analysis") / "data"
    files = [*sorted((folder / "glossary").iterdir(), key=lambda file: file.name), folder / "false_friends.tsv"]
    return [(file.name, file.read_text(encoding="utf-8")) for file in files]


def _version(texts: Iterable[str]) -> str:
    digest = hashlib.sha256(bridge.rules_digest().encode())
    for text in texts:
        digest.update(text.encode())
    return digest.hexdigest()[:12]


def _meanings(entries: Sequence[Entry]) -> dict[tuple[str, Words], Meaning]:
    """Language and words → all that the entries say of them."""
    apart = {(entry.russian[0].words, entry.ukrainian[0].words) for entry in entries if entry.direction is Direction.APART}
    translations: dict[tuple[str, Words], list[Words]] = {}
    equals: dict[tuple[str, Words], list[Words]] = {}
    for language, term, others in _sides(entries):
        pairs = [(term.words, other.words) if language == RUSSIAN else (other.words, term.words) for other in others]
        place = (language, term.words)
        translations.setdefault(place, []).extend(other.words for other, pair in zip(others, pairs, strict=True) if pair not in apart)
        equals.setdefault(place, []).extend(term.equals)
    return {place: Meaning(place[1], _merged([found]), _merged([equals[place]])) for place, found in translations.items()}


def _sides(entries: Iterable[Entry]) -> Iterator[tuple[str, Term, tuple[Term, ...]]]:
    """Language, term, and the terms of the other language that the entry's direction leads to."""
    for entry in entries:
        if entry.direction is Direction.APART:
            continue
        for term in entry.russian:
            yield RUSSIAN, term, entry.ukrainian if entry.direction is not Direction.TO_RUSSIAN else ()
        for term in entry.ukrainian:
            yield UKRAINIAN, term, entry.russian if entry.direction is not Direction.TO_UKRAINIAN else ()


def _by_word(meanings: dict[tuple[str, Words], Meaning], lemmas: Lemmas) -> dict[tuple[str, str], tuple[Meaning, ...]]:
    """Language and lemma → the meanings of single words; a word is found as written and by its best lemma."""
    found: dict[tuple[str, str], tuple[Meaning, ...]] = {}
    for (language, words), meaning in meanings.items():
        if len(words) == 1:
            for lemma in _headwords(words[0], language, lemmas):
                found[language, lemma] = (*found.get((language, lemma), ()), meaning)
    return found


def _by_start(meanings: dict[tuple[str, Words], Meaning], lemmas: Lemmas) -> dict[tuple[str, str], tuple[_Phrase, ...]]:
    """Language and a candidate of the first word → the phrases that may begin with it."""
    found: dict[tuple[str, str], tuple[_Phrase, ...]] = {}
    for (language, words), meaning in meanings.items():
        if len(words) > 1:
            phrase = _Phrase(tuple(frozenset((word, *lemmas(word, language))) for word in words), meaning)
            for first in phrase.candidates[0]:
                found[language, first] = (*found.get((language, first), ()), phrase)
    return found


def _both(entry: Entry) -> tuple[tuple[tuple[Term, ...], str], ...]:
    return (entry.russian, RUSSIAN), (entry.ukrainian, UKRAINIAN)


def _friends(entries: Iterable[Entry], lemmas: Lemmas) -> _FriendList:
    pairs = {
        pair
        for entry in entries
        if entry.direction is Direction.APART
        for pair in product(*(_headwords(side[0].words[0], language, lemmas) for side, language in _both(entry)))
    }
    shared, marked = set[str](), set[tuple[str, str]]()
    for russian, ukrainian in pairs:
        key = bridge.bridge_key(russian, RUSSIAN)
        if key == bridge.bridge_key(ukrainian, UKRAINIAN):
            shared.add(key)
            if bridge.strict_key(russian, RUSSIAN) == bridge.strict_key(ukrainian, UKRAINIAN):
                marked |= {(RUSSIAN, russian), (UKRAINIAN, ukrainian)}
    return _FriendList(frozenset(pairs), frozenset(shared), frozenset(marked))


def _headwords(word: str, language: str, lemmas: Lemmas) -> tuple[str, ...]:
    """What a word of an entry is found by: itself, and where it is no lemma (выборы, stems) its best lemma too."""
    known = lemmas(word, language)
    return (word,) if word in known else (word, *known[:1])


def _merged(groups: Iterable[Iterable[Words]]) -> tuple[Words, ...]:
    """All words once, in their order."""
    return tuple(dict.fromkeys(words for group in groups for words in group))
