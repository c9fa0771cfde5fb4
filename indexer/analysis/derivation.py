"""Words made from words of the glossary in the same way in both languages: who knows надежный, надійний knows надежность, надійність.

нападать → нападати    so    применяться → застосовуватися from применять → застосовувати
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from indexer.model import RUSSIAN


@dataclass(frozen=True, slots=True)
class _Pattern:
    """`start`+stem+`made` comes from stem+`base`, in each language."""

    start: str
    russian: tuple[str, str]
    ukrainian: tuple[str, str]
    example: str


PATTERNS = (
    _Pattern("", ("ться", "ть"), ("тися", "ти"), "применяться застосовуватися"),
    _Pattern("", ("о", "ый"), ("о", "ий"), "надежно надійно"),
    _Pattern("", ("ость", "ый"), ("ість", "ий"), "надежность надійність"),
    _Pattern("не", ("", ""), ("", ""), "ненадежный ненадійний"),
)

Direct = Callable[[str], Iterable[str]]


def derived(lemma: str, language: str, direct: Direct) -> Iterator[str]:
    """Words of the other language made as `lemma` is made, from what `direct` gives for the word it comes from.

    Some of them no one uses; a search for those finds nothing and costs nothing.
    """
    for pattern in PATTERNS:
        (made, base), (their_made, their_base) = _turned(pattern, language)
        if len(lemma) > len(pattern.start + made) + 2 and lemma.startswith(pattern.start) and lemma.endswith(made):
            stem = lemma[len(pattern.start) : len(lemma) - len(made)]
            for word in direct(stem + base):
                if word.endswith(their_base):
                    yield pattern.start + word[: len(word) - len(their_base)] + their_made


def _turned(pattern: _Pattern, language: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (pattern.russian, pattern.ukrainian) if language == RUSSIAN else (pattern.ukrainian, pattern.russian)
