"""Probes: a few words of a build that must find their documents, before it is published and whenever it is checked.

The longest words are among them: an analyser that drops long words (tantivy's default one drops 20 Cyrillic letters) shows here.
"""

from __future__ import annotations

from collections.abc import Iterator

from indexer.engines.adapter import Reader
from indexer.engines.manifest import Probe
from indexer.model import AnalysedDocument, Key, Request, Term

PROBES = 8
EVERY = 16  # documents between two that are looked at: looking at all would cost a tenth of a quick build
HITS_READ = 1000


class Probing:
    """Chooses probes from the documents of a build as they pass."""

    def __init__(self) -> None:
        self._passed = 0
        self._chosen: dict[str, Key] = {}

    def note(self, document: AnalysedDocument) -> None:
        """A document was added; the first of its id is forgotten."""
        self._chosen.pop(document.document.id, None)
        self._passed += 1
        if (self._passed - 1) % EVERY == 0 and (words := document.body.words or document.title.words):
            self._keep(document.document.id, max(words, key=len))

    def forget(self, id: str) -> None:
        """A document was removed."""
        self._chosen.pop(id, None)

    def _keep(self, id: str, key: Key) -> None:
        self._chosen[id] = key
        if len(self._chosen) > PROBES:
            del self._chosen[min(self._chosen, key=lambda each: len(self._chosen[each]))]

    def probes(self, older: tuple[Probe, ...]) -> tuple[Probe, ...]:
        """What was chosen, filled up with older ones that still hold."""
        return (*(Probe(key, id) for id, key in self._chosen.items()), *older)[:PROBES]


def failed_probes(reader: Reader, probes: tuple[Probe, ...]) -> Iterator[Probe]:
    """The probes whose word does not find its document."""
    for probe in probes:
        request = Request(node=Term(frozenset((probe.key,))), limit=HITS_READ, facets=())
        hits = reader.search(request)
        if hits.total <= HITS_READ and all(hit.document.id != probe.id for hit in hits.hits):
            yield probe
