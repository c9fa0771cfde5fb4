"""Which language a text is in (stub: signatures only)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.model import UNKNOWN


@dataclass(frozen=True, slots=True)
class Verdict:
    """`language` is ru, uk, other or unknown; `strength` 0–1; `basis` is script, alphabet, function-words, statistics or none."""

    language: str
    strength: float
    basis: str


@dataclass(frozen=True, slots=True)
class Languages:
    """A document's language (majority by characters), every one of at least 15 %, and one per paragraph."""

    language: str
    languages: tuple[str, ...]
    paragraph_languages: tuple[str, ...]


def judge(text: str) -> Verdict:
    """The language of one text, from its own evidence alone."""
    return Verdict(UNKNOWN, 0.0, "none")


def judge_paragraphs(paragraphs: Sequence[str]) -> Languages:
    """The languages of a document's paragraphs; short weak ones inherit the document's."""
    return Languages(UNKNOWN, (), tuple(UNKNOWN for _ in paragraphs))
