"""Words beside those of the query: the one that was probably meant, and those of the other language that the bridge added."""

from __future__ import annotations

import re

from indexer.analysis import ExactWords, QueryWords
from indexer.asking import Asked
from indexer.model import LANGUAGES, Bridged, Notice, Request, Scope
from indexer.snapshot import Snapshot


def meant(snapshot: Snapshot, asked: Asked) -> list[Notice]:
    """The query with every word that finds nothing replaced by the real word that was probably meant."""
    better = asked.parsed.understood
    for form in asked.parsed.forms:
        found = snapshot.engine.search(Request(asked.words.words([form], Scope.ANYWHERE), limit=0, facets=())).total
        if not found and (word := snapshot.vocabulary.suggest(snapshot.analyser.fold(form))):
            better = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", word, better)
    return [Notice("did-you-mean", (better,))] if better != asked.parsed.understood else []


def added(snapshot: Snapshot, words: QueryWords | ExactWords) -> tuple[Bridged, ...]:
    """The words of the collection that the bridge added to those that the query looks for anyway."""
    found = []
    for form, keys in words.bridged():
        own = frozenset[str]().union(*snapshot.analyser.query_keys(form).values())
        for key in sorted(keys):
            shown = snapshot.bridged_word(key)
            if shown and not own & {snapshot.analyser.keys(shown, language)[0] for language in LANGUAGES}:
                found.append(Bridged(form, shown))
    for form, phrase in words.bridged_phrases():
        if snapshot.engine.search(Request(words.phrase(phrase, Scope.ANYWHERE), limit=0, facets=())).total:
            found.append(Bridged(form, phrase))
    return tuple(dict.fromkeys(found))
