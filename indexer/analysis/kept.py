"""The keys of a body by what an index kept of it: each word is read when it is asked for, and few are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from indexer.analysis.signatures import Signed
from indexer.analysis.texts import paragraph_texts
from indexer.analysis.words import Tokens
from indexer.model import PARAGRAPH_BREAK, Document, Key


class KeptKeys:
    """In place of `Keys` where only some positions are looked at; `keys_of` gives those of a form in text of a language."""

    def __init__(self, document: Document, tokens: Tokens, signed: Signed, keys_of: Callable[[str, str], tuple[Key, Key, Key]]) -> None:
        self._tokens, self._signed, self._keys_of = tokens, signed, keys_of
        self._read: dict[int, tuple[Key, Key, Key]] = {}
        texts = tuple(paragraph_texts(document))
        self._languages = tuple(language for _, language in texts)
        self._origins = tuple(accumulate((len(text) + len(PARAGRAPH_BREAK) for text, _ in texts), initial=0))

    def __len__(self) -> int:
        return len(self._tokens)

    def at(self, position: int) -> tuple[Key, Key, Key]:
        """The keys of one position: words, exact, bridge."""
        found = self._read.get(position)
        if found is None:
            token = self._tokens[position]
            found = self._read[position] = self._keys_of(token.form, self._languages[bisect_right(self._origins, token.start) - 1])
        return found

    def positions(self, wanted: frozenset[Key]) -> list[int]:
        """The positions, ascending, that have one of these keys."""
        return [position for position in self._signed.candidates(wanted) if not wanted.isdisjoint(self.at(position))]
