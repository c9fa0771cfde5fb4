"""What the parser asks of others: it finds out what the reader typed, never what the words mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from indexer.model import Node, Scope


class WordReader(Protocol):
    """Words and phrases → nodes with their keys. A form may hold several words that stand together: МЗС-СНД, 07.12.2021."""

    def words(self, written: Sequence[str], scope: Scope, /) -> Node:
        """All of a run of adjacent bare words."""

    def phrase(self, text: str, scope: Scope, /) -> Node:
        """Any forms of the words of the text, one after the other."""

    def exact_word(self, form: str, scope: Scope, /) -> Node:
        """This form alone."""

    def exact_phrase(self, text: str, scope: Scope, /) -> Node:
        """These forms, one after the other."""

    def near(self, left: str, right: str, distance: int, scope: Scope, /) -> Node:
        """Both words with at most `distance` others between, in either order."""

    def one_of(self, written: Sequence[str], scope: Scope, /) -> Node:
        """Any of these real words, as they stand."""


class WordList(Protocol):
    """The real words of the collection, folded; the most frequent first, and whether there were more than `limit`."""

    def with_prefix(self, prefix: str, limit: int, /) -> tuple[tuple[str, ...], bool]:
        """Words that begin so."""

    def one_edit(self, word: str, limit: int, /) -> tuple[tuple[str, ...], bool]:
        """Words at most one letter away, the word itself among them when it is there."""
