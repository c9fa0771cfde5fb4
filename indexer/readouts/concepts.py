"""A sentence → the concepts that it names, so that «глава МИД» and «міністр закордонних справ» can be held side by side.

A concept is a word or a fixed phrase of the glossary with two sets of signs: those that it has itself, and those by which the same may
be named elsewhere, in its own language or in the other one. Two concepts are the same when one has a sign that the other reaches. All
signs are keys of the analyser, words of the glossary, or numbers (`#24` for 24 and for «двадцать четыре»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from indexer.analysis import Analyser, fold
from indexer.analysis.function_words import is_function_word
from indexer.analysis.glossary import Meaning
from indexer.model import LANGUAGES, RUSSIAN, UKRAINIAN, Token
from indexer.readouts.data_tables import rows
from indexer.readouts.numerals import number_at
from indexer.readouts.sentences import Sentence

LIGHT = 0.5
"""What a word that says little (который, также, заявил) weighs beside one that says something."""

_OTHER = {RUSSIAN: UKRAINIAN, UKRAINIAN: RUSSIAN}
_LETTER = {RUSSIAN: "r", UKRAINIAN: "u"}


@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """What a word or phrase stands for; one object for all its places. `stem` is what its relatives share, empty for phrases."""

    own: frozenset[str]
    reach: frozenset[str]
    stem: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a sentence that names a concept, as [start, end) in its text; `share` is below 1 for each part of a name.

    `parts` are the words of a phrase, for a document that knows the words and not the phrase.
    """

    concept: Concept
    start: int
    end: int
    share: float = 1.0
    parts: tuple[Mention, ...] = ()


class Concepts:
    """Sentences → mentions, with one memory of words. Made once for a comparison."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._known: dict[tuple[str, str], Concept | None] = {}
        self._readings: dict[tuple[str, str], tuple[str, ...]] = {}
        self._signs_of: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        self._phrases: dict[tuple[str, tuple[str, ...]], Concept] = {}
        self._numbers: dict[int, Concept] = {}

    def of(self, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """What the sentence names, in its order. Function words name nothing; hedges are told apart, never evidence."""
        mentions: list[Mention] = []
        place = 0
        readings = [self._reading(token.form, sentence.language) for token in tokens]
        while place < len(tokens):
            size, mention = self._at(tokens, place, readings, sentence.language)
            mentions += [mention] if mention else []
            place += size
        return _shared(mentions, sentence.text)

    def _at(self, tokens: Sequence[Token], place: int, readings: Sequence[Sequence[str]], language: str) -> tuple[int, Mention | None]:
        """How many words from here on make the next concept, and where it stands; None for a word that names nothing."""
        glossary = self._analyser.glossary
        if glossary and language in LANGUAGES and (match := glossary.match(readings, place, language)):
            size, meaning = match
            return size, self._phrase(tokens[place : place + size], meaning, language)
        number, size = number_at(place, readings, language)
        concept = self._number(number) if number is not None else self._word(tokens[place].form, language)
        return size, Mention(concept, tokens[place].start, tokens[place + size - 1].end) if concept else None

    # --- words ---------------------------------------------------------------------------------

    def _reading(self, form: str, language: str) -> tuple[str, ...]:
        """The folded form and the lemmas by which the glossary may know it; a capital may hide one: «Штатов» is more than a surname."""
        if (form, language) not in self._readings:
            own = self._analyser.keys(form, language)[0].partition(":")[2]
            others = self._analyser.lemmas(form, language) if form[0].isupper() and language in LANGUAGES else ()
            self._readings[form, language] = (fold(form), own, *others)
        return self._readings[form, language]

    def _word(self, form: str, language: str) -> Concept | None:
        key = self._analyser.keys(form, language)[0]
        name = (key if key.partition(":")[0] else fold(form), language)
        if name not in self._known:
            self._known[name] = self._make(form, key, language)
        return self._known[name]

    def _make(self, form: str, key: str, language: str) -> Concept | None:
        across = self._analyser.keys(form, language)[2]
        layer, _, lemma = key.partition(":")
        if any(is_function_word(word, language) or word in _words("hedges.tsv", language) for word in (fold(form), lemma)):
            return None
        own = frozenset((key, across))
        if not layer:
            return Concept(own, own)
        weight = LIGHT if lemma in _words("light_words.tsv", language) or lemma in _words("sayings.tsv", language) else 1.0
        return Concept(own, own | self._reached(lemma, across, language), _stem(across), weight)

    def _reached(self, lemma: str, across: str, language: str) -> frozenset[str]:
        """Its twin in the other language, what the glossary calls it there, and its other names here."""
        twin = frozenset({f"~{_LETTER[_OTHER[language]]}:{across.partition(':')[2]}"})
        if (glossary := self._analyser.glossary) is None:
            return twin
        there = (self._signs(words, _OTHER[language]) for words in glossary.translations(lemma, language))
        here = (self._signs(words, language) for words in glossary.equals(lemma, language))
        return twin.union(*there, *here)

    # --- phrases -------------------------------------------------------------------------------

    def _phrase(self, tokens: Sequence[Token], meaning: Meaning, language: str) -> Mention:
        parts = (Mention(concept, token.start, token.end) for token in tokens if (concept := self._word(token.form, language)))
        if (language, meaning.words) not in self._phrases:
            own = frozenset({_sign(meaning.words, language)})
            across = (self._signs(words, _OTHER[language]) for words in meaning.translations)
            others = (self._signs(words, language) for words in meaning.equals)
            self._phrases[language, meaning.words] = Concept(own, own.union(*across, *others))
        return Mention(self._phrases[language, meaning.words], tokens[0].start, tokens[-1].end, parts=tuple(parts))

    def _signs(self, words: tuple[str, ...], language: str) -> frozenset[str]:
        """The signs of words of the glossary in text of their language: of a phrase its name, of a word its keys."""
        if (language, words) not in self._signs_of:
            self._signs_of[language, words] = frozenset({_sign(words, language)} if len(words) > 1 else self._keys(words[0], language))
        return self._signs_of[language, words]

    def _keys(self, word: str, language: str) -> tuple[str, str]:
        """The keys of a word as the glossary writes it: a dictionary form, or else («США») what it is a form of."""
        lemmas = self._analyser.lemmas(word, language)
        lemma = word if word in lemmas else lemmas[0]
        return self._analyser.bridge_key_in_text(lemma, language), f"{_LETTER[language]}:{lemma}"

    # --- numbers -------------------------------------------------------------------------------

    def _number(self, number: int) -> Concept:
        sign = frozenset({f"#{number}"})
        return self._numbers.setdefault(number, Concept(sign, sign))


def _sign(words: tuple[str, ...], language: str) -> str:
    return f"{language} {' '.join(words)}"


def _stem(bridge_key: str) -> str:
    """The part of a bridge key that relatives share: «~r:удовлитворитилн-ий» and «~u:удовлитворин-ие» begin alike."""
    bare = bridge_key.partition(":")[2]
    return bare.partition("-")[0].partition("!")[0]


def _shared(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Mentions with the parts of a name sharing its weight: «Джо Байден» is one man, and half a likeness is not two."""
    found: list[Mention] = []
    for run in _runs(mentions, text):
        share = 1 / sqrt(len(run))
        found += (Mention(mention.concept, mention.start, mention.end, share, mention.parts) for mention in run)
    return tuple(found)


def _runs(mentions: Sequence[Mention], text: str) -> Iterator[list[Mention]]:
    """Mentions side by side that begin with a capital letter and go on small, as names do; all else by itself."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not (_is_name(mention, text) and _is_name(run[-1], text) and text[run[-1].end : mention.start].isspace()):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _is_name(mention: Mention, text: str) -> bool:
    return not mention.parts and text[mention.start].isupper() and text[mention.start + 1 : mention.end].islower()


@cache
def _words(table: str, language: str) -> frozenset[str]:
    """The words of a table (language first, then the word) in this language."""
    return frozenset(word for spoken, word, *_ in rows(table) if spoken == language)
