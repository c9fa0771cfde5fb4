"""Words beside those of the query: the one that was probably meant, and those of the other language that the bridge added."""

from __future__ import annotations

import re

from indexer.analysis import ExactWords, QueryWords, fold, in_one_alphabet
from indexer.asking import Asked
from indexer.model import LANGUAGES, Bridged, Notice, Request, Scope
from indexer.snapshot import Snapshot
from indexer.vocabulary import SHORTEST_RETYPED, retyped

# A word that may have been typed in another layout with keys that are no letters in this one: «,fqlty» for «байден».
_KEYS = re.compile(r"(?<!\S)(?=[a-z]*[,;.\[\]'`])[a-z,;.\[\]'`]{3,}(?!\S)", re.IGNORECASE)


def meant(snapshot: Snapshot, asked: Asked) -> list[Notice]:
    """The query with every word that finds nothing replaced by the real word that was probably meant."""
    typed = asked.parsed.typed
    repaired = _KEYS.sub(lambda keys: _retyped(snapshot, asked, keys.group()) or keys.group(), typed)
    better = repaired if repaired != typed else asked.parsed.understood
    for form in asked.parsed.forms:
        if not _finds(snapshot, asked, form) and (word := _meant(snapshot, asked, form)):
            better = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", word, better)
    return [Notice("did-you-mean", (better,))] if better != asked.parsed.understood else []


def _meant(snapshot: Snapshot, asked: Asked, form: str) -> str | None:
    """A real word for one that finds nothing, or what another keyboard layout makes of it when forms of that stand in the collection."""
    return _retyped(snapshot, asked, form) or snapshot.vocabulary.suggest(snapshot.analyser.fold(form))


def _retyped(snapshot: Snapshot, asked: Asked, keys: str) -> str | None:
    """What was meant by keys in the wrong layout; None where no document has any form of it."""
    typed = retyped(keys.lower()) if len(keys) >= SHORTEST_RETYPED else ()
    return next((word for word in typed if word.isalpha() and _finds(snapshot, asked, word)), None)


def _finds(snapshot: Snapshot, asked: Asked, form: str) -> bool:
    return snapshot.engine.search(Request(asked.words.words([form], Scope.ANYWHERE), limit=0, facets=())).total > 0


def added(snapshot: Snapshot, words: QueryWords | ExactWords) -> tuple[Bridged, ...]:
    """The words of the collection that the bridge added to those that the query looks for anyway."""
    found = []
    for form, keys in words.bridged():
        own = frozenset[str]().union(*snapshot.analyser.query_keys(form).values())
        for key in sorted(keys):
            shown = snapshot.bridged_word(key)
            if shown and not own & {snapshot.analyser.keys(shown, language)[0] for language in LANGUAGES}:
                found.append(Bridged(form, in_one_alphabet(shown)))
    for form, phrase in words.bridged_phrases():
        if fold(phrase) != fold(form) and snapshot.engine.search(Request(words.phrase(phrase, Scope.ANYWHERE), limit=0, facets=())).total:
            found.append(Bridged(form, phrase))
    return tuple(dict.fromkeys(found))
