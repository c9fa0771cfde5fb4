"""The one door for front ends: a question becomes a page.

    Question → parse, with words read by the generation's own analyser → Request → engine → Hits → snippets → Page

An `Index` may be held open for as long as a program runs and be asked from several threads. Each call looks at what is published
and moves to it, so a rebuild is picked up without a restart, and a half-built one is never seen.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from indexer import naming
from indexer.analysis import Analyser
from indexer.asking import Asked, ask, is_ranked, loosened, whole_request
from indexer.comparing import compare_documents
from indexer.concordance import concordance_lines, searched_documents
from indexer.errors import QueryError, Refusal
from indexer.feedback import led_by_the_best
from indexer.happenings import Calendar, Happening, calendar, events_of, happening, names_of
from indexer.ledger import Ledger
from indexer.model import (
    Document,
    FacetCount,
    Hit,
    Hits,
    Mark,
    Notice,
    Page,
    Question,
    Rejection,
    Request,
    Result,
)
from indexer.query import wanted
from indexer.readouts.attention import Tally
from indexer.readouts.comparison import Comparison
from indexer.readouts.contexts import WIDTH, Line
from indexer.related_words import added, meant
from indexer.settings import Settings
from indexer.similar import similar_documents
from indexer.snapshot import Snapshot, Snapshots
from indexer.snippets import Wanted, marks, snippet

MOST_RESULTS = 1_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it is read: the marks of a question in its title and its body, as [start, end) in code points."""

    document: Document
    title_marks: tuple[Mark, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The collection in numbers; `rejected` lists every input that was not indexed, with its reason.

    `names` pairs each id of the gazetteer in the facets with its names in Ukrainian, Russian and English.
    `tables` names the full build that made the tables of this one: the lemma vote, repeated lines, events.
    """

    build: str
    engine: str
    analyser: str
    dictionaries: str
    documents: int
    facets: tuple[tuple[str, tuple[FacetCount, ...]], ...]
    rejected: tuple[Rejection, ...]
    tables: str = ""
    names: naming.Names = ()


def open_index(settings: Settings) -> Index:
    """The published index; NoIndexError when there is none that this version can read."""
    index = Index(settings)
    index.about()
    return index


class Index:
    """A published index, open for questions; safe from several threads."""

    def __init__(self, settings: Settings) -> None:
        self._snapshots = Snapshots(settings)

    def search(self, question: Question) -> Page:
        """One page of the answer; QueryError when the question is over a limit."""
        _check_paging(question)
        started = time.perf_counter()
        with self._snapshots.current() as snapshot:
            asked = ask(snapshot, question)
            hits = snapshot.engine.search(asked.request)
            if not hits.total and (looser := loosened(snapshot, asked)):
                looser_hits = snapshot.engine.search(led_by_the_best(snapshot, question, looser))
                if looser_hits.total:
                    asked, hits = looser, looser_hits
            return _page(snapshot, question, asked, hits, started)

    def check_names(self, question: Question) -> None:
        """InputError when the question is narrowed by a name that the gazetteer of the index has not."""
        with self._snapshots.current() as snapshot:
            naming.check_known(snapshot.gazetteer, question.filters)

    def document(self, id: str) -> Document:
        """The stored document; UnknownDocumentError when the index has none of this id."""
        with self._snapshots.current() as snapshot:
            return snapshot.engine.document(id)

    def read(self, id: str, question: Question) -> Reading:
        """A document with the marks of a question in it; of any of its words where no document has them all, as in the search."""
        with self._snapshots.current() as snapshot:
            document = snapshot.engine.document(id)
            node = whole_request(snapshot, question).node
            body = snapshot.analyser.document_tokens(document)
            return Reading(
                document,
                _title_marks(snapshot.analyser, document, wanted(node, "title")),
                marks(document.body, *body, wanted(node, "body")),
            )

    def compare(self, a: str, b: str) -> Comparison:
        """The documents of two ids side by side; refused when the index has not both, or they are one."""
        with self._snapshots.current() as snapshot:
            return compare_documents(snapshot, a, b)

    def events(self) -> Calendar:
        """Every event of the collection, by day."""
        with self._snapshots.current() as snapshot:
            return calendar(snapshot)

    def event_of(self, id: str, most: int = MOST_RESULTS) -> Happening | None:
        """The event that a document is about, with its first documents, `most` at most; None when it is about none that is known."""
        with self._snapshots.current() as snapshot:
            event = snapshot.events.of(id)
            return happening(snapshot, event, most) if event else None

    def similar(self, id: str, most: int = 5) -> tuple[Document, ...]:
        """The documents most like the one of this id, in both languages, best first."""
        with self._snapshots.current() as snapshot:
            return similar_documents(snapshot, id, most)

    def export(self, question: Question) -> Iterator[Document]:
        """Every document that the question matches, in its order, paging aside."""
        with self._snapshots.current() as snapshot:
            yield from snapshot.engine.scan(whole_request(snapshot, question))

    def concordance(self, question: Question, width: int = WIDTH) -> Iterator[Line]:
        """Every hit of the question in its context, `width` characters on each side, in the order of its documents, paging aside."""
        with self._snapshots.current() as snapshot:
            yield from concordance_lines(snapshot, question, width)

    def searched(self, question: Question) -> tuple[Tally, ...]:
        """The documents that the question's filters let through, whatever their words, counted by day, language and outlet."""
        with self._snapshots.current() as snapshot:
            return searched_documents(snapshot, question)

    @property
    def build(self) -> str:
        """The name of the newest published build."""
        with self._snapshots.current() as snapshot:
            return snapshot.engine.stamp.build

    def warm(self) -> Iterator[None]:
        """Make the first searches of the newest build as quick as later ones; gives way often, so that a caller can rest or stop."""
        with self._snapshots.current() as snapshot:
            yield from snapshot.warm()

    def about(self) -> About:
        """The collection in numbers."""
        with self._snapshots.current() as snapshot:
            stamp = snapshot.engine.stamp
            counted = snapshot.engine.search(Request(limit=0))
            return About(
                stamp.build,
                stamp.engine,
                stamp.versions.analyser,
                stamp.versions.dictionaries,
                stamp.documents,
                counted.facets,
                Ledger.from_bytes(snapshot.ledger).settle().rejections,
                stamp.tables,
                naming.shown(snapshot.gazetteer, counted.facets, ()),
            )

    def close(self) -> None:
        """Let go of the index."""
        self._snapshots.close()


def _check_paging(question: Question) -> None:
    if question.page < 1 or question.size < 0:
        raise QueryError("Pages are counted from 1, and a page holds 0 or more results.", Refusal.PAGE)
    if question.page * question.size > MOST_RESULTS:
        raise QueryError(
            f"Only the first {MOST_RESULTS:,} results can be paged through. Narrow the search, or export all of it on the page.",
            Refusal.PAGING,
            MOST_RESULTS,
        )


def _page(snapshot: Snapshot, question: Question, asked: Asked, hits: Hits, started: float) -> Page:
    node = asked.request.node
    notices = list(asked.parsed.notices)
    if asked.mode == "any":
        notices.append(Notice("any-word"))
    if asked.mode == "any" or not hits.total:
        notices += meant(snapshot, asked)
    title, body = wanted(node, "title"), wanted(node, "body")
    results = tuple(_result(snapshot, hit, title, body) for hit in hits.hits)
    events = events_of(snapshot, hits.hits)
    stamp = snapshot.engine.stamp
    return Page(
        question.text,
        asked.parsed.understood,
        asked.mode,
        hits.total,
        question.page,
        question.size,
        stamp.engine,
        stamp.build,
        (time.perf_counter() - started) * 1_000,
        results,
        hits.facets,
        added(snapshot, asked.words),
        tuple(notices),
        tuple(dict((*naming.shown(snapshot.gazetteer, hits.facets, asked.request.filters), *names_of(snapshot, events))).items()),
        events,
        asked.request.order,
        is_ranked(node),
    )


def _result(snapshot: Snapshot, hit: Hit, title: Wanted, body: Wanted) -> Result:
    document = hit.document
    window = snippet(document.body, *snapshot.analyser.kept_tokens(document, hit.kept), body)
    event = snapshot.events.of(document.id)
    return Result(document, hit.score, _title_marks(snapshot.analyser, document, title), window, event.id if event else None)


def _title_marks(analyser: Analyser, document: Document, title: Wanted) -> tuple[Mark, ...]:
    return marks(document.title, *analyser.title_keys(document), title)
