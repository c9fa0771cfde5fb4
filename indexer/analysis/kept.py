"""The keys of a body by what an index kept of it: each word is read when it is asked for, and few are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, chain

from indexer.analysis.signatures import Signed
from indexer.analysis.texts import paragraph_texts
from indexer.analysis.words import Tokens
from indexer.model import PARAGRAPH_BREAK, UNKNOWN, Document, Key


class EachKeys:
    """The keys of a short text, word by word: in place of `Keys` where only a few positions are asked for."""

    def __init__(self, triples: Sequence[tuple[Key, Key, Key]]) -> None:
        self._triples = triples

    def __len__(self) -> int:
        return len(self._triples)

    def at(self, position: int) -> tuple[Key, Key, Key]:
        """The keys of one position: words, exact, bridge."""
        return self._triples[position]

    def positions(self, wanted: frozenset[Key]) -> list[int]:
        """The positions, ascending, that have one of these keys."""
        if wanted.isdisjoint(chain.from_iterable(self._triples)):  # most titles
            return []
        return [position for position, keys in enumerate(self._triples) if not wanted.isdisjoint(keys)]


class KeptKeys:
    """In place of `Keys` where only some positions are looked at; `keys_of` gives those of a form in text of a language."""

    def __init__(self, document: Document, tokens: Tokens, signed: Signed, keys_of: Callable[[str, str], tuple[Key, Key, Key]]) -> None:
        self._tokens, self._signed, self._keys_of = tokens, signed, keys_of
        self._read: dict[int, tuple[Key, Key, Key]] = {}
        self._document = document
        self._only = document.paragraph_languages[0] if len(set(document.paragraph_languages)) == 1 else UNKNOWN

    def __len__(self) -> int:
        return len(self._tokens)

    def at(self, position: int) -> tuple[Key, Key, Key]:
        """The keys of one position: words, exact, bridge."""
        found = self._read.get(position)
        if found is None:
            language = self._only if self._only != UNKNOWN else self._language(self._tokens.starts[position])
            found = self._read[position] = self._keys_of(self._tokens.form(position), language)
        return found

    def _language(self, place: int) -> str:
        """The language of the paragraph that stands at a place of the body."""
        origins, languages = self._paragraphs
        return languages[bisect_right(origins, place) - 1]

    @cached_property
    def _paragraphs(self) -> tuple[tuple[int, ...], tuple[str, ...]]:
        texts = tuple(paragraph_texts(self._document))
        origins = accumulate((len(text) + len(PARAGRAPH_BREAK) for text, _ in texts), initial=0)
        return tuple(origins), tuple(language for _, language in texts)

    def positions(self, wanted: frozenset[Key]) -> list[int]:
        """The positions, ascending, that have one of these keys."""
        return [position for position in self._signed.candidates(wanted) if not wanted.isdisjoint(self.at(position))]
