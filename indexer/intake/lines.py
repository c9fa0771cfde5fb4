"""Text → numbered lines, which cleaning takes away from one by one."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.intake.characters import split_lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, its white space folded; `number` counts from 1 in the raw text, `gap` tells of a blank line before it."""

    number: int
    text: str
    gap: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank."""
    found: list[Line] = []
    gap = False
    for number, line in enumerate(split_lines(text), 1):
        if line:
            found.append(Line(number, line, gap))
        gap = not line
    return tuple(found)
