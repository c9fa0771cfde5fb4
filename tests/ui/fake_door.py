"""A door without an index: invented documents, searched by the beginnings of words, so that the pages can be tested alone.

It gives real values of the model and keeps the promises that the pages rely on: disjunctive counts, marks as offsets, orders, paging,
`any` when no document has all words. It is slow, small and obvious.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from indexer import (
    About,
    Bridged,
    Calendar,
    Comparison,
    Dated,
    DateRange,
    Document,
    Event,
    FacetCount,
    Filter,
    Happening,
    Line,
    Member,
    Notice,
    Order,
    Page,
    Precision,
    QueryError,
    Question,
    Reading,
    Reason,
    Refusal,
    Rejection,
    Removal,
    Result,
    Snippet,
    Tally,
    UnknownDocumentError,
)
from indexer.analysis import Analyser, Tables
from indexer.readouts.attention import population
from indexer.readouts.comparison import compare

BUILD = "gen-20261123-140200"
FACETS = ("language", "source", "year", "month", "tag", "person", "institution", "country")
TWINS = {"гаран": "гарантія"}


def document(id: str, title: str, *paragraphs: str, language: str = "uk", date: str | None = None, **more: object) -> Document:
    """A document with what a test cares for; the rest is plain."""
    dated = Dated(date, Precision.MINUTE if "T" in date else Precision.DAY, "dateline", f"line 2: {date}") if date else None
    filled = Document(id, title, paragraphs, (language,) * len(paragraphs), language, (language,), date=dated, path=id)
    return replace(filled, **more)


DOCUMENTS = (
    document(
        "talks-ru.txt",
        "Стороны обсудили гарантии безопасности в Женеве",
        "В Женеве завершилась встреча делегаций. Стороны подробно обсудили юридические гарантии и условились продолжить переговоры.",
        "По словам участников, новые переговоры могут пройти в январе. Гарантии остаются главным вопросом.",
        language="ru",
        date="2021-12-07T20:15",
        source="Вестник примера",
        url="https://vestnik.example/2021/12/07/talks",
        place="Женева",
        tags=("безопасность",),
        removed=(Removal(1, "Версия для печати", "print-page"), Removal(9, "Поделиться: <b>ссылка</b>", "share")),
    ),
    document(
        "talks-uk.txt",
        "У Женеві говорили про гарантії безпеки",
        "Делегації зустрілися в Женеві. Гарантії безпеки стали головною темою, переговори триватимуть.",
        date="2021-12-08",
        source="Приклад-інформ",
        url="https://pryklad.example/news/1",
        tags=("безпека", "переговори"),
    ),
    document(
        "grain-uk.txt",
        "Посли обговорили експорт зерна",
        "Переговори про зерно тривали дві години.",
        date="2022-07-22",
        source="Приклад-інформ",
    ),
    document(
        "energy-ru.txt", "О транзите газа", "Переговоры о транзите отложены.", language="ru", date="2009-01-18", source="Вестник примера"
    ),
    document("note-uk.txt", "Нотатка без дати", "Переговори згадано лише раз."),
    document(
        "hostile.txt",
        "<img src=x onerror=alert(1)> & «назва»",
        '<script>alert("переговори")</script> Переговори про <b>ніщо</b>.',
        date="2022-01-28",
        source="![x](http://127.0.0.1:9/evil.png)",
        url="javascript:alert(1)",
    ),
    *(
        document(f"series-{n:02}.txt", f"Зведення номер {n}", "Щоденне зведення посольства.", date=f"2014-03-{n:02}", source="Зведення")
        for n in range(1, 15)
    ),
)
TALKS = Event(
    "2021-12-07",
    (("ru", "Стороны обсудили гарантии безопасности в Женеве"), ("uk", "У Женеві говорили про гарантії безпеки")),
    (Reason("day", "2021-12-07"), Reason("person", "somebody"), Reason("similarity", "0.41"), Reason("verbatim", "note-uk.txt")),
    (
        Member("talks-ru.txt", "ru", "2021-12-07T20:15"),
        Member("note-uk.txt", "uk", None, dated=True, copy_of="talks-uk.txt"),
        Member("talks-uk.txt", "uk", "2021-12-08"),
    ),
)
ALONE = Event("2022-01-28", (("uk", "<i>Сама</i>"),), (Reason("day", "2022-01-28"),), (Member("hostile.txt", "uk"),))
NAMES = (("somebody", ("Хтось", "Некто", "Somebody")),)
REJECTED = (Rejection("scan.bin", "binary", "The file is not text: it has control characters, the first at byte 9."),)


class FakeIndex:
    """What `open_index` gives, over DOCUMENTS."""

    def __init__(self, documents: tuple[Document, ...] = DOCUMENTS, build: str = BUILD) -> None:
        self.documents, self.build = documents, build
        self.happened: tuple[Event, ...] = ()
        self.warmings = threading.Semaphore(0)

    def search(self, question: Question) -> Page:
        """One page of the answer."""
        if len(question.text.split()) > 32:
            raise QueryError("The query has 40 words; at most 32 are searched. Keep the rarest ones.", Refusal.WORDS, 32)
        mode, pool = self._pool(question)
        found = _sorted([one for one in pool if _passes(one, question.filters) and _in_range(one, question.dates)], _order(question))
        first = (question.page - 1) * question.size
        words = _words(question)
        return Page(
            question.text,
            question.text,
            mode,
            len(found),
            question.page,
            question.size,
            "fake",
            self.build,
            4.2,
            tuple(replace(_result(one, words), event=self._named(one.id)) for one in found[first : first + question.size]),
            tuple((facet, _counts(facet, pool, question)) for facet in FACETS),
            tuple(Bridged(word, twin) for word in words for stem, twin in TWINS.items() if word.startswith(stem)),
            (Notice("any-word"),) if mode == "any" else (),
            NAMES,
            self.happened,
            _order(question),
            bool(words),
        )

    def events(self) -> Calendar:
        """All events."""
        return Calendar(self.happened, NAMES, updated=True)

    def event_of(self, id: str, most: int = 1_000) -> Happening | None:
        """The event of a document."""
        event = next((event for event in self.happened if id in event.documents), None)
        return Happening(event, tuple(self.document(one) for one in event.documents[:most]), NAMES) if event else None

    def _named(self, id: str) -> str | None:
        found = self.event_of(id)
        return found.event.id if found else None

    def read(self, id: str, question: Question) -> Reading:
        """A document with its marks."""
        one = self.document(id)
        return Reading(one, _marks(one.title, _words(question)), _marks(one.body, _words(question)))

    def document(self, id: str) -> Document:
        """The document of this id."""
        for one in self.documents:
            if one.id == id:
                return one
        raise UnknownDocumentError(f"There is no document {id!r}.")

    def compare(self, a: str, b: str) -> Comparison:
        """Both documents side by side, read without glossary and dictionaries."""
        return compare(_analyser(), self.document(a), self.document(b))

    def concordance(self, question: Question, width: int = 60) -> Iterator[Line]:
        """Every hit in the bodies of what a search finds."""
        for one in self.export(question):
            for start, end in _marks(one.body, _words(question)):
                left, right = one.body[max(start - width, 0) : start], one.body[end : end + width]
                day = one.when.value if one.when else None
                beside = tuple(reversed(left.lower().split())), tuple(right.lower().split())
                place = (one.language, one.language, one.source, day, "body", start)
                yield Line(one.id, one.title, *place, left, one.body[start:end], right, False, *beside)

    def searched(self, question: Question) -> tuple[Tally, ...]:
        """The documents that filters let through."""
        return population(self.export(replace(question, text="")))

    def export(self, question: Question) -> Iterator[Document]:
        """Every match."""
        _, pool = self._pool(question)
        yield from _sorted([one for one in pool if _passes(one, question.filters) and _in_range(one, question.dates)], _order(question))

    def similar(self, id: str, most: int = 5) -> tuple[Document, ...]:
        """The documents of the same days' talks, whatever they say."""
        talks = ("talks-ru.txt", "talks-uk.txt", "hostile.txt")
        return tuple(self.document(one) for one in talks if one != id)[:most] if id in talks else ()

    def warm(self) -> Iterator[None]:
        """Nothing to learn; `warmings` tells how often it was asked to."""
        self.warmings.release()
        yield

    def about(self) -> About:
        """The collection in numbers."""
        facets = tuple((facet, _counts(facet, list(self.documents), Question())) for facet in FACETS)
        return About(self.build, "fake", "1", "ru 1, uk 1", len(self.documents), facets, REJECTED, names=NAMES)

    def close(self) -> None:
        """Nothing to let go of."""

    def _pool(self, question: Question) -> tuple[str, list[Document]]:
        words = _words(question)
        having = [one for one in self.documents if all(_marks(f"{one.title} {one.body}", [word]) for word in words)]
        if having or not words:
            return "all", having
        looser = [one for one in self.documents if _marks(f"{one.title} {one.body}", words)]
        return ("any", looser) if looser and len(words) > 1 else ("all", [])


@cache
def _analyser() -> Analyser:
    return Analyser(Tables(), dictionaries=False)


def _words(question: Question) -> list[str]:
    words = [word.lower() for word in re.findall(r"(?<![\w:-])\w+(?![\w:])", question.text)]
    return words if question.exact else [word[: max(4, len(word) - 3)] for word in words]


def _order(question: Question) -> Order:
    return Order.NEWEST if question.order is Order.RELEVANCE and not _words(question) else question.order


def _marks(text: str, words: list[str]) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in re.finditer(r"\w+", text) if any(found[0].lower().startswith(word) for word in words))


def _result(one: Document, words: list[str]) -> Result:
    marks = _marks(one.body, words)
    text = one.body[:160]
    inside = tuple((start, end) for start, end in marks if end <= len(text))
    return Result(one, 1.0, _marks(one.title, words), Snippet(text, inside, len(marks), 0))


def _values(one: Document, facet: str) -> tuple[str | None, ...]:
    day = one.when.value if one.when else ""
    match facet:
        case "language":
            return (one.language,)
        case "source":
            return (one.source,)
        case "year":
            return (day[:4] or None,)
        case "month":
            return (day[:7] or None,)
    return one.tags or (None,)


def _passes(one: Document, filters: tuple[Filter, ...]) -> bool:
    return all(any(value in chosen.values for value in _values(one, chosen.facet)) != chosen.exclude for chosen in filters)


def _in_range(one: Document, dates: DateRange | None) -> bool:
    if dates is None:
        return True
    if one.when is None:
        return dates.undated
    day = one.when.value[:10]
    bounded = dates.first or dates.last
    return bool(bounded) and (dates.first or day) <= day <= (dates.last or day)


def _sorted(found: list[Document], order: Order) -> list[Document]:
    if order is Order.RELEVANCE:
        return found
    dated = sorted((one for one in found if one.when), key=lambda one: one.when.value if one.when else "", reverse=order is Order.NEWEST)
    return dated + [one for one in found if not one.when]


def _counts(facet: str, pool: list[Document], question: Question) -> tuple[FacetCount, ...]:
    others = tuple(chosen for chosen in question.filters if chosen.facet != facet)
    found = [one for one in pool if _passes(one, others) and _in_range(one, question.dates)]
    counts = Counter(value for one in found for value in _values(one, facet))
    return tuple(FacetCount(value, count) for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))
