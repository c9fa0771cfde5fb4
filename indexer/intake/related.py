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
MIN_REST = 12
MAX_LABEL = 40
# a link's title and what is glued to it begin within so many characters
MAX_LINK = 400
# a line with more is no text, and to look for more would take long
MAX_LINKS = 50
_TAIL = 8
# a first sentence longer than this is a title with a sentence behind it, and no mark between
MAX_TITLE = 110
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
# what stands between label and title: a colon or the line's end, nothing (glued), or a space
_KINDS = re.compile(r"\s*(?::|$)|(?=[\"«“„(]?[A-ZА-ЯЁІЇЄҐ0-9])|(?P<space>\s+)(?=[\"«“„]?[A-ZА-ЯЁІЇЄҐ])")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"»”)]*$")


def cut_related(text: str) -> tuple[str, tuple[str, ...]]:
    """The line without the links in it, and what was taken away. A line that only begins with a link keeps the rest."""
    if _CUE.search(text) is None:
        return text, ()
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
    if len(text) >= MAX_LABEL:  # which is most lines
        return False
    if text.casefold().strip(" :.") in _THEMES:
        return True
    match = _CUE.match(text)
    return match is not None and text[match.end() :].strip(" :.") == ""


def _link_end(text: str, cue: re.Match[str]) -> int | None:
    """Where the link ends, or None for prose and for a link of which nobody can tell where it ends."""
    begin = cue.end() + len(text[cue.end() : cue.end() + 8]) - len(text[cue.end() : cue.end() + 8].lstrip(" :—–-"))
    window = text[begin : begin + MAX_LINK]
    kind = _KINDS.match(text, cue.end())
    if not _begins_anew(text, cue.start()) or kind is None:
        return None
    sentence, joint = first_sentence_end(window), first_joint(window)
    if joint is not None and (kind["space"] is None or joint < sentence):
        return begin + joint
    is_whole = len(text) - begin <= sentence
    if kind["space"] and (not is_whole or _ENDS_SENTENCE.search(window)):
        return None
    if is_whole or not _is_more(text, begin + sentence):
        return len(text)
    return begin + sentence if sentence <= MAX_TITLE else None


def _is_more(text: str, position: int) -> bool:
    """Whether a sentence of the article goes on behind a link."""
    return len(text) - position >= MIN_REST and _ENDS_SENTENCE.search(text, len(text) - _TAIL) is not None


def _begins_anew(text: str, start: int) -> bool:
    """At the beginning of a line, after a sentence, or glued to a letter: not in the middle of a sentence, not after «."""
    near = text[max(0, start - _TAIL) : start]
    before = near.rstrip()
    return not before or _ENDS_SENTENCE.search(before) is not None or (len(before) == len(near) and before[-1].isalnum())
