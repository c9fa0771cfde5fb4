"""A text as the letters that it is judged by, and the verdict on it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from indexer.model import UNKNOWN

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`language` is ru, uk, other or unknown; `strength` goes from 0 (a guess) to 1 (no doubt).

    `basis` names what decided: script, alphabet, function-words, statistics or none.
    """

    language: str
    strength: float
    basis: str


NO_VERDICT = Verdict(UNKNOWN, 0.0, "none")


@dataclass(frozen=True, slots=True)
class Letters:
    """A text in lower case with its letters counted."""

    text: str
    counts: Counter[str]
    cyrillic: int
    foreign: int  # letters of any other script

    @classmethod
    def of(cls, text: str) -> Letters:
        """The letters of a text, in NFC and without addresses."""
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        text = _ADDRESS.sub(" ", text.lower()) if "/" in text or "@" in text else text.lower()
        counts = Counter(text)
        cyrillic = foreign = 0
        for char, number in counts.items():
            if "\u0400" <= char <= "\u052f":
                cyrillic += number
            elif char > "@" and char.isalpha():
                foreign += number
        return cls(text, counts, cyrillic, foreign)

    def any_of(self, letters: str) -> int:
        """How many of these letters there are."""
        count = self.counts.get
        return sum([count(letter, 0) for letter in letters])
