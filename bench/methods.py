"""The ways from a word to its keys that are measured: two baselines of one idea each, and this build.

A baseline writes one key a word. It has no bridge, so what it finds in the other language it finds by chance of spelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Protocol

from bench.figures import DEPESHA, FIRST_PARSE, SNOWBALL
from indexer.analysis import Analyser, FormCounts, Memory, Terms, describe, make_tables
from indexer.attachments import load_glossary
from indexer.model import LANGUAGES
from indexer.published import glossary_bytes
from indexer.settings import Settings

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SPELLING = str.maketrans("ё’ʼ", "е''")


class Method(Protocol):
    """A way from a word to its keys."""

    @property
    def name(self) -> str:
        """The column that its figures stand in."""

    def write(self, word: str, language: str) -> frozenset[str]:
        """The keys of a word in a text of the language."""

    def seek(self, word: str, languages: tuple[str, ...]) -> frozenset[str]:
        """The keys that a query word looks for when it may be a word of these languages."""


class Baseline:
    """One key a word, by language; what was worked out once is remembered."""

    def __init__(self, name: str, keys: Callable[[str], Callable[[str], str]]) -> None:
        self.name = name
        self._keys = {language: Memory(keys(language)) for language in LANGUAGES}
        self._other = Memory(lambda word: word)

    def text_keys(self, text: str, language: str) -> list[str]:
        """The keys of the words of a text, in order."""
        memory = self._keys.get(language, self._other)
        return [memory[word] for word in _WORD.findall(spell(text))]

    def write(self, word: str, language: str) -> frozenset[str]:
        """The key of a word."""
        return frozenset([self._keys.get(language, self._other)[spell(word)]])

    def seek(self, word: str, languages: tuple[str, ...]) -> frozenset[str]:
        """The keys of a word in each of the languages."""
        return frozenset().union(*(self.write(word, language) for language in languages))

    def query_keys(self, text: str) -> list[frozenset[str]]:
        """For each word of a query, its keys in either language."""
        return [self.seek(word, LANGUAGES) for word in _WORD.findall(spell(text))]


class Depesha:
    """The keys of this build, for a collection that consists of the given words and nothing else, in both languages."""

    name = DEPESHA

    def __init__(self, words: Iterable[str], settings: Settings) -> None:
        counts = FormCounts()
        collection = "\n".join(sorted(set(words)))
        for language in LANGUAGES:
            counts.add(collection, language)
        self._analyser = Analyser(
            make_tables(counts, settings.dictionaries), load_glossary(glossary_bytes(settings)), settings.dictionaries
        )
        self._terms = cache(self._describe)

    def write(self, word: str, language: str) -> frozenset[str]:
        """The keys of all layers."""
        return frozenset(dict(self._terms(word).index)[language])

    def seek(self, word: str, languages: tuple[str, ...]) -> frozenset[str]:
        """The keys of a search in one language alone, or with the bridge on."""
        terms = self._terms(word)
        return frozenset(dict(terms.own)[languages[0]] if len(languages) == 1 else terms.both)

    def _describe(self, word: str) -> Terms:
        return describe(self._analyser, word)


def baselines() -> tuple[Baseline, Baseline]:
    """Russian Snowball for both languages, and the first parse of pymorphy3 by the language of the text."""
    return Baseline(SNOWBALL, _stem), Baseline(FIRST_PARSE, _first_parse)


def spell(text: str) -> str:
    """Lower case, ё as е, one apostrophe; nothing that would make a baseline more than it is."""
    return text.lower().translate(_SPELLING)


def _stem(language: str) -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer("russian").stemWord
    return stem


def _first_parse(language: str) -> Callable[[str], str]:
    import pymorphy3

    morphology: Any = pymorphy3.MorphAnalyzer(lang=language)
    return lambda word: spell(str(morphology.parse(word)[0].normal_form))
