"""Word for word: what one text took from another in one language."""

from __future__ import annotations

from collections.abc import Sequence

RUN = 8
"""So many words in a row are no accident."""
MOST = 0.9


def is_verbatim(a: Sequence[str], b: Sequence[str]) -> bool:
    """Are two sentences, as folded words, the same, or do shared runs of RUN words cover MOST of both?"""
    if tuple(a) == tuple(b):
        return bool(a)
    return min(_covered(a, b), _covered(b, a)) >= MOST


def _covered(mine: Sequence[str], other: Sequence[str]) -> float:
    """The share of the words that stand in a run which the other one has too."""
    runs = {tuple(other[place : place + RUN]) for place in range(len(other) - RUN + 1)}
    places = {at for place in range(len(mine) - RUN + 1) if tuple(mine[place : place + RUN]) in runs for at in range(place, place + RUN)}
    return len(places) / len(mine) if mine else 0.0
