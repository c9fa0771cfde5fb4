"""A figure of this build beside the baselines', the floor that it must reach, the aim that it tries for, and a table of such figures.

| measure          | snowball | first parse | depesha | floor  | aim   | short       |
| names uk: apart  | .1000    | .0500       | .0000   | ≤ .10  | ≤ 0   |             |
| names uk: met    | .8123    | .9012       | .9600   | .97    | 1     | below floor |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

DEPESHA, SNOWBALL, FIRST_PARSE = "depesha", "snowball", "first parse"
METHODS = (SNOWBALL, FIRST_PARSE, DEPESHA)
BELOW_FLOOR, BELOW_AIM = "below floor", "below aim"
_HEAD = ("measure", *METHODS, "floor", "aim", "short")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The more, the better. None is no floor, or no aim."""

    floor: float | None = None
    aim: float | None = None
    sign: str = field(default="", init=False)

    def reached(self, value: float, bound: float) -> bool:
        """Does a value reach the floor or the aim?"""
        return value >= bound


@dataclass(frozen=True, slots=True)
class AtMost:
    """The less, the better."""

    floor: float | None = None
    aim: float | None = None
    sign: str = field(default="≤ ", init=False)

    def reached(self, value: float, bound: float) -> bool:
        """Does a value stay under the floor or the aim?"""
        return value <= bound


Bound: TypeAlias = AtLeast | AtMost


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, by method; a method that has no such figure is left out."""

    name: str
    values: Mapping[str, float]
    bound: Bound

    @property
    def short(self) -> str:
        """BELOW_FLOOR, BELOW_AIM or nothing, of this build alone and on the value as measured, before it is rounded."""
        mine = self.values[DEPESHA]
        for bound, mark in ((self.bound.floor, BELOW_FLOOR), (self.bound.aim, BELOW_AIM)):
            if bound is not None and not self.bound.reached(mine, bound):
                return mark
        return ""


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table, its columns aligned for reading as it stands."""
    rows = [_HEAD, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_line([cell.ljust(width) for cell, width in zip(row, widths, strict=True)]) for row in rows]
    return "\n".join([lines[0], _line(["-" * width for width in widths]), *lines[1:]])


def number(value: float) -> str:
    """Shares with four places and without their zero, counts with their thousands parted, all else with two places."""
    if value >= 1_000:
        return f"{value:,.0f}"
    if value > 1 and value != int(value):
        return f"{value:.2f}"
    return f"{value:.4f}".removeprefix("0") if value != int(value) else str(int(value))


def _row(figure: Figure) -> Sequence[str]:
    values = [number(figure.values[method]) if method in figure.values else "–" for method in METHODS]
    return (figure.name, *values, *(_bound(figure.bound, bound) for bound in (figure.bound.floor, figure.bound.aim)), figure.short)


def _bound(bound: Bound, value: float | None) -> str:
    if value is None:
        return "–"
    return bound.sign + (f"{value:g}".removeprefix("0") or "0" if value < 1_000 else number(value))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
