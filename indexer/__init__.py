"""Depesha: a search engine over read-outs, statements and news in Russian and Ukrainian. These are the names for front ends."""

from indexer.answers import document_json, page_json
from indexer.errors import DepeshaError, EngineError, InputError, NoIndexError, QueryError, UnknownDocumentError
from indexer.model import (
    Bridged,
    Dated,
    DateRange,
    Document,
    FacetCount,
    Filter,
    Notice,
    Order,
    Page,
    Precision,
    Question,
    Rejection,
    Removal,
    Result,
    Snippet,
)
from indexer.questions import facet_filters, first_day, last_day, question_dates
from indexer.search import About, Index, Reading, open_index
from indexer.settings import Settings, read_settings

__all__ = [
    "About",
    "Bridged",
    "DateRange",
    "Dated",
    "DepeshaError",
    "Document",
    "EngineError",
    "FacetCount",
    "Filter",
    "Index",
    "InputError",
    "NoIndexError",
    "Notice",
    "Order",
    "Page",
    "Precision",
    "QueryError",
    "Question",
    "Reading",
    "Rejection",
    "Removal",
    "Result",
    "Settings",
    "Snippet",
    "UnknownDocumentError",
    "document_json",
    "facet_filters",
    "first_day",
    "last_day",
    "open_index",
    "page_json",
    "question_dates",
    "read_settings",
]
