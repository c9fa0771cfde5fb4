"""Syntax → tree: the words are read by those who know them, the rest is put together."""

from __future__ import annotations

from collections.abc import Callable

from indexer.analysis.words import fold, forms
from indexer.model import Everything, Node, Not, Notice, Scope
from indexer.query.limits import MOST_EXPANSIONS
from indexer.query.readers import WordList, WordReader
from indexer.query.syntax import (
    Conjunction,
    Days,
    Disjunction,
    ExactQuoted,
    ExactWord,
    Facet,
    Fuzzy,
    Nearby,
    Negation,
    Prefix,
    Quoted,
    Syntax,
    Titled,
    Words,
)
from indexer.query.tree import all_of, any_of


class Reading:
    """Reads one query; `notices` gathers what the reader should hear of it."""

    def __init__(self, reader: WordReader, words: WordList) -> None:
        self._reader = reader
        self._words = words
        self.notices: list[Notice] = []

    def node(self, syntax: Syntax | None, scope: Scope = Scope.ANYWHERE) -> Node:
        """The tree of a query without filters."""
        match syntax:
            case None | Facet() | Days():
                return Everything()
            case Conjunction(parts):
                return all_of([self.node(part, scope) for part in parts])
            case Disjunction(parts):
                return any_of([self.node(part, scope) for part in parts])
            case Negation(part):
                return Not(self.node(part, scope))
            case Titled(part):
                return self.node(part, Scope.TITLE)
            case leaf:
                return self._leaf(leaf, scope)

    def _leaf(self, leaf: Words | Quoted | ExactWord | ExactQuoted | Prefix | Fuzzy | Nearby, scope: Scope) -> Node:
        match leaf:
            case Words(written):
                return self._reader.words(written, scope)
            case Quoted(text):
                return self._reader.phrase(text, scope)
            case ExactWord(form) if len(forms(form)) == 1:
                return self._reader.exact_word(form, scope)
            case ExactWord(text) | ExactQuoted(text):
                return self._reader.exact_phrase(text, scope)
            case Prefix(form):
                return self._expanded(form, "*", self._words.with_prefix, scope)
            case Fuzzy(form):
                return self._expanded(form, "~", self._words.one_edit, scope)
            case Nearby(left, right, distance):
                return self._reader.near(left, right, distance, scope)

    def _expanded(self, form: str, sign: str, expand: Callable[[str, int], tuple[tuple[str, ...], bool]], scope: Scope) -> Node:
        """The real words for the last word of a form; the words before it in the form are asked for as well.

        Where the collection has no such word, the form itself is looked for, and not found.
        """
        *before, last = forms(form)
        found, more = expand(fold(last), MOST_EXPANSIONS)
        if more:
            self.notices.append(Notice("more-words", (form + sign, str(MOST_EXPANSIONS))))
        expanded = self._reader.one_of(found or (fold(last),), scope)
        return all_of([self._reader.words(before, scope), expanded]) if before else expanded
