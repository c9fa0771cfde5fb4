"""The two texts of a comparison as sentences with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.analysis import fold, tokenise
from indexer.readouts.alignment import Aligned
from indexer.readouts.sentences import Sentence


class Telling:
    """The sentences of a document with their words."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self.tokens = [tokenise(sentence.text) for sentence in sentences]

    def folded(self, numbers: Sequence[int]) -> list[str]:
        """The folded words of some sentences."""
        return [fold(token.form) for number in numbers for token in self.tokens[number]]


def numbered(aligned: Aligned) -> Iterator[tuple[int, int]]:
    """Side and number of each sentence of a pair."""
    return ((side, number) for side, numbers in enumerate((aligned.a, aligned.b)) for number in numbers)
