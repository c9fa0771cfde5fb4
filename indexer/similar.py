"""Documents like a given one, in both languages: its telling words become a request with any of them.

    weight of a word   (1 + ln f) · ln(1 + W/n), f times in the document, n times in the collection of W words
    likeness           score of a hit over the score of the document itself: 0 (nothing shared) to 1 (all of its telling words)

A word looks for what it looks for in a query: its own key, and its twins over the bridge. Words that stand nowhere else tell nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log

from indexer.analysis import fold, forms, paragraph_texts
from indexer.model import LANGUAGES, Document, Key, Or, Request, Term
from indexer.snapshot import Snapshot

TELLING = 24
"""Words of the document that are looked for. The rest are too common to tell, or would only make the search slow."""
LEAST_LIKENESS = 0.2
"""Below this, documents share a person or a place and little else."""
SHORTEST = 3


def similar_documents(snapshot: Snapshot, id: str, most: int) -> tuple[Document, ...]:
    """The documents most like the one of this id, at most `most`, best first; UnknownDocumentError when there is none of this id."""
    document = snapshot.engine.document(id)
    terms = telling(snapshot, document, TELLING)
    hits = snapshot.engine.search(Request(Or(terms), limit=most + 1, facets=())).hits if terms else ()
    own = next((hit.score for hit in hits if hit.document.id == id), 0.0)
    return tuple(hit.document for hit in hits if hit.document.id != id and hit.score >= LEAST_LIKENESS * own)[:most]


def telling(snapshot: Snapshot, document: Document, most: int) -> tuple[Term, ...]:
    """The words that tell the document from others, at most `most`, weightiest first.

    A word's forms in the document are counted first, which is quick and bounds its weight from above; how often the word stands in all of
    its forms, and its twins, is looked up for those alone that may be among the weightiest.
    """
    total = max(int(snapshot.vocabulary.counts.sum()), 1)
    found: list[tuple[float, Key, Term]] = []
    for bound, key, written, language in _bounded(snapshot, document, total):
        if len(found) >= most and bound > found[most - 1][0]:
            break
        keys = frozenset({key}) | snapshot.analyser.across(max(written, key=lambda form: (written[form], form)), language)
        inside, everywhere = written.total(), _occurrences(snapshot, written, language, keys)
        if everywhere > inside:
            found.append((-_weight(inside, everywhere, total), key, Term(keys)))
            found.sort(key=lambda each: each[:2])
    return tuple(term for _, _, term in found[:most])


def _bounded(snapshot: Snapshot, document: Document, total: int) -> list[tuple[float, Key, Counter[str], str]]:
    """The words with the most that they may weigh, negative, weightiest first."""
    words = _words(snapshot, document).items()
    bounds = ((-_weight(written.total(), _written(snapshot, written), total), key, written, language) for key, (written, language) in words)
    return sorted(bounds, key=lambda each: each[:2])


def _weight(inside: int, everywhere: int, total: int) -> float:
    return (1 + log(inside)) * log(1 + total / max(everywhere, 1))


def _written(snapshot: Snapshot, written: Counter[str]) -> int:
    """How often these very forms stand in the collection."""
    return sum(snapshot.word_count(form) for form in {fold(form) for form in written})


def _occurrences(snapshot: Snapshot, written: Counter[str], language: str, keys: frozenset[Key]) -> int:
    """How often the word, or its twins, stand in the collection, as nearly as the words shown for their keys tell."""
    shown = snapshot.bridged_count(snapshot.analyser.keys(next(iter(written)), language)[2])
    return max(shown, _written(snapshot, written), sum(map(snapshot.bridged_count, keys)))


def _words(snapshot: Snapshot, document: Document) -> dict[Key, tuple[Counter[str], str]]:
    """The keys of the document's words, each with its forms and its language; words without letters or too short are left out."""
    found: dict[Key, tuple[Counter[str], str]] = {}
    for form, language in _forms(document):
        if language in LANGUAGES and len(form) >= SHORTEST and form.isalpha():
            found.setdefault(snapshot.analyser.keys(form, language)[0], (Counter(), language))[0][form] += 1
    return found


def _forms(document: Document) -> Iterator[tuple[str, str]]:
    for text, language in ((document.title, document.language), *paragraph_texts(document)):
        yield from ((form, language) for form in forms(text))
