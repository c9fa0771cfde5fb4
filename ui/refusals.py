"""Which limit a refused query met, read off the program's English sentence, so that the page can say it in the reader's language.

A sentence that is not in the list is shown as it is: a new limit is never hidden, only untranslated. The test of this module refuses
queries for real and fails when a sentence has changed.
"""

from __future__ import annotations

import re

from ui.wording import Wording

# what the sentence says → its key in texts.py; numbers in brackets fill {a}, {b} in order
REFUSALS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"characters; at most (\d+)", "refused.long"),
        (r"words; at most (\d+)", "refused.words"),
        (r"Parentheses stand at most (\d+) deep", "refused.deep"),
        (r"words with \* or ~; at most (\d+)", "refused.wildcards"),
        (r"write at least (\d+) letters before the star", "refused.prefix"),
        (r"A star can only end a word, after at least (\d+) letters", "refused.star"),
        (r"a word before ~ has at least (\d+) letters", "refused.fuzzy"),
        (r"finds words one letter away", "refused.edits"),
        (r"A distance takes two words", "refused.near"),
        (r"A distance of .* is too far: at most (\d+)", "refused.far"),
        (r"has no word to look for", "refused.nothing"),
        (r"more than one date:", "refused.dates"),
        (r"A date: holds for the whole query", "refused.date-place"),
        (r"holds for the whole query", "refused.filter-place"),
        (r"takes one value at a time", "refused.filter-value"),
        (r"There is no language", "refused.language"),
        (r"dates run backwards", "refused.backwards"),
        (r"The date .* cannot be read", "refused.date"),
        (r"Only the first ([\d,]+) results", "refused.paging"),
    )
)


def refusal(sentence: str, words: Wording) -> str | None:
    """The refusal in the reader's language, or None when the page does not know it."""
    for pattern, key in REFUSALS:
        if found := pattern.search(sentence):
            return words(key, **dict(zip("ab", found.groups(), strict=False)))
    return None
