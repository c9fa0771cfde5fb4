"""A label that stands alone on its line three times or more («Pro») announces promotion: each label goes with the line after it.

One «Pro» in prose stays, and so does a speaker's name before what was said: only headlines follow a label, and no sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from indexer.intake.lines import Line

MIN_LABELS = 3
MAX_LABEL = 30
MAX_WORDS = 3
MAX_HEADLINE = 180
_LABEL = re.compile(r"[^\W_][^.:;!?,…]*")
_SENTENCE = re.compile(r".*[.;:…][\"»”)]*")


def promoted(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of labels and of the lines after them."""
    short = Counter(line.text for line in lines if len(line.text) <= MAX_LABEL)
    labels = {text for text, seen in short.items() if seen >= MIN_LABELS and _LABEL.fullmatch(text) and len(text.split()) <= MAX_WORDS}
    # one line after it that is no headline, and it is not a label
    labels -= {
        line.text for line, after in pairwise(lines) if line.text in labels and (after.text == line.text or not is_headline(after.text))
    }
    if len(labels) > 1:
        labels = _in_a_row(lines, labels)
    found = (index for index, line in enumerate(lines) if line.text in labels)
    return frozenset(place for index in found for place in (index, index + 1) if place < len(lines))


def _in_a_row(lines: Sequence[Line], labels: set[str]) -> set[str]:
    """Of several labels those that come at every second line: two that take turns are the two sides of a comparison, and no promotion."""
    rows = zip(lines, lines[2:], lines[4:], strict=False)
    return {first.text for first, second, third in rows if first.text in labels and first.text == second.text == third.text}


def is_headline(text: str) -> bool:
    """A line that could be another article's title: short, and no sentence."""
    return len(text) <= MAX_HEADLINE and _SENTENCE.fullmatch(text) is None
