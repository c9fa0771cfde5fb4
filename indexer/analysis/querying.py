"""Query words → nodes of the query tree: what each word looks for, in which layer, in whose text.

Outside quotation marks a word brings its lemmas and, over the bridge, its twins in the other language. Inside them, and after `=`, it
stays in its own language: whoever quotes means these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from indexer.analysis.analyser import Analyser, languages_of, other_language, readings, word_key
from indexer.analysis.function_words import is_function_word
from indexer.analysis.phrases import Called, Span, spans
from indexer.analysis.words import fold, forms, is_cyrillic
from indexer.model import And, Everything, Key, Near, Node, Not, Or, Phrase, Scope, Term

# A query of more content words is a sentence: it has others to be found by, and other names of single words («США», «Сполучені Штати»)
# only add texts that speak of something else (MRR of headlines in Ukrainian news .884 with them, .892 without).
_MANY_WORDS = 4
_MOST_WORDS = 4_096  # whose nature is remembered


class ExactWords:
    """The words of one search, every one as it stands: no lemmas, no bridge."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def words(self, written: Sequence[str], scope: Scope) -> Node:
        """All of these adjacent words; a hyphenated one as a phrase."""
        return all_of([self.exact_phrase(word, scope) for word in written])

    def phrase(self, text: str, scope: Scope) -> Node:
        """The words of the text as they stand, one after the other."""
        return self.exact_phrase(text, scope)

    def exact_word(self, form: str, scope: Scope) -> Node:
        """This form and no other of its word."""
        return self.exact_phrase(form, scope)

    def exact_phrase(self, text: str, scope: Scope) -> Node:
        """These forms one after the other; of a text without words, nothing is asked."""
        return in_order([exact_keys([form]) for form in forms(text)], scope)

    def near(self, left: str, right: str, distance: int, scope: Scope) -> Node:
        """Both with at most `distance` words between, in either order; of a hyphenated word, the part that stands nearer counts."""
        return Near(exact_keys(forms(left)[-1:]), exact_keys(forms(right)[:1]), distance, scope)

    def one_of(self, written: Iterable[str], scope: Scope) -> Node:
        """Any of these real words, as they stand."""
        return Term(exact_keys(written), scope)

    def bridged(self) -> tuple[tuple[str, frozenset[Key]], ...]:
        """For each word of the query, as typed, the bridge keys of the single words that it added."""
        return ()

    def bridged_phrases(self) -> tuple[tuple[str, str], ...]:
        """For each part of the query, as typed, the phrases of the other language that it added, as a reader writes them."""
        return ()


class QueryWords(ExactWords):
    """The words of one search in `languages`; `dropped` are words taken off the bridge.

    With `own_language` every word finds its own forms and nothing else: no bridge, and no other names from the glossary.
    """

    def __init__(self, analyser: Analyser, languages: tuple[str, ...], own_language: bool = False, dropped: tuple[str, ...] = ()) -> None:
        super().__init__(analyser)
        self._languages = languages
        self._own_language = own_language
        self._dropped = frozenset(" ".join(map(fold, forms(word))) for word in dropped)
        self._dropped_keys = frozenset(key for word in dropped for key in self._bridge_keys(word))
        self._bridged: dict[str, frozenset[Key]] = {}
        self._phrases: dict[tuple[str, str], None] = {}

    def words(self, written: Sequence[str], scope: Scope) -> Node:
        """All of these adjacent words; function words only where there is nothing else. Phrases of the glossary bring their other names."""
        parts = [span for span in spans(self._analyser, written, self._languages) if not _is_idle(written, span)]
        return all_of([self._span(written, span, scope) for span in parts] or [self._word(word, scope) for word in written])

    def phrase(self, text: str, scope: Scope) -> Node:
        """Any forms of the words of the text, one after the other; of a text without words, nothing is asked."""
        return in_order([self._own(form) for form in forms(text)], scope)

    def near(self, left: str, right: str, distance: int, scope: Scope) -> Node:
        """Any forms of both with at most `distance` words between, in either order."""
        return Near(self._all_own(forms(left)[-1:]), self._all_own(forms(right)[:1]), distance, scope)

    def bridged(self) -> tuple[tuple[str, frozenset[Key]], ...]:
        """For each word of the query, as typed, the bridge keys of the single words that it added."""
        return tuple(self._bridged.items())

    def bridged_phrases(self) -> tuple[tuple[str, str], ...]:
        """For each part of the query, as typed, the phrases of the other language that it added, as a reader writes them."""
        return tuple(self._phrases)

    def _span(self, written: Sequence[str], span: Span, scope: Scope) -> Node:
        """The words themselves, or one of their other names where a document has not the words: one thing must not score twice."""
        here = written[span.start : span.end]
        own = all_of([self._word(word, scope, len(_content(written)) == 1) for word in _content(here) or here])
        called = () if len(here) == 1 and len(_content(written)) > _MANY_WORDS else span.called
        others = [node for name in called if (node := self._called(here, name, scope))]
        return Or((own, And((any_of(others), Not(own))))) if others else own

    def _called(self, here: Sequence[str], called: Called, scope: Scope) -> Node | None:
        if self._own_language:
            return None
        if not called.bridged:
            return in_order([self._analyser.own_keys(word, called.language) for word in called.words], scope)
        if called.language not in self._languages or " ".join(called.words) in self._dropped:
            return None
        keys = [self._translated(word, called.language) for word in called.words]
        if len(keys) == 1:
            return Term(left, scope) if (left := self._add(" ".join(here), keys[0])) else None
        self._phrases[" ".join(here), self._shown(called)] = None
        return Phrase(tuple(keys), scope)

    def _word(self, word: str, scope: Scope, alone: bool = False) -> Node:
        parts = forms(word)
        if len(parts) == 1:
            keys = self._own(parts[0]) | self._across(word, parts[0], alone)
            return Term(keys, scope, frozenset(pair for pair in self._pairs(parts[0]) if keys.issuperset(pair)))
        own = in_order([self._own(part) for part in parts], scope)
        bridge = [self._across(part, part) for part in parts]
        return any_of([own, in_order(bridge, scope)]) if bridge and all(bridge) else own

    def _own(self, form: str) -> frozenset[Key]:
        """The form in text of either language, a Latin one in Cyrillic spellings too, and as it stands in text of neither."""
        found: set[Key] = {f":{fold(form)}"}
        for spelling in (form, *readings(form)):
            for language in languages_of(spelling):
                found |= self._analyser.own_keys(spelling, language) if language in self._languages else set()
        return frozenset(found)

    def _pairs(self, form: str) -> Iterator[tuple[Key, Key]]:
        """The key of each lemma of the form with the one of the bridge that a text has beside it."""
        for spelling in (form, *readings(form)):
            for language in languages_of(spelling):
                for lemma in self._analyser.lemmas(spelling, language):
                    yield word_key(lemma, language), self._analyser.bridge_key_in_text(lemma, language)

    def _all_own(self, written: Iterable[str]) -> frozenset[Key]:
        return frozenset(key for form in written for key in self._own(form))

    def _across(self, word: str, form: str, alone: bool = False) -> frozenset[Key]:
        """What the form brings over the bridge, a Latin one by its Cyrillic readings.

        `alone` in the query, a word is meant as its dictionary form: «мер» is the Ukrainian mayor and no genitive of the Russian мера.
        """
        if self._own_language:
            return frozenset()
        spellings = (form,) if is_cyrillic(fold(form)) else readings(form)
        return self._add(word, frozenset(key for spelling in spellings for key in self._of_sides(spelling, alone)))

    def _of_sides(self, form: str, alone: bool) -> Iterator[Key]:
        languages = languages_of(form)
        headwords = {language: self._analyser.is_headword(form, language) for language in languages}
        for language in languages:
            is_meant = not alone or headwords[language] is not False or True not in headwords.values()
            if is_meant and other_language(language) in self._languages:
                yield from self._analyser.across(form, language)

    def _add(self, word: str, keys: frozenset[Key]) -> frozenset[Key]:
        """Remember what a word added, but for what the reader dropped."""
        kept = keys - self._dropped_keys
        if kept:
            self._bridged[word] = self._bridged.get(word, frozenset()) | kept
        return kept

    def _translated(self, word: str, language: str) -> frozenset[Key]:
        """The bridge keys of a word of the glossary in text of its own language."""
        return frozenset(self._analyser.bridge_key_in_text(lemma, language) for lemma in self._analyser.lemmas(word, language))

    def _bridge_keys(self, word: str) -> frozenset[Key]:
        return frozenset(key for language in self._languages for key in self._translated(word, language))

    def _shown(self, called: Called) -> str:
        glossary = self._analyser.glossary
        return glossary.written(called.words) if glossary else " ".join(called.words)


def exact_keys(written: Iterable[str]) -> frozenset[Key]:
    """The keys of forms as they stand."""
    return frozenset(f"={fold(form)}" for form in written)


def all_of(nodes: Sequence[Node]) -> Node:
    """All of the nodes; everything where there is none."""
    match nodes:
        case []:
            return Everything()
        case [node]:
            return node
    return And(tuple(nodes))


def any_of(nodes: Sequence[Node]) -> Node:
    """At least one of the nodes."""
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))


def in_order(positions: Sequence[frozenset[Key]], scope: Scope) -> Node:
    """A phrase; of one word, a term; of none, everything."""
    match positions:
        case []:
            return Everything()
        case [keys]:
            return Term(keys, scope)
    return Phrase(tuple(positions), scope)


def _is_idle(written: Sequence[str], span: Span) -> bool:
    """A function word by itself."""
    return span.end - span.start == 1 and _is_function_word(written[span.start])


def _content(written: Sequence[str]) -> list[str]:
    return [word for word in written if not _is_function_word(word)]


@lru_cache(maxsize=_MOST_WORDS)
def _is_function_word(word: str) -> bool:
    return any(is_function_word(fold(word), language) for language in languages_of(word))
