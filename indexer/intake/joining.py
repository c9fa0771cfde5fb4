"""Lines that a program broke at a column, as in old mail and in PDF, joined into paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.intake.hyphens import join_divided
from indexer.intake.lines import Line

MAX_COLUMN = 130
MIN_LINES = 6
MIN_BROKEN = 0.4
_BROKEN = re.compile(r".*[^.!?…:;»\"”)]")


def rejoin(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as they are, or, where most are broken inside a sentence, one line a block between blank lines."""
    return tuple(join_block(block) for block in _blocks(lines)) if is_broken(lines) else tuple(lines)


def is_broken(lines: Sequence[Line]) -> bool:
    """Whether lines end inside sentences: no end mark, and the next begins with a small letter. No long line is ever broken."""
    if len(lines) < MIN_LINES or any(len(line.text) > MAX_COLUMN for line in lines):
        return False
    inner = [(line, following) for line, following in pairwise(lines) if not following.gap]
    broken = sum(1 for line, following in inner if _BROKEN.fullmatch(line.text) and following.text[0].islower())
    return broken >= MIN_LINES // 2 and broken >= MIN_BROKEN * len(inner)


def join_block(block: Sequence[Line]) -> Line:
    """One line of several; a word that was divided at a line's end is whole again."""
    text = block[0].text
    for line in block[1:]:
        text = join_divided(text, line.text) or f"{text} {line.text}"
    return replace(block[0], text=text)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if line.gap and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
