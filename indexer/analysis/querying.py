"""Query words → nodes of the query tree: what each word looks for, in which layer, in whose text.

Outside quotation marks a word brings its lemmas and, over the bridge, its twins in the other language. Inside them, and after `=`, it
stays in its own language: whoever quotes means these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexer.analysis.analyser import Analyser, languages_of, other_language
from indexer.analysis.function_words import is_function_word
from indexer.analysis.words import fold, forms
from indexer.model import And, Everything, Key, Near, Node, Or, Phrase, Scope, Term


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
        """These forms one after the other."""
        return in_order([frozenset((exact_key(form),)) for form in forms(text)], scope)

    def near(self, left: str, right: str, distance: int, scope: Scope) -> Node:
        """Both with at most `distance` words between, in either order; of a text of several words its outer ones count."""
        return Near(exact_keys(forms(left)[-1:]), exact_keys(forms(right)[:1]), distance, scope)

    def one_of(self, written: Iterable[str], scope: Scope) -> Node:
        """Any of these real words, as they stand."""
        return Term(exact_keys(written), scope)

    def bridged(self) -> tuple[tuple[str, frozenset[Key]], ...]:
        """For each word, the bridge keys that it added; exact words add none."""
        return ()


class QueryWords(ExactWords):
    """The words of one search in `languages`, with the bridge unless `own_language`; `dropped` are words taken off the bridge."""

    def __init__(self, analyser: Analyser, languages: tuple[str, ...], own_language: bool = False, dropped: tuple[str, ...] = ()) -> None:
        super().__init__(analyser)
        self._languages = languages
        self._own_language = own_language
        self._dropped = frozenset(analyser.keys(word, language)[2] for word in dropped for language in languages)
        self._bridged: dict[str, frozenset[Key]] = {}

    def words(self, written: Sequence[str], scope: Scope) -> Node:
        """All of these adjacent words; function words only where there is nothing else."""
        content = [word for word in written if not _is_function_word(word)]
        return all_of([self._word(word, scope) for word in content or written])

    def phrase(self, text: str, scope: Scope) -> Node:
        """Any forms of the words of the text, one after the other."""
        return in_order([self._own(form) for form in forms(text)], scope)

    def near(self, left: str, right: str, distance: int, scope: Scope) -> Node:
        """Any forms of both with at most `distance` words between, in either order."""
        return Near(self._own(forms(left)[-1]), self._own(forms(right)[0]), distance, scope)

    def bridged(self) -> tuple[tuple[str, frozenset[Key]], ...]:
        """For each word of the query, as typed, the bridge keys that it added."""
        return tuple(self._bridged.items())

    def _word(self, word: str, scope: Scope) -> Node:
        parts = forms(word)
        if len(parts) == 1:
            return Term(self._own(parts[0]) | self._across(word, parts[0]), scope)
        own = in_order([self._own(part) for part in parts], scope)
        bridge = [self._across(word, part) for part in parts]
        return any_of([own, in_order(bridge, scope)] if all(bridge) else [own])

    def _own(self, form: str) -> frozenset[Key]:
        """The form in text of either language, and as it stands in text of none."""
        found: set[Key] = {f":{fold(form)}"}
        for language in self._languages:
            if language in languages_of(form):
                found |= self._analyser.own_keys(form, language)
        return frozenset(found)

    def _across(self, word: str, form: str) -> frozenset[Key]:
        if self._own_language:
            return frozenset()
        found: set[Key] = set()
        for language in languages_of(form):
            if other_language(language) in self._languages:
                found |= self._analyser.across(form, language)
        kept = frozenset(found - self._dropped)
        self._bridged[word] = self._bridged.get(word, frozenset()) | kept
        return kept


def exact_key(form: str) -> Key:
    """The key of a form as it stands."""
    return f"={fold(form)}"


def exact_keys(written: Iterable[str]) -> frozenset[Key]:
    """The keys of forms as they stand."""
    return frozenset(exact_key(form) for form in written)


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


def _is_function_word(word: str) -> bool:
    """A function word in every language that the word may belong to."""
    return any(is_function_word(fold(word), language) for language in languages_of(word))
