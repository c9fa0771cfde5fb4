"""Between a question and the gazetteer: what a reader writes for an id, and what a reader is shown for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from indexer.errors import InputError
from indexer.model import FacetCount, Filter
from indexer.readouts.gazetteer import KINDS, Gazetteer

Names: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def by_id(gazetteer: Gazetteer, filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """The filters with ids in place of names: `--person Меркель` is `--person merkel`."""
    return tuple(_by_id(gazetteer, chosen) if chosen.facet in KINDS else chosen for chosen in filters)


def check_known(gazetteer: Gazetteer, filters: Iterable[Filter]) -> None:
    """InputError for a value that is neither an id nor a name of the gazetteer, which would find nothing and not say why."""
    for chosen in by_id(gazetteer, filters):
        for value in chosen.values if chosen.facet in KINDS else ():
            if value and not gazetteer.shown(value):
                raise InputError(f"The gazetteer has no {chosen.facet} of the name {value!r}. Write the name as docs/gazetteer.md has it.")


def _by_id(gazetteer: Gazetteer, chosen: Filter) -> Filter:
    return replace(chosen, values=tuple(value and gazetteer.id_of(chosen.facet, value) for value in chosen.values))


def shown(gazetteer: Gazetteer, facets: Iterable[tuple[str, tuple[FacetCount, ...]]], filters: Iterable[Filter]) -> Names:
    """The names of all ids that facets count and filters hold."""
    counted = (count.value for facet, counts in facets if facet in KINDS for count in counts)
    chosen = (value for each in filters if each.facet in KINDS for value in each.values)
    return named(gazetteer, (id for id in (*counted, *chosen) if id is not None))


def named(gazetteer: Gazetteer, ids: Iterable[str]) -> Names:
    """Each id once, with its names in three languages; one that the gazetteer does not know is left out."""
    return tuple((id, names) for id in dict.fromkeys(ids) if (names := gazetteer.shown(id)))
