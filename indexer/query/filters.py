"""Filters and dates hold for the whole query, so they are lifted out of it, from where that is what was typed.

посол source:a source:b       either of the sources
посол (source:a OR source:b)  the same
посол -source:a               not that source
посол OR source:a             refused: a filter cannot hold for half of a query
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.errors import QueryError, Refusal
from indexer.model import DateRange, Filter
from indexer.query.syntax import Conjunction, Days, Disjunction, Facet, Negation, Syntax, conjunction, leaves


@dataclass(frozen=True, slots=True)
class Lifted:
    """What is left of a query, and the filters that hold for it."""

    rest: Syntax | None
    filters: tuple[Filter, ...] = ()
    dates: DateRange | None = None


def lifted(syntax: Syntax | None) -> Lifted:
    """The query with its filters apart; QueryError where a filter cannot hold for the whole query."""
    parts = syntax.parts if isinstance(syntax, Conjunction) else (syntax,) if syntax else ()
    rest: list[Syntax] = []
    dates: list[DateRange] = []
    chosen: dict[tuple[str, bool], list[str | None]] = {}
    for part in parts:
        match part:
            case Days(asked):
                dates.append(asked)
            case _ if values := _values(part):
                chosen.setdefault(_kind(part), []).extend(values)
            case _:
                rest.append(_without_filters(part))
    filters = tuple(Filter(facet, tuple(dict.fromkeys(values)), exclude) for (facet, exclude), values in chosen.items())
    return Lifted(conjunction(rest), filters, _one(dates))


def _kind(part: Syntax) -> tuple[str, bool]:
    """The facet of a filter, and whether it excludes."""
    facet = next(leaf.facet for leaf in leaves(part) if isinstance(leaf, Facet))
    return facet, isinstance(part, Negation)


def _values(part: Syntax) -> tuple[str | None, ...]:
    """The values of a filter, or of alternatives of one facet; none when the part is no filter."""
    match part:
        case Facet(_, value):
            return (value,)
        case Negation(Facet() | Disjunction() as inner):
            return _values(inner)
        case Disjunction(sides):
            found = [side for side in sides if isinstance(side, Facet)]
            one_facet = len(found) == len(sides) and len({side.facet for side in found}) == 1
            return tuple(side.value for side in found) if one_facet else ()
    return ()


def _without_filters(part: Syntax) -> Syntax:
    kinds = {type(leaf) for leaf in leaves(part)}
    if Days in kinds:
        raise QueryError(
            "A date: holds for the whole query, so it cannot stand after - or NOT, or inside OR. Give one range, as date:2021..2022.",
            Refusal.DATE_PLACE,
        )
    if Facet in kinds:
        raise QueryError(
            "A source:, lang: or tag: holds for the whole query, so it cannot stand inside OR, title: or an excluded group with anything "
            "else. Move it to the end of the query.",
            Refusal.FILTER_PLACE,
        )
    return part


def _one(dates: Iterable[DateRange]) -> DateRange | None:
    ranges = list(dict.fromkeys(dates))
    if len(ranges) > 1:
        raise QueryError("The query has more than one date:. Give one range, as date:2021..2022.", Refusal.DATES)
    return ranges[0] if ranges else None
