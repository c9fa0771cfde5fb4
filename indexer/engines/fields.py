"""What an engine keeps of a document beside its keys: facet values and days, the same for every engine.

    date 2021-12-07   year 2021, month 2021-12, days 20211207–20211207
    date 2021-12      year 2021, month 2021-12, days 20211201–20211231
    date 2021         year 2021, no month,      days 20210101–20211231
    no date           no year,   no month,      no days; the last in either order by date

Days are numbers read off the digits, not calendar dates: the years 1 and 9999 are days like any other, and no month needs its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TypeAlias

from indexer.errors import QueryError, Refusal
from indexer.model import FACETS, UNKNOWN, DateRange, Document, FacetCount, Request

Day: TypeAlias = int
UNDATED: Day = 0
LAST_DAY: Day = 99991231
UNKNOWN_VALUE, KNOWN_VALUE = "?", "="


def day_interval(value: str) -> tuple[Day, Day]:
    """First and last day of `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a time of such a day; raises ValueError for anything else."""
    digits = value[:10].replace("-", "")
    if not digits.isdecimal() or len(digits) not in (4, 6, 8):
        raise ValueError(f"not a date: {value!r}")
    return int(digits + "00000101"[len(digits) :]), int(digits + "00001231"[len(digits) :])


def document_days(document: Document) -> tuple[Day, Day]:
    """The interval that the document's day covers, or (UNDATED, UNDATED)."""
    return day_interval(document.when.value) if document.when else (UNDATED, UNDATED)


def bounds(dates: DateRange) -> tuple[Day, Day] | None:
    """First and last day asked for; None when no bound is given: then undated documents alone pass, or everything without `undated`.

    Raises QueryError for a bound that is no date.
    """
    if dates.first is None and dates.last is None:
        return None
    try:
        first = day_interval(dates.first)[0] if dates.first else UNDATED + 1
        last = day_interval(dates.last)[1] if dates.last else LAST_DAY
    except ValueError as problem:
        raise QueryError(f"A date range has {problem}. Write days as 2021-12-31.", Refusal.DATE) from problem
    return first, last


def facet_values(document: Document) -> dict[str, tuple[str | None, ...]]:
    """The document's values for each facet, at least one, None alone for unknown."""
    when = document.when.value if document.when else ""
    return {
        "language": (None if document.language == UNKNOWN else document.language,),
        "source": (document.source or None,),
        "year": (when[:4] or None,),
        "month": (when[:7] if len(when) >= 7 else None,),
        "tag": tuple(dict.fromkeys(document.tags)) or (None,),
        "person": document.persons or (None,),
        "institution": document.institutions or (None,),
        "country": document.countries or (None,),
    }


def facet_term(value: str | None) -> str:
    """A facet's value as a term: no value can be taken for the unknown one."""
    return UNKNOWN_VALUE if value is None else KNOWN_VALUE + value


def facet_value(term: str) -> str | None:
    """The value that `facet_term` was given."""
    return None if term == UNKNOWN_VALUE else term[len(KNOWN_VALUE) :]


def facet_counts(counts: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """Counts of terms in the order of Hits: most frequent first, ties by value, None last among ties; none of them zero."""
    ordered = sorted([(-count, term) for term, count in counts if count])  # the unknown value's sign comes after that of the known ones
    return tuple([FacetCount(None if term == UNKNOWN_VALUE else term[1:], -count) for count, term in ordered])


def count_values(documents: Iterable[Document], facets: Collection[str]) -> dict[str, tuple[FacetCount, ...]]:
    """The facets of some documents, counted one by one: for a few that have been read this is the quickest way."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for document in documents:
        values = facet_values(document)
        for facet, counter in counts.items():
            counter.update(map(facet_term, values[facet]))
    return {facet: facet_counts(counter.items()) for facet, counter in counts.items()}


def check_request(request: Request) -> None:
    """Raises QueryError for a facet that there is not or a page before the first."""
    for facet in (*request.facets, *(chosen.facet for chosen in request.filters)):
        if facet not in FACETS:
            raise QueryError(f"There is no facet {facet!r}. Choose one of {', '.join(FACETS)}.", Refusal.FACET)
    if request.offset < 0 or request.limit < 0:
        raise QueryError("A page of hits cannot begin before the first hit or have less than none. Use numbers from 0 on.", Refusal.PAGE)
