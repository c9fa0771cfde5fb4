"""The keys of a build's forms, by number: those of a document are joined from one block of letters, without an object for any key.

So a document costs tens of microseconds however many words the collection has, and processes share the block without copying it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.analyser import Analyser
from indexer.analysis.growing import Growing, Number
from indexer.analysis.numbering import Numbering, Numbers, Words
from indexer.analysis.signatures import sign, signatures
from indexer.model import AnalysedDocument, Document, Key, Keys, Layer
from indexer.pickling import pack, unpack

LAYERS = (Layer.WORDS, Layer.EXACT, Layer.BRIDGE)
_UNIT = np.dtype("<u2")  # of UTF-16, which Python's text is made of quickest
_SPACE = 32


class _KeysByNumber:
    """The keys of one layer: each with a space behind it in one block, and where it begins and ends there."""

    def __init__(self) -> None:
        self._letters = Growing(_UNIT)
        self._begins, self._ends, self.signatures = Growing(np.dtype("i8")), Growing(np.dtype("i8")), Growing(np.dtype("u2"))

    def extend(self, keys: str, places: NDArray[np.int64]) -> None:
        """The keys of the next numbers; of the first of these, the key that stands at the first of `places`, and so on."""
        letters = np.frombuffer(pack(keys + " "), _UNIT)
        ends = np.flatnonzero(letters == _SPACE) + 1
        begins = np.append(0, ends[:-1])
        before = len(self._letters)
        self._letters.extend(letters)
        self._begins.extend(begins[places] + before)
        self._ends.extend(ends[places] + before)
        self.signatures.extend(signatures(keys)[places])

    def join(self, numbers: NDArray[Any], first: int = 0) -> tuple[str, str]:
        """The keys of these numbers with a space between: of so many first ones, and of the others."""
        begins = self._begins.values.take(numbers)
        lengths = self._ends.values.take(numbers) - begins
        ends = lengths.cumsum()
        places = (begins - ends + lengths).repeat(lengths)
        places += np.arange(len(places))
        letters = self._letters.values.take(places)
        middle = int(ends[first - 1]) if first else 0
        return _text(letters[:middle]), _text(letters[middle:])

    def key(self, number: int) -> Key:
        """The key of one number."""
        return _text(self._letters.values[self._begins.values[number] : self._ends.values[number]])


def _text(letters: NDArray[np.uint16]) -> str:
    """Letters without the space at their end as text."""
    return unpack(letters[:-1].data)


class Column(Generic[Number]):
    """A value for each number, worked out once from its keys in some layers."""

    def __init__(self, lexicon: Lexicon, work_out: Callable[..., Any], dtype: np.dtype[Number], *layers: Layer) -> None:
        self._lexicon, self._layers, self._work_out = lexicon, layers, work_out
        self._values = Growing(dtype)
        self._dtype = dtype
        self._extend()

    def of(self, numbers: Numbers) -> NDArray[Number]:
        """The values of these numbers."""
        self._extend()
        return self._values.values.take(numbers)

    def _extend(self) -> None:
        new = range(len(self._values), self._lexicon.learn())
        if new:
            keys = (self._lexicon.all_keys(layer, new.start) for layer in self._layers)
            self._values.extend(np.fromiter(map(self._work_out, *keys), self._dtype, len(new)))


class Lexicon:
    """The keys of all forms that a numbering has, and of those that it gets later.

    `known` has by language the keys of all its forms in the order of their numbers, where these have been worked out already.
    """

    def __init__(self, analyser: Analyser, numbering: Numbering, known: Mapping[str, Keys] | None = None) -> None:
        self.analyser, self.numbering = analyser, numbering
        self._layers = {layer: _KeysByNumber() for layer in LAYERS}
        self._learnt = 0
        if known and len(numbering):
            self._take(known)

    def _take(self, known: Mapping[str, Keys]) -> None:
        """The keys of each language come in a block, and those of numbers are to be in the order of numbers."""
        others = [number for number, language in enumerate(self.numbering.languages) if language not in known]
        blocks = [*known.values(), self._worked_out(others)]
        languages = np.array(self.numbering.languages)
        order = np.concatenate([*(np.flatnonzero(languages == language) for language in known), np.array(others, np.int64)])
        places = np.empty(len(order), np.int64)
        places[order] = np.arange(len(order))
        for layer, joined in zip(LAYERS, zip(*filter(any, (keys.joined for keys in blocks)), strict=True), strict=True):
            self._layers[layer].extend(" ".join(joined), places)
        self._learnt = len(order)

    def _worked_out(self, numbers: Any) -> Keys:
        forms, languages = self.numbering.forms, self.numbering.languages
        triples = [self.analyser.keys(forms[number], languages[number]) for number in numbers]
        return Keys(*zip(*triples, strict=True)) if triples else Keys()

    def learn(self) -> int:
        """Work out the keys of forms that were numbered since; the number of all."""
        new = range(self._learnt, len(self.numbering))
        if new:
            for layer, joined in zip(LAYERS, self._worked_out(new).joined, strict=True):
                self._layers[layer].extend(joined, np.arange(len(new)))
            self._learnt = len(self.numbering)
        return self._learnt

    def key(self, number: int) -> Key:
        """The key that a form has in the layer of words."""
        return self._layers[Layer.WORDS].key(number)

    def all_keys(self, layer: Layer, first: int = 0) -> list[Key]:
        """The keys in a layer of all numbers from one on."""
        numbers = np.arange(first, self.learn())
        return self._layers[layer].join(numbers)[1].split(" ") if len(numbers) else []

    def column(self, work_out: Callable[..., Any], dtype: np.dtype[Number], *layers: Layer) -> Column[Number]:
        """What follows from a form's keys in these layers, for each number."""
        return Column(self, work_out, dtype, *layers)

    def words(self, document: Document) -> Words:
        """The words of a document by number."""
        return self.numbering.words(document)

    def analyse(self, document: Document, words: Words) -> AnalysedDocument:
        """The document with its keys, as `Analyser.analyse` gives them; `words` are its own."""
        self.learn()
        layers = [self._layers[layer] for layer in LAYERS]
        titles, bodies = zip(*(layer.join(words.numbers, len(words.title)) for layer in layers), strict=True)
        signed = np.concatenate([layer.signatures.values.take(words.body) for layer in layers])
        return AnalysedDocument(document, Keys.of(*titles), Keys.of(*bodies), sign(words.body_starts(document), signed))
