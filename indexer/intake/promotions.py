"""A label that stands alone on its line three times or more («Pro») announces promotion: each label goes with the line after it.

One «Pro» in prose stays, and so does a speaker's name before what was said: only headlines follow a label, and no sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexer.intake.lines import Line

MIN_LABELS = 3
MAX_LABEL = 30
MAX_HEADLINE = 180
_LABEL = re.compile(r"[^\W_][^.:;!?,…]*")
_SENTENCE = re.compile(r".*[.;:…][\"»”)]*")


def promoted(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of labels and of the lines after them."""
    short = Counter(line.text for line in lines if len(line.text) <= MAX_LABEL)
    labels = {text for text, seen in short.items() if seen >= MIN_LABELS and _is_label(text, lines)}
    found = (index for index, line in enumerate(lines) if line.text in labels)
    return frozenset(place for index in found for place in (index, index + 1) if place < len(lines))


def is_headline(text: str) -> bool:
    """A line that could be another article's title: short, and no sentence."""
    return len(text) <= MAX_HEADLINE and _SENTENCE.fullmatch(text) is None


def _is_label(text: str, lines: Sequence[Line]) -> bool:
    if not _LABEL.fullmatch(text) or len(text.split()) > 3:
        return False
    after = [lines[index + 1].text for index, line in enumerate(lines[:-1]) if line.text == text]
    return all(is_headline(line) and line != text for line in after)
