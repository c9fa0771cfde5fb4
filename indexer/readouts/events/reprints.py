"""Which texts repeat one another word for word: sketches of their runs of eight words, compared where they share any.

A sketch keeps the smallest checksums of all runs (Broder, "On the resemblance and containment of documents", 1997), so a text costs some
hundred bytes, and what two sketches share says how much of the shorter text stands in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.growing import Rows
from indexer.model import Key
from indexer.pickling import travels
from indexer.readouts.events.distinct import distinct
from indexer.readouts.events.meetings import meetings
from indexer.readouts.verbatim import RUN

MOST_RUNS = 64
SUM = np.dtype(np.uint64)
PART, WHOLE = 0.5, 0.9
"""Half of a text's runs make it a reprint of one of the same days; nine tenths of both texts make them one text on any day."""
FEWEST_SHARED = 8
"""… of those that two sketches share, or half of a shorter sketch: less says nothing of a long text."""
_MOST_AHEAD = 8
_FACTORS = np.array([pow(0x9E3779B97F4A7C15, power, 1 << 64) for power in range(RUN)], dtype=np.uint64)


@travels
@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """The smallest checksums of a text's runs, ascending; all of them when there are no more than MOST_RUNS."""

    runs: NDArray[np.uint32]
    is_whole: bool

    @property
    def bound(self) -> int:
        """Up to here the sketch has every checksum of its text."""
        return (1 << 32) - 1 if self.is_whole else int(self.runs[-1])


class Sketches:
    """Sketches in one array; each is made when it is looked at."""

    def __init__(self, sketches: Iterable[Sketch] = ()) -> None:
        self._runs = Rows(np.dtype(np.uint32))
        self._whole: list[bool] = []
        for one in sketches:
            self.append(one)

    def __len__(self) -> int:
        return len(self._whole)

    def __getitem__(self, number: int) -> Sketch:
        return Sketch(self._runs[number], self._whole[number])

    def append(self, one: Sketch) -> None:
        """Put a sketch at the end."""
        self._runs.append(one.runs)
        self._whole.append(one.is_whole)

    def ordered(self, order: Sequence[int]) -> Sketches:
        """These sketches in another order."""
        return Sketches(self[number] for number in order)

    @property
    def runs(self) -> Rows[np.uint32]:
        """The runs of each."""
        return self._runs


def checksum(exact: Key) -> int:
    """The checksum of a word as it stands, of type SUM."""
    return crc32(exact.encode("utf-8", "surrogatepass"))


def sketch(words: NDArray[np.uint64]) -> Sketch:
    """The sketch of a text by the checksums of its words; a text shorter than a run has an empty one."""
    if len(words) < RUN:
        return Sketch(np.zeros(0, dtype=np.uint32), True)
    runs, _ = distinct((np.correlate(words, _FACTORS) >> np.uint64(32)).astype(np.uint32))
    return Sketch(runs[:MOST_RUNS], len(runs) <= MOST_RUNS)


@dataclass(frozen=True, slots=True)
class Reprint:
    """Texts a and b, by number, a < b; what share of the shorter one the other has, and what share of the longer one."""

    a: int
    b: int
    of_shorter: float
    of_longer: float


def find_reprints(sketches: Sketches) -> tuple[Reprint, ...]:
    """The pairs of which at least PART of the shorter text is shared, the most alike first.

    Each run meets only the next few texts that have it, so the work grows with the texts and not with their pairs; a text that
    hundreds reprint still hangs together as a chain.
    """
    found = sorted(_judged(sketches), key=lambda one: (-one.of_longer, -one.of_shorter, one.a, one.b))
    return tuple(one for one in found if one.of_shorter >= PART)


def _judged(sketches: Sketches) -> Iterator[Reprint]:
    runs, lengths = sketches.runs.values, np.diff(sketches.runs.starts)
    texts = np.repeat(np.arange(len(sketches), dtype=np.int32), lengths)
    weights = np.ones(len(runs), dtype=np.float32)
    fewest = np.minimum(FEWEST_SHARED, PART * lengths)
    for pairs, shared in meetings(runs, texts, weights, np.zeros(len(sketches), dtype=np.int64), _MOST_AHEAD, 0):
        for a, b in pairs[shared >= fewest[pairs].min(axis=1)].tolist():
            yield _judge(sketches, a, b)


def _judge(sketches: Sketches, a: int, b: int) -> Reprint:
    """Both sketches, as far as both have every checksum."""
    bound = min(sketches[a].bound, sketches[b].bound)
    mine, theirs = (sketches[number].runs[sketches[number].runs <= bound] for number in (a, b))
    shared = len(np.intersect1d(mine, theirs, assume_unique=True))
    shorter, longer = sorted((len(mine), len(theirs)))
    return Reprint(a, b, shared / shorter, shared / longer)
