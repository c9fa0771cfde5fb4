"""The door of the query room: text in, everything that a search needs to know of it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from indexer.analysis.words import forms
from indexer.model import DateRange, Everything, Filter, Node, Notice, Scope
from indexer.query.cleaning import Typed, clean
from indexer.query.filters import lifted
from indexer.query.grammar import syntax_of
from indexer.query.lexemes import UnreadableError
from indexer.query.lexer import plain_words, scan
from indexer.query.limits import (
    MOST_CHARACTERS,
    MOST_WILDCARDS,
    MOST_WORDS,
    nothing_to_find,
    too_long_written_out,
    too_many_wildcards,
    too_many_words,
)
from indexer.query.readers import WordList, WordReader
from indexer.query.reading import Reading
from indexer.query.syntax import (
    Conjunction,
    Disjunction,
    ExactQuoted,
    ExactWord,
    Fuzzy,
    Leaf,
    Nearby,
    Prefix,
    Quoted,
    Syntax,
    Titled,
    Words,
    leaves,
    loosened,
)
from indexer.query.tree import relaxed
from indexer.query.wording import written


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was understood.

    `understood` is the query written out; in mode `all` it parses to the same tree, filters and dates. In mode `text` the text could not
    be read as a query, and all its words are asked for. `forms` are the words typed that are asked for as words of the language, outside
    `=`, `*`, `~` and exclusions: those that a spelling can be offered for. `asked` is what the tree was read from, filters aside; `typed`
    is the query with the commas and other marks that belong to no word.
    """

    node: Node
    filters: tuple[Filter, ...] = ()
    dates: DateRange | None = None
    understood: str = ""
    notices: tuple[Notice, ...] = ()
    mode: Literal["all", "text"] = "all"
    forms: tuple[str, ...] = ()
    asked: Syntax | None = field(default=None, compare=False)
    typed: str = field(default="", compare=False)


def parse(text: str, reader: WordReader, words: WordList) -> Parsed:
    """The tree of a query; nothing but space finds everything.

    Raises QueryError when the query is over a limit, holds no word, or asks for what cannot be; the message names the remedy.
    """
    typed = clean(text)
    if not typed.plain:
        return Parsed(Everything())
    try:
        parsed = _query(typed, reader, words)
    except UnreadableError:
        parsed = _plain_text(typed, reader)
    return replace(parsed, typed=typed.given)


def any_word(parsed: Parsed, reader: WordReader, words: WordList) -> Node | None:
    """The tree with any of the words where the query asked for all of them; None when that is the same tree.

    A quotation among other words is then worth more whole, but its words count too: headlines quote in passing.
    """
    if relaxed(parsed.node) is None:
        return None
    return relaxed(Reading(reader, words).node(loosened(parsed.asked)) if parsed.asked else parsed.node)


def _query(typed: Typed, reader: WordReader, words: WordList) -> Parsed:
    syntax = syntax_of(scan(typed))
    if syntax is None:
        raise UnreadableError
    _check_size(leaves(syntax))
    found = lifted(syntax)
    understood = written(found)
    if len(understood) > MOST_CHARACTERS:
        raise too_long_written_out(len(understood))
    reading = Reading(reader, words)
    node = reading.node(found.rest)
    return Parsed(
        node,
        found.filters,
        found.dates,
        understood,
        tuple(dict.fromkeys(reading.notices)),
        forms=_asked_forms(found.rest),
        asked=found.rest,
    )


def _plain_text(typed: Typed, reader: WordReader) -> Parsed:
    chunks = plain_words(typed)
    if not chunks:
        raise nothing_to_find()
    _check_size([Words(chunks)])
    node = reader.words(chunks, Scope.ANYWHERE)
    return Parsed(node, understood=" ".join(chunks), notices=(Notice("as-text"),), mode="text", forms=_distinct_forms([Words(chunks)]))


def _check_size(found: Iterable[Leaf]) -> None:
    found = tuple(found)
    count = sum(len(forms(text)) for leaf in found for text in _texts(leaf))
    if count > MOST_WORDS:
        raise too_many_words(count)
    wildcards = sum(isinstance(leaf, Prefix | Fuzzy) for leaf in found)
    if wildcards > MOST_WILDCARDS:
        raise too_many_wildcards(wildcards)


def _texts(leaf: Leaf) -> tuple[str, ...]:
    """The texts of a leaf that are searched as words."""
    match leaf:
        case Words(written_forms):
            return written_forms
        case Quoted(text) | ExactQuoted(text) | ExactWord(text) | Prefix(text) | Fuzzy(text):
            return (text,)
        case Nearby(left, right):
            return (left, right)
    return ()


def _asked_forms(syntax: Syntax | None) -> tuple[str, ...]:
    return _distinct_forms(_asked(syntax))


def _distinct_forms(found: Iterable[Leaf]) -> tuple[str, ...]:
    texts = (text for leaf in found if isinstance(leaf, Words | Quoted | Nearby) for text in _texts(leaf))
    return tuple(dict.fromkeys(form for text in texts for form in forms(text)))


def _asked(syntax: Syntax | None) -> Iterable[Leaf]:
    """The leaves that are not excluded."""
    match syntax:
        case Conjunction(parts) | Disjunction(parts):
            for part in parts:
                yield from _asked(part)
        case Titled(part):
            yield from _asked(part)
        case Words() | Quoted() | ExactWord() | ExactQuoted() | Prefix() | Fuzzy() | Nearby():
            yield syntax
