"""The judge: the plainest engine there is, against which the others are measured. No index: it looks at every document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from indexer.model import (
    AnalysedDocument,
    And,
    DateRange,
    Document,
    Everything,
    FacetCount,
    Filter,
    Hit,
    Hits,
    Key,
    Keys,
    Near,
    Node,
    Not,
    Or,
    Order,
    Phrase,
    Request,
    Scope,
    Term,
)

EARLIEST, LATEST = "0001-01-01", "9999-12-31"


class Judge:
    """Keeps documents in a dict; scores are all 0, so relevance means order of id."""

    def __init__(self, documents: list[AnalysedDocument]) -> None:
        self._documents = {each.document.id: each for each in documents}

    def search(self, request: Request) -> Hits:
        found = list(self.scan(request))
        facets = tuple((facet, self._counts(request, facet)) for facet in request.facets)
        return Hits(len(found), tuple(Hit(each, b"", 0.0) for each in found[request.offset :][: request.limit]), facets)

    def scan(self, request: Request) -> Iterator[Document]:
        found = [each.document for each in self._documents.values() if passes(each, request)]
        yield from sorted(sorted(found, key=lambda each: each.id), key=lambda each: sort_key(each, request.order))

    def _counts(self, request: Request, facet: str) -> tuple[FacetCount, ...]:
        found = [each.document for each in self._documents.values() if passes(each, request, without=facet)]
        counts = Counter(value for document in found for value in values(document, facet))
        return tuple(FacetCount(*each) for each in sorted(counts.items(), key=lambda each: (-each[1], each[0] is None, each[0] or "")))


def passes(analysed: AnalysedDocument, request: Request, without: str = "") -> bool:
    document = analysed.document
    filters = all(allows(chosen, document) for chosen in request.filters if chosen.facet != without)
    return filters and (request.dates is None or overlaps(request.dates, document)) and matches(request.node, analysed)


def allows(chosen: Filter, document: Document) -> bool:
    return any(value in chosen.values for value in values(document, chosen.facet)) != chosen.exclude


def values(document: Document, facet: str) -> list[str | None]:
    when = document.when.value if document.when else ""
    known = {"language": [document.language] if document.language != "unknown" else [], "source": [document.source] * bool(document.source)}
    known |= {"year": [when[:4]] * bool(when), "month": [when[:7]] * (len(when) > 4), "tag": sorted(set(document.tags))}
    known |= {"person": list(document.persons), "institution": list(document.institutions), "country": list(document.countries)}
    return list(known[facet]) or [None]


def overlaps(dates: DateRange, document: Document) -> bool:
    bounded = dates.first is not None or dates.last is not None
    if document.when is None:
        return dates.undated or not bounded
    first, last = (document.when.value[:10] + rest[len(document.when.value[:10]) :] for rest in ("0000-01-01", "0000-12-31"))
    return first <= (dates.last or LATEST) and last >= (dates.first or EARLIEST) if bounded else not dates.undated


def sort_key(document: Document, order: Order) -> tuple[bool, int]:
    when = document.when.value[:10] if document.when else ""
    day = int((when + "0000-01-01"[len(when) :]).replace("-", ""))
    return (False, 0) if order is Order.RELEVANCE else (not when, day if order is Order.OLDEST else -day)


def matches(node: Node, document: AnalysedDocument) -> bool:
    match node:
        case Term(keys, scope):
            return any(key in keys for field in fields(document, scope) for key in field)
        case Phrase(sets, scope):
            return bool(sets) and any(phrase_at(sets, field, at) for field in fields(document, scope) for at in range(len(field)))
        case Near(left, right, distance, scope):
            return any(near(left, right, distance, field) for field in fields(document, scope))
        case And(nodes):
            return all(matches(each, document) for each in nodes)
        case Or(nodes):
            return any(matches(each, document) for each in nodes)
        case Not(inner):
            return not matches(inner, document)
        case Everything():
            return True


def fields(document: AnalysedDocument, scope: Scope) -> list[tuple[Key, ...]]:
    parts: list[Keys] = [document.title] if scope is Scope.TITLE else [document.title, document.body]
    return [layer for keys in parts for layer in (keys.words, keys.exact, keys.bridge)]


def phrase_at(sets: tuple[frozenset[Key], ...], field: tuple[Key, ...], at: int) -> bool:
    return at + len(sets) <= len(field) and all(key in keys for key, keys in zip(field[at:], sets, strict=False))


def near(left: frozenset[Key], right: frozenset[Key], distance: int, field: tuple[Key, ...]) -> bool:
    lefts = [at for at, key in enumerate(field) if key in left]
    return any(0 < abs(at - other) <= distance + 1 for at in lefts for other, key in enumerate(field) if key in right)
