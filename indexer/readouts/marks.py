"""Marked places of sentences, and what became of them from one text to the other: added, dropped, kept. Never a score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place: [start, end) in its sentence's text, what is written there, its class, and the number of the sentence."""

    start: int
    end: int
    written: str
    kind: str
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """Marks of B alone, marks of A alone, and those that both have, each with its counterpart."""

    added: tuple[Mark, ...] = ()
    dropped: tuple[Mark, ...] = ()
    kept: tuple[tuple[Mark, Mark], ...] = ()


Counterparts = Callable[[Mark, Mark], bool]


def changes(a: Sequence[Mark], b: Sequence[Mark], counterparts: Sequence[Counterparts]) -> Changes:
    """What became of the marks of A in B; each has one counterpart at most, by the first of these rules that finds one."""
    left_a, left_b = list(a), list(b)
    kept: list[tuple[Mark, Mark]] = []
    for are_counterparts in counterparts:
        for mark in tuple(left_a):
            counterpart = next((other for other in left_b if are_counterparts(mark, other)), None)
            if counterpart is not None:
                left_a.remove(mark)
                left_b.remove(counterpart)
                kept.append((mark, counterpart))
    return Changes(tuple(left_b), tuple(left_a), tuple(sorted(kept, key=lambda pair: (pair[0].sentence, pair[0].start))))
