"""Verbs of saying by what they make of the words that they bring: neutral (сказал), claiming (утверждает), admitting (визнав)…

The families stand in data/sayings.tsv. A verb that has other uses counts only where it brings a clause («признал, что…») or is set off
by commas («…, признал канцлер»): who recognises a state admits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.analysis import Analyser, fold
from indexer.model import Key, Token
from indexer.readouts.data_tables import rows
from indexer.readouts.marks import Mark

NEUTRAL = "neutral"

_BRINGS = re.compile(r"[^,.;:—–«»“”\"]*(?:,\s*(?:что|чтобы|будто|якобы|що|щоб|ніби|нібито|мовляв|начебто)(?!\w)|:)")
_SET_OFF = re.compile(r"[,»”\"]\s*(?:[—–-]\s*)?$")
_SHORT_REST = re.compile(r"\s*(?:[^\s,.]+\s*){0,5}(?:[,.]|$)")
_WORDS_OF = {"ru": ("по", "словам"), "uk": ("за", "словами")}
_FARTHEST = 3


@dataclass(frozen=True, slots=True)
class _Verb:
    family: str
    needs_clause: bool


class Sayings:
    """The table of verbs, by the keys that an analyser gives them."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._verbs: dict[Key, _Verb] = {
            analyser.keys(verb, language)[0]: _Verb(family, place == "clause") for language, verb, family, place, *_ in rows("sayings.tsv")
        }

    def find(self, text: str, tokens: Sequence[Token], language: str) -> tuple[Mark, ...]:
        """The verbs of saying of a sentence, and «по его словам», in their order."""
        marks = (*self._verbs_of(text, tokens, language), *_words_of(text, tokens, language))
        return tuple(sorted(marks, key=lambda mark: mark.start))

    def _verbs_of(self, text: str, tokens: Sequence[Token], language: str) -> Iterator[Mark]:
        for token in tokens:
            verb = self._verbs.get(self._analyser.keys(token.form, language)[0])
            if verb and not (verb.needs_clause and not _says(text, token)):
                yield Mark(token.start, token.end, token.form.lower(), verb.family)


def _says(text: str, token: Token) -> bool:
    """Does this verb bring a clause, or stand aside of one?"""
    aside = _SET_OFF.search(text[: token.start]) and _SHORT_REST.match(text[token.end :])
    return bool(aside or _BRINGS.match(text[token.end :]))


def _words_of(text: str, tokens: Sequence[Token], language: str) -> Iterator[Mark]:
    """«По его словам», «за словами міністра»: neutral, as a verb that tells no more than who said it."""
    first, last = _WORDS_OF.get(language, ("", ""))
    for place, token in enumerate(tokens):
        if first and fold(token.form) == last:
            before = tokens[max(0, place - _FARTHEST) : place]
            start = next((other for other in reversed(before) if fold(other.form) == first), None)
            if start:
                yield Mark(start.start, token.end, text[start.start : token.end].lower(), NEUTRAL)
