"""What becomes of a word: the keys that a build writes for it and those that a query looks for, for a reader who wants to see."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.analysis.analyser import Analyser
from indexer.analysis.querying import QueryWords
from indexer.analysis.words import forms
from indexer.model import LANGUAGES, And, Key, Node, Or, Phrase, Scope, Term


@dataclass(frozen=True, slots=True)
class Terms:
    """Keys of a word, each list in order: `index` and `own` pair a language with keys, `both` is the query with the bridge on."""

    word: str
    index: tuple[tuple[str, tuple[Key, ...]], ...]
    own: tuple[tuple[str, tuple[Key, ...]], ...]
    both: tuple[Key, ...]


def describe(analyser: Analyser, word: str) -> Terms:
    """The keys of a word by the tables of the analyser's collection.

    A hyphenated word is a phrase: every key of every part is listed, though a text must have one of each part, side by side.
    """
    index = tuple((language, _written(analyser, word, language)) for language in LANGUAGES)
    own = tuple((language, _sought(analyser, (language,), True, word)) for language in LANGUAGES)
    return Terms(word, index, own, _sought(analyser, LANGUAGES, False, word))


def _written(analyser: Analyser, word: str, language: str) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key for form in forms(word) for key in analyser.keys(form, language)))


def _sought(analyser: Analyser, languages: tuple[str, ...], own_language: bool, word: str) -> tuple[Key, ...]:
    return tuple(sorted(_keys(QueryWords(analyser, languages, own_language).words([word], Scope.ANYWHERE))))


def _keys(node: Node) -> set[Key]:
    match node:
        case Term(keys):
            return set(keys)
        case Phrase(positions):
            return set().union(*positions)
        case And(nodes) | Or(nodes):
            return set().union(*map(_keys, nodes))
    return set()
