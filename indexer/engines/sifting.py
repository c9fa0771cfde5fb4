"""Filters, facet counts and order over arrays, beside the queries of `matching`; each filter is computed once a generation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engines.fields import LAST_DAY, UNDATED, bounds, facet_counts, facet_value
from indexer.engines.matching import Mask, Matched
from indexer.model import DateRange, FacetCount, Filter, Order, Request

FILTERS_KEPT = 256


@dataclass(frozen=True, slots=True)
class FacetTable:
    """The terms of one facet (see fields.facet_term), and pairs of a document and the number of a term that it has."""

    terms: tuple[str, ...]
    documents: NDArray[Any]
    codes: NDArray[Any]

    def having(self, wanted: tuple[str | None, ...], size: int) -> Mask:
        """The documents that have one of the wanted values."""
        codes = [code for code, term in enumerate(self.terms) if facet_value(term) in wanted]
        mask = np.zeros(size, np.bool_)
        mask[self.documents[np.isin(self.codes, codes)]] = True
        return mask

    def counts(self, mask: Mask) -> tuple[FacetCount, ...]:
        """How many documents of the mask have each value."""
        found = np.bincount(self.codes[mask[self.documents]], minlength=len(self.terms))
        return facet_counts(zip(self.terms, found.tolist(), strict=True))


class Columns:
    """What is known of every document of a generation beside its keys; `days` are the first and the last."""

    def __init__(self, days: tuple[NDArray[Any], NDArray[Any]], ids: Callable[[], list[str]], facet: Callable[[str], FacetTable]) -> None:
        self._first, self._last = (each.astype(np.int64) for each in days)
        self._read_ids = ids
        self.table: Callable[[str], FacetTable] = lru_cache(maxsize=None)(facet)
        self._filter_mask = lru_cache(maxsize=FILTERS_KEPT)(self._compute_filter)
        self._date_mask = lru_cache(maxsize=FILTERS_KEPT)(self._compute_dates)

    @cached_property
    def _rank(self) -> NDArray[np.int64]:
        ids = self._read_ids()
        rank = np.empty(len(ids), np.int64)
        rank[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return rank

    def _compute_filter(self, chosen: Filter) -> Mask:
        mask = self.table(chosen.facet).having(chosen.values, len(self._first))
        return np.logical_not(mask) if chosen.exclude else mask

    def _compute_dates(self, dates: DateRange) -> Mask:
        undated = self._first == UNDATED
        interval = bounds(dates)
        if interval is None:
            return undated if dates.undated else np.ones_like(undated)
        first, last = interval
        inside: Mask = ~undated & (self._last >= first) & (self._first <= last)
        return np.logical_or(inside, undated) if dates.undated else inside

    def sift(self, matched: Mask, request: Request) -> tuple[Mask, Mapping[str, Mask]]:
        """The documents that pass everything, and for each facet those that pass everything but its own filters."""
        dated = matched & self._date_mask(request.dates) if request.dates else matched
        masks = [(chosen.facet, self._filter_mask(chosen)) for chosen in request.filters]
        chosen_facets = {facet for facet, _ in masks}
        passed = reduce(np.logical_and, (mask for _, mask in masks), dated)
        own = {name: reduce(np.logical_and, (mask for facet, mask in masks if facet != name), dated) for name in chosen_facets}
        return passed, {name: own.get(name, passed) for name in request.facets}

    def ordered(self, matched: Matched, order: Order, wanted: int | None) -> NDArray[Any]:
        """The numbers of the matching documents in order; of the first `wanted` when that is not None."""
        found = np.flatnonzero(matched.mask)
        keys = self._sort_keys(matched, order)[found]
        if wanted is not None and wanted < len(found):
            if not wanted:
                return found[:0]
            within = keys <= np.partition(keys, wanted - 1)[wanted - 1]
            found, keys = found[within], keys[within]
        return found[np.lexsort((self._rank[found], keys))][:wanted]

    def _sort_keys(self, matched: Matched, order: Order) -> NDArray[Any]:
        match order:
            case Order.NEWEST:
                return -self._first
            case Order.OLDEST:
                return np.where(self._first == UNDATED, LAST_DAY + 1, self._first)
            case _:
                return -matched.scores
