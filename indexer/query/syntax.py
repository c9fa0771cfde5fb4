"""What was typed, as values: the query before its words are read.

`conjunction`, `disjunction`, `negation` and `titled` are how the grammar builds: they keep a query in one shape whatever it was typed in,
so that what is understood can be written out and read again. None is a part with nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from indexer.analysis.words import forms
from indexer.model import DateRange


@dataclass(frozen=True, slots=True)
class Words:
    """Adjacent bare words."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A phrase in quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class ExactWord:
    """=form"""

    form: str


@dataclass(frozen=True, slots=True)
class ExactQuoted:
    """="exact phrase\""""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """prefix*"""

    form: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """word~"""

    form: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """ "left right"~distance"""

    left: str
    right: str
    distance: int


@dataclass(frozen=True, slots=True)
class Facet:
    """source:value, lang:value, tag:value; None is the unknown value."""

    facet: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """date:range"""

    dates: DateRange


@dataclass(frozen=True, slots=True)
class Titled:
    """title:part"""

    part: Syntax


@dataclass(frozen=True, slots=True)
class Negation:
    """-part"""

    part: Syntax


@dataclass(frozen=True, slots=True)
class Conjunction:
    """Two parts or more, all of them asked for; none of them a conjunction, no two runs of words side by side."""

    parts: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Disjunction:
    """Two parts or more, one of them asked for; none of them a disjunction."""

    parts: tuple[Syntax, ...]


Leaf: TypeAlias = Words | Quoted | ExactWord | ExactQuoted | Prefix | Fuzzy | Nearby | Facet | Days
Syntax: TypeAlias = Leaf | Titled | Negation | Conjunction | Disjunction


def conjunction(parts: Iterable[Syntax | None]) -> Syntax | None:
    """All of the parts; runs of words that come to stand side by side become one."""
    joined: list[Syntax] = []
    for part in parts:
        for piece in part.parts if isinstance(part, Conjunction) else (part,):
            match piece, joined[-1:]:
                case None, _:
                    continue
                case Words(forms), [Words(before)]:
                    joined[-1] = Words(before + forms)
                case found, _:
                    joined.append(found)
    return joined[0] if len(joined) == 1 else Conjunction(tuple(joined)) if joined else None


def disjunction(parts: Iterable[Syntax | None]) -> Syntax | None:
    """One of the parts."""
    joined: list[Syntax] = []
    for part in parts:
        if part is not None:
            joined += part.parts if isinstance(part, Disjunction) else (part,)
    return joined[0] if len(joined) == 1 else Disjunction(tuple(joined)) if joined else None


def negation(part: Syntax | None) -> Syntax | None:
    """Not the part; twice is not at all."""
    return part and (part.part if isinstance(part, Negation) else Negation(part))


def titled(part: Syntax | None) -> Syntax | None:
    """The part in titles; a title within a title is one."""
    return part and (part if isinstance(part, Titled) else Titled(part))


def leaves(syntax: Syntax | None) -> Iterable[Leaf]:
    """The leaves in the order in which they were typed."""
    match syntax:
        case None:
            return
        case Conjunction(parts) | Disjunction(parts):
            for part in parts:
                yield from leaves(part)
        case Titled(part) | Negation(part):
            yield from leaves(part)
        case leaf:
            yield leaf


def is_of_words(syntax: Syntax | None) -> bool:
    """Whether a query names its words: none of them is a beginning (`*`) or a guess (`~`)."""
    return not any(isinstance(leaf, Prefix | Fuzzy) for leaf in leaves(syntax))


def loosened(syntax: Syntax) -> Syntax:
    """The same with its own words as another choice for every quotation, and for words that hang together, where nothing excludes them."""
    match syntax:
        case Quoted(text):
            return _or_words(syntax, forms(text))
        case Words(written):
            return _or_words(syntax, [part for word in written if len(parts := forms(word)) > 1 for part in parts if part.isalpha()])
        case Titled(part):
            return Titled(loosened(part))
        case Conjunction(parts):
            return Conjunction(tuple(map(loosened, parts)))
        case Disjunction(parts):
            return Disjunction(tuple(map(loosened, parts)))
    return syntax


def _or_words(syntax: Syntax, words: Sequence[str]) -> Syntax:
    return Disjunction((syntax, Words(tuple(words)))) if words else syntax
