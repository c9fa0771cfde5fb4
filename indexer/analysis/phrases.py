"""Fixed phrases and abbreviations in a query: where a run of words is an entry of the glossary, and what else it is called.

министерство иностранных дел    → МИД;  міністерство закордонних справ, МЗС
США                             → Соединённые Штаты;  США, Сполучені Штати
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.analysis.analyser import Analyser, languages_of, other_language
from indexer.analysis.entries import LONGEST_PHRASE, Words
from indexer.analysis.words import fold, forms


@dataclass(frozen=True, slots=True)
class Called:
    """Another name for a part of the query: its words, and the language of the text that has it; `bridged` when it is the other one."""

    words: Words
    language: str
    bridged: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the query, from its first word up to but not including `end`, with its other names."""

    start: int
    end: int
    called: tuple[Called, ...]


def spans(analyser: Analyser, written: Sequence[str], languages: Sequence[str]) -> tuple[Span, ...]:
    """The query cut into phrases of the glossary and single words, the longest phrase first from the left, nothing left out."""
    found: list[Span] = []
    place = 0
    while place < len(written):
        found.append(_longest(analyser, written, place, languages))
        place = found[-1].end
    return tuple(found)


def _longest(analyser: Analyser, written: Sequence[str], start: int, languages: Sequence[str]) -> Span:
    """The longest phrase that begins here in any language that its first word may be of; else the word alone."""
    options = [_phrase(analyser, written, start, language) for language in languages_of(written[start]) if language in languages]
    found = [option for option in options if option]
    size = max((option.end for option in found), default=start + 1)
    if not found:
        return Span(start, size, _of_word(analyser, written[start], languages))
    return Span(start, size, tuple(called for option in found if option.end == size for called in option.called))


def _phrase(analyser: Analyser, written: Sequence[str], start: int, language: str) -> Span | None:
    """The phrase that begins here; the parts of a hyphenated word are words of it, but it ends where a written word does."""
    if analyser.glossary is None:
        return None
    parts = [(part, end) for end, word in enumerate(written[start : start + LONGEST_PHRASE], start + 1) for part in forms(word)]
    candidates = [(fold(part), *analyser.lemmas(part, language)) for part, _ in parts[:LONGEST_PHRASE]]
    if not candidates or (match := analyser.glossary.match(candidates, 0, language)) is None:
        return None
    size, meaning = match
    end = parts[size - 1][1]
    whole = size == len(parts) or parts[size][1] > end
    return Span(start, end, _called(language, meaning.translations, meaning.equals)) if whole else None


def _of_word(analyser: Analyser, form: str, languages: Sequence[str]) -> tuple[Called, ...]:
    """Other names of one word, but for the single words of the other language, which the analyser adds itself."""
    glossary = analyser.glossary
    found: list[Called] = []
    for language in languages_of(form) if glossary else ():
        for lemma in analyser.lemmas(form, language) if language in languages else ():
            assert glossary
            phrases = tuple(words for words in glossary.translations(lemma, language) if len(words) > 1)
            found += _called(language, phrases, glossary.equals(lemma, language))
    return tuple(dict.fromkeys(found))


def _called(language: str, translations: Sequence[Words], equals: Sequence[Words]) -> tuple[Called, ...]:
    own = (Called(words, language, bridged=False) for words in equals)
    across = (Called(words, other_language(language), bridged=True) for words in translations)
    return (*own, *across)
