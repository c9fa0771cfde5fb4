"""Depesha: a search engine over read-outs, statements and news in Russian and Ukrainian. These are the names for front ends."""

from indexer.answers import document_json, page_json
from indexer.concordance import sorted_lines
from indexer.errors import DepeshaError, EngineError, InputError, NoIndexError, QueryError, Refusal, UnknownDocumentError
from indexer.happenings import Calendar, Happening
from indexer.model import (
    BY_EVENT,
    Bridged,
    Dated,
    DateRange,
    Document,
    Event,
    FacetCount,
    Filter,
    Member,
    Notice,
    Order,
    Page,
    Precision,
    Question,
    Reason,
    Rejection,
    Removal,
    Result,
    Snippet,
)
from indexer.questions import facet_filters, first_day, last_day, question_dates
from indexer.readouts.attention import STEPS, Attention, Cell, Form, Series, Survey, Tally, attention, survey
from indexer.readouts.comparison import Comparison, Row, Told, in_order
from indexer.readouts.contexts import ORDERS, Line
from indexer.readouts.judging import Kind, Pair
from indexer.readouts.marks import Changes
from indexer.search import About, Index, Reading, open_index
from indexer.settings import Settings, read_settings

__all__ = [
    "BY_EVENT",
    "ORDERS",
    "STEPS",
    "About",
    "Attention",
    "Bridged",
    "Calendar",
    "Cell",
    "Changes",
    "Comparison",
    "DateRange",
    "Dated",
    "DepeshaError",
    "Document",
    "EngineError",
    "Event",
    "FacetCount",
    "Filter",
    "Form",
    "Happening",
    "Index",
    "InputError",
    "Kind",
    "Line",
    "Member",
    "NoIndexError",
    "Notice",
    "Order",
    "Page",
    "Pair",
    "Precision",
    "QueryError",
    "Question",
    "Reading",
    "Reason",
    "Refusal",
    "Rejection",
    "Removal",
    "Result",
    "Row",
    "Series",
    "Settings",
    "Snippet",
    "Survey",
    "Tally",
    "Told",
    "UnknownDocumentError",
    "attention",
    "document_json",
    "facet_filters",
    "first_day",
    "in_order",
    "last_day",
    "open_index",
    "page_json",
    "question_dates",
    "read_settings",
    "sorted_lines",
    "survey",
]
