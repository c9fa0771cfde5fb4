"""Which language a text is in, paragraph by paragraph. Evidence chooses an analyser; it never keeps a document from being found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.intake.language_evidence import RULES
from indexer.intake.language_letters import NO_VERDICT, Letters, Verdict
from indexer.model import UNKNOWN

__all__ = ["Languages", "Verdict", "judge", "judge_paragraphs"]

_LEAST_SHARE = 0.15  # of a document's characters, for a language to be listed
_SHORT = 80  # characters; a paragraph that is short and weak speaks the document's language
_WEAK = 0.8


@dataclass(frozen=True, slots=True)
class Languages:
    """What a document is written in.

    `language` has the most characters, `languages` are all with at least 15 % of them, most first; `paragraph_languages` runs in parallel
    with the paragraphs.
    """

    language: str
    languages: tuple[str, ...]
    paragraph_languages: tuple[str, ...]


def judge(text: str) -> Verdict:
    """The language of one text, from its own evidence alone; the same in every run, process and thread."""
    letters = Letters.of(text)
    for rule in RULES:
        verdict = rule(letters)
        if verdict is not None:
            return verdict
    return NO_VERDICT


def judge_paragraphs(paragraphs: Sequence[str]) -> Languages:
    """The languages of a document.

    Short paragraphs of weak evidence («США», «Сочи», a name in Latin letters) get the language of the rest; where there is no rest, the
    paragraphs are judged as one text.
    """
    verdicts = [judge(paragraph) for paragraph in paragraphs]
    firm = [_is_firm(verdict, paragraph) for verdict, paragraph in zip(verdicts, paragraphs, strict=True)]
    shares = _characters(paragraphs, [verdict.language if known else UNKNOWN for verdict, known in zip(verdicts, firm, strict=True)])
    main = _most(shares) if shares else judge("\n".join(paragraphs)).language
    languages = tuple(
        verdict.language if known and verdict.language != UNKNOWN else main for verdict, known in zip(verdicts, firm, strict=True)
    )
    shares = _characters(paragraphs, languages)
    whole = sum(shares.values())
    listed = sorted((name for name in shares if shares[name] >= _LEAST_SHARE * whole), key=lambda name: (-shares[name], name))
    return Languages(_most(shares) if shares else main, tuple(listed), languages)


def _is_firm(verdict: Verdict, paragraph: str) -> bool:
    return verdict.strength >= _WEAK or len(paragraph) >= _SHORT


def _characters(paragraphs: Sequence[str], languages: Sequence[str]) -> Counter[str]:
    """Characters by language, without the unknown."""
    counted: Counter[str] = Counter()
    for paragraph, language in zip(paragraphs, languages, strict=True):
        if language != UNKNOWN:
            counted[language] += max(1, len(paragraph))
    return counted


def _most(shares: Counter[str]) -> str:
    return min(shares, key=lambda name: (-shares[name], name))
