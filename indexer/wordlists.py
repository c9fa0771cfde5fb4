"""The word lists of a generation: made from all forms by a full build, carried on by an update from the forms of what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from indexer.analysis import Analyser, FormCounts, fold
from indexer.model import Key
from indexer.vocabulary import Vocabulary

KeysOf: TypeAlias = Callable[[str, str], tuple[Key, Key, Key]]
"""Form and language → its keys: words, exact, bridge."""
Standing: TypeAlias = tuple[bool, int, str]
"""A form as a word to show: whether it is its own lemma, how often it stands there, and itself. The greatest is shown."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """`words` are the folded words of the collection; `bridges` has "bridge key, tab, form": the form that a reader is shown for a key."""

    words: Vocabulary
    bridges: Vocabulary


def make_words(keys_of: KeysOf, counts: FormCounts) -> Vocabulary:
    """The folded words of a collection whose forms are these."""
    words: Counter[str] = Counter()
    for form, language, count in counts.rows():
        words[keys_of(form, language)[1][1:]] += count  # the exact key is the folded form
    return Vocabulary.of(words)


def make_bridges(keys_of: KeysOf, counts: FormCounts) -> Vocabulary:
    """The form that a reader is shown for each bridge key."""
    return Vocabulary.of(_shown_rows(_shown(keys_of, counts.rows())))


def carry_on(before: WordLists, analyser: Analyser, counts: FormCounts, come: FormCounts, gone: FormCounts) -> WordLists:
    """The lists once the forms of `come` stand there too and those of `gone` do not, which leaves `counts`.

    A key whose shown form has left the collection is shown by a form that an update brings, or again from the next full build on.
    """
    words: Counter[str] = Counter()
    for sign, changed in ((1, come), (-1, gone)):
        for form, _, count in changed.rows():
            words[fold(form)] += sign * count
    return WordLists(before.words.plus(words), _carry_on_bridges(before.bridges, analyser, counts, (come, gone)))


def _carry_on_bridges(before: Vocabulary, analyser: Analyser, counts: FormCounts, changed: Iterable[FormCounts]) -> Vocabulary:
    """Only the keys of changed forms are looked at again: for each its shown form, as it is counted now, beside the changed ones."""
    forms = {(form, language) for part in changed for form, language, _ in part.rows()}
    touched = {analyser.keys(form, language)[2] for form, language in forms}
    rows = {row: count for bridge in touched for row, count in before.beginning_with(f"{bridge}\t").items()}
    forms |= {(row.partition("\t")[2], language) for row in rows for language in counts.counts}
    standing = ((form, language, count) for form, language in forms if (count := counts.of(language).get(form, 0)))
    shown = {bridge: best for bridge, best in _shown(analyser.keys, standing).items() if bridge in touched}
    changes = Counter(_shown_rows(shown))
    changes.subtract(rows)
    return before.plus(changes)


def _shown(keys_of: KeysOf, rows: Iterable[tuple[str, str, int]]) -> dict[Key, Standing]:
    shown: dict[Key, Standing] = {}
    for form, language, count in rows:
        key, exact, bridge = keys_of(form, language)
        shown[bridge] = max(shown.get(bridge, (False, 0, "")), (exact[1:] == key.partition(":")[2], count, form))
    return shown


def _shown_rows(shown: dict[Key, Standing]) -> dict[str, int]:
    return {f"{bridge}\t{form}": count for bridge, (_, count, form) in shown.items()}
