"""The word lists of a generation: made from all forms by a full build, carried on by an update from the forms of what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from indexer.analysis import Analyser, FormCounts, Lexicon, fold
from indexer.analysis.lexicon import LAYERS
from indexer.formtable import FormTable
from indexer.model import Key, Layer
from indexer.vocabulary import Vocabulary

Standing: TypeAlias = tuple[bool, int, str]
"""A form as a word to show: whether it is its own lemma, how often it stands there, and itself. The greatest is shown."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """`words` are the folded words of the collection; `bridges` has "bridge key, tab, form": the form that a reader is shown for a key."""

    words: Vocabulary
    bridges: Vocabulary


def make_words(lexicon: Lexicon, counts: FormCounts) -> Vocabulary:
    """The folded words of a collection whose forms are these."""
    words: Counter[str] = Counter()
    for exact, count in zip(lexicon.all_keys(Layer.EXACT), _counted(lexicon, counts), strict=True):
        words[exact[1:]] += count  # the exact key is the folded form
    return Vocabulary.of(words)


def make_bridges(lexicon: Lexicon, counts: FormCounts) -> Vocabulary:
    """The form that a reader is shown for each bridge key."""
    rows = zip(lexicon.numbering.forms, _counted(lexicon, counts), *map(lexicon.all_keys, LAYERS), strict=True)
    return Vocabulary.of(_shown_rows(_shown(row for row in rows if row[1])))


def _counted(lexicon: Lexicon, counts: FormCounts) -> Iterator[int]:
    """How often each form of a lexicon stands in the collection, by number."""
    numbering = lexicon.numbering
    of = {language: counts.of(language) for language in set(numbering.languages)}
    return (of[language].get(form, 0) for form, language in zip(numbering.forms, numbering.languages, strict=True))


def carry_on(before: WordLists, analyser: Analyser, counts: FormTable, come: FormCounts, gone: FormCounts) -> WordLists:
    """The lists once the forms of `come` stand there too and those of `gone` do not, which leaves `counts`.

    A key whose shown form has left the collection is shown by a form that an update brings, or again from the next full build on.
    """
    words: Counter[str] = Counter()
    for sign, changed in ((1, come), (-1, gone)):
        for form, _, count in changed.rows():
            words[fold(form)] += sign * count
    return WordLists(before.words.plus(words), _carry_on_bridges(before.bridges, analyser, counts, (come, gone)))


def _carry_on_bridges(before: Vocabulary, analyser: Analyser, counts: FormTable, changed: Iterable[FormCounts]) -> Vocabulary:
    """Only the keys of changed forms are looked at again: for each its shown form, as it is counted now, beside the changed ones."""
    forms = {(form, language) for part in changed for form, language, _ in part.rows()}
    touched = {analyser.keys(form, language)[2] for form, language in forms}
    rows = {row: count for bridge in touched for row, count in before.beginning_with(f"{bridge}\t").items()}
    forms |= {(row.partition("\t")[2], language) for row in rows for language in counts.by_language}
    standing = ((form, count, *analyser.keys(form, language)) for form, language in forms if (count := counts.count(form, language)))
    shown = {bridge: best for bridge, best in _shown(standing).items() if bridge in touched}
    changes = Counter(_shown_rows(shown))
    changes.subtract(rows)
    return before.plus(changes)


def _shown(rows: Iterable[tuple[str, int, Key, Key, Key]]) -> dict[Key, Standing]:
    """Of forms with their counts and their keys (words, exact, bridge), the greatest of each key of the bridge."""
    shown: dict[Key, Standing] = {}
    for form, count, key, exact, bridge in rows:
        shown[bridge] = max(shown.get(bridge, (False, 0, "")), (exact[1:] == key.partition(":")[2], count, form))
    return shown


def _shown_rows(shown: dict[Key, Standing]) -> dict[str, int]:
    return {f"{bridge}\t{form}": count for bridge, (_, count, form) in shown.items()}
