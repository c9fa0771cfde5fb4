"""The bounded walk: against the plain way of comparing all with all, and its bounds."""

import random
from collections import defaultdict

import numpy as np
import pytest

from indexer.readouts.events import meetings as module
from indexer.readouts.events.meetings import meetings


def met(postings: list[tuple[int, int, float]], places: list[int], ahead: int, reach: int) -> dict[tuple[int, int], float]:
    keys, items, weights = (np.array(column) for column in zip(*postings, strict=True))
    found: dict[tuple[int, int], float] = {}
    for pairs, sums in meetings(keys, items.astype(np.int32), weights.astype(np.float32), np.array(places), ahead, reach):
        for pair, value in zip(map(tuple, pairs.tolist()), sums.tolist(), strict=True):
            assert pair not in found
            found[pair] = value
    return found


@pytest.mark.parametrize("at_once", [1, 7, 1 << 18])
def test_with_room_enough_it_finds_what_all_with_all_finds(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    chance = random.Random(3)
    places = sorted(chance.randrange(30) for _ in range(40))
    postings = [(key, item, chance.random()) for item in range(40) for key in sorted(chance.sample(range(12), 4))]
    wanted: dict[tuple[int, int], float] = defaultdict(float)
    for key, item, weight in postings:
        for other_key, other, other_weight in postings:
            if key == other_key and item < other and places[other] - places[item] <= 2:
                wanted[item, other] += weight * other_weight
    assert met(postings, places, 40, 2) == pytest.approx(dict(wanted))


def test_a_key_that_all_share_costs_no_more_than_its_steps() -> None:
    found = met([(1, item, 1.0) for item in range(100)], [0] * 100, 3, 0)
    assert len(found) == 99 + 98 + 97
    assert all(b - a <= 3 for a, b in found)


def test_nothing_meets_nothing() -> None:
    assert met([(1, 0, 1.0), (2, 1, 1.0)], [0, 0], 5, 5) == {}
