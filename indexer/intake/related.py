"""Links to other articles that were copied with the text: «Читать также…», glued to what stands around them.

Сторони домовилися. Читайте такожПутін і Байден поговорилиДалі сторони…  →  Сторони домовилися. Далі сторони…
Он предложил читать также документы ООН.                                 →  stays
Читати також: Росія стягує війська.                                      →  nothing is left
"""

from __future__ import annotations

import re

from indexer.intake.joints import first_joint
from indexer.intake.sentences import first_sentence_end

# a sentence after the link is kept when it is long enough to be one of the article's
MIN_REST = 40
MAX_LABEL = 40
# a link's title and what is glued to it begin within so many characters
MAX_LINK = 400
# a line with more is no text, and to look for more would take long
MAX_LINKS = 50
_TAIL = 8
_VERBS = (
    "читать", "читайте", "читати", "читай", "смотреть", "смотрите", "дивитися", "дивитись", "дивіться", "слушайте", "слухайте",
    "см.", "див.", "read", "see",
)  # fmt: skip
_THEMES = (
    "по теме", "за темою", "за темі", "материалы по теме", "материал по теме", "матеріали за темою", "новости по теме", "новини за темою",
)  # fmt: skip


def _cues() -> str:
    """The labels, with a capital letter or all in capitals.

    They are spelled out, with the set of first letters in front, because a search for these is thirty times quicker than one that
    ignores case, and it is made in every line of a corpus.
    """
    capitals = "".join(sorted({word[0].upper() for word in _VERBS + _THEMES}))
    verbs, themes = ("|".join(re.escape(form) for word in words for form in (word[1:], word[1:].upper())) for words in (_VERBS, _THEMES))
    also = r"\s+(?i:также|ещё|еще|також|ще|also)(?:\s+(?i:по теме|за темою))?"
    return rf"[{capitals}](?:(?:{verbs}){also}|(?:{themes})(?=\s*:))"


_CUE = re.compile(_cues())
_ENDS_SENTENCE = re.compile(r"[.!?…][\"»”)]*$")


def cut_related(text: str) -> tuple[str, tuple[str, ...]]:
    """The line without the links in it, and what was taken away. A line that only begins with a link keeps the rest."""
    kept: list[str] = []
    removed: list[str] = []
    position = done = 0
    while len(removed) < MAX_LINKS and (match := _CUE.search(text, position)):
        end = _link_end(text, match)
        position = match.end() if end is None else end
        if end is not None:
            kept.append(text[done : match.start()].strip())
            removed.append(text[match.start() : end].strip())
            done = end
    kept.append(text[done:].strip())
    return (" ".join(part for part in kept if part), tuple(removed)) if removed else (text, ())


def is_related_label(text: str) -> bool:
    """Whether a line is the label alone, with its links on the lines after it."""
    match = _CUE.match(text) if len(text) < MAX_LABEL else None
    return match is not None and text[match.end() :].strip(" :.") == ""


def _link_end(text: str, cue: re.Match[str]) -> int | None:
    """Where the link ends, or None for prose."""
    rest = text[cue.end() : cue.end() + MAX_LINK]
    if not _begins_anew(text, cue.start()) or not _is_link(rest):
        return None
    begin = cue.end() + len(rest) - len(rest.lstrip(" :—–-"))
    window = text[begin : begin + MAX_LINK]
    joint = first_joint(window)
    if joint is not None:
        return begin + joint
    sentence = begin + first_sentence_end(window)
    is_more = len(text) - sentence >= MIN_REST and _ENDS_SENTENCE.search(text, len(text) - _TAIL) is not None
    return sentence if is_more else len(text)


def _begins_anew(text: str, start: int) -> bool:
    """At the beginning of a line, after a sentence, or glued to a letter: not in the middle of a sentence, not after «."""
    near = text[max(0, start - _TAIL) : start]
    before = near.rstrip()
    return not before or _ENDS_SENTENCE.search(before) is not None or (len(before) == len(near) and before[-1].isalnum())


def _is_link(rest: str) -> bool:
    """After the label: nothing, a colon, a glued title, or a title behind a space on a line that is no sentence."""
    if rest.strip(" :") == "" or re.match(r"\s*:", rest):
        return True
    if re.match(r"[\"«“„(]?[A-ZА-ЯЁІЇЄҐ0-9]", rest):
        return True
    return bool(re.match(r"\s+[\"«“„]?[A-ZА-ЯЁІЇЄҐ]", rest)) and (_ENDS_SENTENCE.search(rest) is None or first_joint(rest) is not None)
