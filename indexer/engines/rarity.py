"""Fields of keys, and one rarity for all keys of a word, for engines that rate each key by itself.

tantivy and Lucene multiply a key's score with the rarity of that key in that field. A word stands there as several keys: its lemmas, and
its twins over the bridge; in titles each is rarer than in bodies. Were they rated apart, a twin that is rare in the other language would
outweigh the word itself. `Rarities` tells how much to boost a key so that it weighs as the whole word does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log1p

from indexer.model import Key, Layer, layer_of

TITLE, BODY = "title", "body"


def field_name(part: str, layer: Layer) -> str:
    """The field of a layer in the titles or the bodies."""
    return f"{part}_{layer}"


@dataclass(frozen=True, slots=True)
class Rarities:
    """How rare keys and words are in an index: its documents, and in how many of them a key stands in a field."""

    documents: int
    frequency: Callable[[str, Key], int]

    def word(self, keys: Iterable[Key]) -> float:
        """The rarity of documents with any of the keys, as nearly as counts of single keys tell.

        Of a language the most frequent key counts (as in Lucene's SynonymQuery), since its keys share their documents; languages add up.
        """
        counts: dict[str, int] = defaultdict(int)
        for key in keys:
            layer, language = layer_of(key), key.lstrip("~=").partition(":")[0]
            counts[language] = max(counts[language], *(self.frequency(field_name(part, layer), key) for part in (TITLE, BODY)))
        return self._of(sum(counts.values()))

    def boost(self, rarity: float, field: str, key: Key) -> float:
        """What makes a key in a field, which the engine rates by itself, as rare as its word."""
        return rarity / self._of(self.frequency(field, key))

    def _of(self, count: int) -> float:
        count = min(count, self.documents)
        return log1p((self.documents - count + 0.5) / (count + 0.5))


UNRATED = Rarities(0, lambda field, key: 0)
"""No key is rarer than another: no boost changes anything."""
