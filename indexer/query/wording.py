"""Syntax → text: the query as it was understood, which reads again as the same query."""

from __future__ import annotations

from indexer.query.dates import write_dates
from indexer.query.facets import write_facet
from indexer.query.filters import Lifted
from indexer.query.syntax import (
    Conjunction,
    Days,
    Disjunction,
    ExactQuoted,
    ExactWord,
    Facet,
    Fuzzy,
    Nearby,
    Negation,
    Prefix,
    Quoted,
    Syntax,
    Titled,
    Words,
)


def written(lifted: Lifted) -> str:
    """The words first, then the filters, then the dates."""
    words = [_text(lifted.rest, within=bool(lifted.filters or lifted.dates))] if lifted.rest else []
    filters = ["-" * one.exclude + write_facet(one.facet, value) for one in lifted.filters for value in one.values]
    dates = [f"date:{write_dates(lifted.dates)}"] if lifted.dates else []
    return " ".join(words + filters + dates)


def _text(syntax: Syntax, within: bool = False) -> str:
    """`within` a conjunction, alternatives stand in parentheses."""
    match syntax:
        case Conjunction(parts):
            return " ".join(_text(part, within=True) for part in parts)
        case Disjunction(parts) if within:
            return f"({_text(syntax)})"
        case Disjunction(parts):
            return " OR ".join(map(_text, parts))
        case Negation(part):
            return f"-{_operand(part)}"
        case Titled(part):
            return f"title:{_operand(part)}"
        case leaf:
            return _leaf(leaf)


def _operand(syntax: Syntax) -> str:
    """A part after a sign: in parentheses unless it is one word, one quotation or a title."""
    match syntax:
        case Conjunction() | Disjunction() | Negation() | Words((_, _, *_)):
            return f"({_text(syntax)})"
    return _text(syntax)


def _leaf(leaf: Words | Quoted | ExactWord | ExactQuoted | Prefix | Fuzzy | Nearby | Facet | Days) -> str:
    match leaf:
        case Words(forms):
            return " ".join(forms)
        case Quoted(text):
            return f'"{text}"'
        case ExactWord(text):
            return f"={text}"
        case ExactQuoted(text):
            return f'="{text}"'
        case Prefix(form):
            return f"{form}*"
        case Fuzzy(form):
            return f"{form}~"
        case Nearby(left, right, distance):
            return f'"{left} {right}"~{distance}'
        case Facet(facet, value):
            return write_facet(facet, value)
        case Days(dates):
            return f"date:{write_dates(dates)}"
