"""Quotation marks: which one closes which, in typing as it is met.

"a"  «a»  “a”  „a“  „a”     pairs
«a “b” c»  «a «b» c»        pairs within pairs
"a”  «ООО «a»  “a"          mixed pairs, and a mark that closes two
"""

from __future__ import annotations

_CLOSERS = {'"': '"”»', "«": "»", "„": "“”", "‟": "”", "“": "”", "”": "”", "»": "«»", "＂": "＂"}
_OPENERS = "«„‟“"
QUOTES = "".join(_CLOSERS)
_BLANKED = {ord(mark): " " for mark in QUOTES}
_WRITTEN = (('"', '"'), ("«", "»"), ("“", "”"))


def closing(text: str, place: int) -> int:
    """Where the quotation that begins at `place` ends; -1 when nothing ends it."""
    opened = [text[place]]
    for at in range(place + 1, len(text)):
        if text[at] in _CLOSERS[opened[-1]]:
            opened.pop()
            if not opened:
                return at
        elif text[at] in _OPENERS:
            opened.append(text[at])
    return _any_closing(text, place)


def _any_closing(text: str, place: int) -> int:
    """For marks that do not balance: the first that may close this one, else the first of any kind."""
    rest = range(place + 1, len(text))
    for closers in (_CLOSERS[text[place]], QUOTES):
        for at in rest:
            if text[at] in closers:
                return at
    return -1


def unquoted(text: str) -> str:
    """The text with spaces for the quotation marks in it: its words are the same."""
    return " ".join(text.translate(_BLANKED).split())


def quotable(text: str) -> str:
    """The text in the first pair of marks that is read back as it is; without its own marks when there is no such pair."""
    for opener, closer in _WRITTEN:
        if closing(written := opener + text + closer, 0) == len(written) - 1:
            return written
    return f'"{unquoted(text)}"'
