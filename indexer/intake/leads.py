"""Whether a line can name a day at all: a quick question before the grammar of dates is asked, which takes most of a record's time.

It may say yes too often and must never say no to a day that the grammar reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.intake.date_words import MONTH_WORDS

# letters with a Latin look-alike
_LOOKALIKES = str.maketrans({letter: f"[{letter}{latin}]" for letter, latin in zip("аеосріхкмтвну", "aeocpixkmtbhy", strict=True)})
_STEM = 3  # letters with which every month begins


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word))).translate(_LOOKALIKES)


_STEMS, _RESTS = _any_of({word[:_STEM] for word in MONTH_WORDS}), _any_of({word[_STEM:] for word in MONTH_WORDS})

# Each begins with what is rare or quick to look for: a digit, or a space. A line has no other white space, since lines are folded.
RULES: tuple[re.Pattern[str], ...] = (
    re.compile(
        # 7 декабря, 7-го декабря, «07» декабря, 09-дек-2021
        rf"\d(?:(?:\W?[^\W\d_]{{1,4}})?[\s.,)»\"”-]{{0,3}}(?:{_STEMS})"
        # 07.12.2021, 2021-12-07, 7/12/21, 7.XII
        r"|\s?[./-]\s?(?:\d{1,2}\s?[./-]\s?\d|[ivxхі])"
        # декабря 7, 2021
        r"|\d?,?\s+\d{4})"
    ),
    # седьмого декабря: first the last letter of the ordinal, then the month's stem, and all of both when these have been met
    re.compile(rf" (?<=[оумеє] )(?:{_STEMS})(?:(?<=го....)|(?<=му....)|(?<=[ыиі]м....)|(?<=[еє]....))(?:{_RESTS})(?![^\W\d_])"),
)


def may_name_a_day(line: str) -> bool:
    """Whether a day may be named in the line, by a date or by a day and a month."""
    small = line.lower()
    return any(rule.search(small) for rule in RULES)
