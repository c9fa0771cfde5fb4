"""Characters that no document keeps: controls, invisible format characters, halves of surrogate pairs; line ends made one."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Cc but tab and line feed; Cf (soft hyphen, zero width, directions, tags); surrogates; the two non-characters of the basic plane
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0001-\U000e007f]"
)


def clean_characters(text: str) -> str:
    """`text` in NFC with "\\n" as its only line end, and nothing in it that cannot be seen or encoded."""
    # nothing is to be done for a text of printable characters, which is most lines, and the question is a hundred times quicker
    if not text.isprintable():
        text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` cleaned, each run of white space one space, none at the ends."""
    return fold_spaces(clean_characters(text))


def fold_spaces(text: str) -> str:
    """Each run of white space (no-break spaces too) one space, none at the ends."""
    if text.isprintable() and "  " not in text:  # no printable character but the space is white space
        return text.strip()
    return " ".join(text.split())


def split_lines(text: str) -> list[str]:
    """The lines of a text, at whatever marks the end of one, each cleaned as by `one_line`."""
    text = text.replace("\xa0", " ")  # the white space that is met most beside the space; runs are folded below
    is_plain = _is_plain(text)  # asked of the whole text at once; most have nothing to take out
    if not is_plain:
        text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
        is_plain = _is_plain(text)
    text = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    if is_plain:  # so that no white space but the space is in its lines
        return [fold_spaces(line) if "  " in line else line.strip() for line in text.split("\n")]
    return [fold_spaces(line) for line in text.split("\n")]


def _is_plain(text: str) -> bool:
    return text.replace("\n", "").isprintable()
