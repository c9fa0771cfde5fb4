"""The values that flow through Depesha: frozen, slotted, and free of behaviour beyond what they can tell of themselves.

build    file → intake → Document → analyser → AnalysedDocument → engine
search   text → parser → Node → Request → engine → Hits → snippets → Page

A *key* is a string that an engine indexes and looks for. Its first character names its layer, so that one string says all:

    r:посол  u:посол  :g7     words   the lemma or stem of a word in a Russian, a Ukrainian, or a text of no such language
    =послами                  exact   the folded form as it stands
    ~r:посол  ~u:посол        bridge  what the word shares with its twin in the other language; the letter is the text's own language

A document has one key of each layer at each position, so phrases work alike in every layer. A Russian query word looks for `r:` keys
of its own and, across the bridge, for `~u:` keys in Ukrainian text; never for `~r:` ones. So each key says in whose text it is found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from indexer.pickling import pack, travels, unpack

Key: TypeAlias = str

RUSSIAN, UKRAINIAN, OTHER, UNKNOWN = "ru", "uk", "other", "unknown"
LANGUAGES = (RUSSIAN, UKRAINIAN)
BY_EVENT = "event"
PARAGRAPH_BREAK = "\n\n"


class Layer(StrEnum):
    """A field of keys in the index; each has a part for the title and one for the body."""

    WORDS = "words"
    EXACT = "exact"
    BRIDGE = "bridge"


def layer_of(key: Key) -> Layer:
    """The layer that a key names with its first character."""
    match key[:1]:
        case "=":
            return Layer.EXACT
        case "~":
            return Layer.BRIDGE
        case _:
            return Layer.WORDS


class Scope(StrEnum):
    """Where in a document a word is looked for."""

    ANYWHERE = "anywhere"
    TITLE = "title"


# --- documents ---------------------------------------------------------------------------------


class Precision(StrEnum):
    """How much of a date is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@travels
@dataclass(frozen=True, slots=True)
class Dated:
    """A date with what speaks for it.

    `value` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, the day as printed, never shifted by a time zone.
    `source` is one of sidecar, record, dateline, url, text, or BY_EVENT for a day that the other texts of its event gave;
    `evidence` quotes what was read ("line 5: 2021-12-07 20:15:00"), or names those texts ("group: minsk.txt, …").
    """

    value: str
    precision: Precision
    source: str
    evidence: str
    flags: tuple[str, ...] = ()


@travels
@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of the raw text that is not the document's: 1-based line, the text taken away, the rule's name."""

    line: int
    text: str
    reason: str


@travels
@dataclass(frozen=True, slots=True)
class Document:
    """A clean document. `paragraphs` and `paragraph_languages` run in parallel; `languages` lists those of 15 % and more.

    `persons`, `institutions` and `countries` are ids of the gazetteer, found by a build.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    paragraph_languages: tuple[str, ...]
    language: str = UNKNOWN
    languages: tuple[str, ...] = ()
    title_source: str = "none"
    date: Dated | None = None
    event_date: Dated | None = None
    source: str | None = None
    source_basis: str = "none"
    url: str | None = None
    place: str | None = None
    credit: str | None = None
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    removed: tuple[Removal, ...] = ()
    encoding: str = "utf-8"
    path: str = ""
    hash: str = ""
    persons: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text that snippets and marks count their offsets in."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    @property
    def when(self) -> Dated | None:
        """The day for filters, facets and sorting: the document's date, else its event's."""
        return self.date or self.event_date


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that is not indexed, with the reason in a word and the detail in a sentence."""

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An input whose text the corpus already has; `of` is the id of the document that was kept."""

    path: str
    of: str


# --- events ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Member:
    """A text of an event. `when` is its own day or None; `dated` when it has its day from the event.

    `copy_of` is the first text of the event that it repeats word for word, whole or in part.
    """

    id: str
    language: str
    when: str | None = None
    dated: bool = False
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for an event.

    Kinds and their values: day (ISO), person and institution (an id of the gazetteer), similarity (mean cosine of its texts, 0 to 1,
    two digits), verbatim (the id of a text that repeats another).
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Event:
    """Texts about one event, in the order of their days, then ids.

    `titles` pairs each of its languages with the title of the text that has most in common with all, the best of all first.
    `day` is ISO, or None where only reprints without a date meet. One text alone is an event when it has a day and names somebody.
    """

    day: str | None
    titles: tuple[tuple[str, str], ...]
    because: tuple[Reason, ...]
    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        """A name that stays while its first text does."""
        first = min(member.id for member in self.members)
        return f"{self.day or 'undated'}-{sha256(first.encode()).hexdigest()[:8]}"

    @property
    def title(self) -> str:
        """The title of the text that has most in common with all."""
        return self.titles[0][1] if self.titles else ""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of its texts."""
        return tuple(member.id for member in self.members)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its texts, each once."""
        return tuple(sorted({member.language for member in self.members}))


# --- analysis ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `text[start:end] == form`, offsets in code points."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a text, one of each layer a position; the three run in parallel."""

    words: tuple[Key, ...] = ()
    exact: tuple[Key, ...] = ()
    bridge: tuple[Key, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    def at(self, position: int) -> tuple[Key, Key, Key]:
        """The keys of one position: words, exact, bridge."""
        return self.words[position], self.exact[position], self.bridge[position]

    def positions(self, wanted: frozenset[Key]) -> list[int]:
        """The positions, ascending, that have one of these keys."""
        layers = [layer for layer in (self.words, self.exact, self.bridge) if not wanted.isdisjoint(layer)]
        return sorted({position for layer in layers for position, key in enumerate(layer) if key in wanted})

    @property
    def joined(self) -> tuple[str, str, str]:
        """The layers as strings with a space between keys; no key holds one."""
        return " ".join(self.words), " ".join(self.exact), " ".join(self.bridge)

    @staticmethod
    def of(words: str, exact: str, bridge: str) -> Keys:
        """Keys whose layers are joined already, as `joined` gives them."""
        return _JoinedKeys(words, exact, bridge)

    def __reduce__(self) -> tuple[object, ...]:
        """A pickle of three texts: half of the cost of three strings, and a small part of that of a pickle of every key."""
        return _unpacked_keys, tuple(map(pack, self.joined))


class _JoinedKeys(Keys):
    """Keys that come joined: a layer is taken apart when it is looked at, since an engine may want it joined again."""

    __slots__ = ("_joined",)
    _joined: tuple[str, str, str]

    def __init__(self, words: str, exact: str, bridge: str) -> None:
        object.__setattr__(self, "_joined", (words, exact, bridge))

    def __getattr__(self, name: str) -> tuple[Key, ...]:
        """A layer that was not looked at yet."""
        if name not in Keys.__slots__:
            raise AttributeError(name)
        joined = self._joined[Keys.__slots__.index(name)]
        keys = tuple(joined.split(" ")) if joined else ()
        object.__setattr__(self, name, keys)
        return keys

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self.joined == other.joined

    __hash__ = Keys.__hash__

    @property
    def joined(self) -> tuple[str, str, str]:
        """As they came."""
        return self._joined


def _unpacked_keys(words: bytes, exact: bytes, bridge: bytes) -> Keys:
    return _JoinedKeys(unpack(words), unpack(exact), unpack(bridge))


@dataclass(frozen=True, slots=True)
class Versions:
    """What made the keys of an index. An index of other versions is refused, never read worse."""

    analyser: str
    dictionaries: str


@travels
@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """A document with the keys of its title and its body; `kept` is what an index keeps of the body's words, for snippets."""

    document: Document
    title: Keys
    body: Keys
    kept: bytes


# --- queries -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """Any of these keys, which are one word.

    `wider` pairs keys of which the second, one of the bridge, stands wherever the first, an own one, does: an engine may make use of it.
    """

    keys: frozenset[Key]
    scope: Scope = Scope.ANYWHERE
    wider: frozenset[tuple[Key, Key]] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One of the keys of each set, at successive positions of one field. All keys are of one layer."""

    positions: tuple[frozenset[Key], ...]
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True)
class Near:
    """One key of each set with at most `distance` words between, in either order. All keys are of one layer."""

    left: frozenset[Key]
    right: frozenset[Key]
    distance: int
    scope: Scope = Scope.ANYWHERE


@dataclass(frozen=True, slots=True)
class And:
    """All of the nodes."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the nodes; scores add up."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Every document that the node does not match."""

    node: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document, all with the same score."""


Node: TypeAlias = Term | Phrase | Near | And | Or | Not | Everything

FACETS = ("language", "source", "year", "month", "tag", "person", "institution", "country")


@dataclass(frozen=True, slots=True)
class Filter:
    """Documents that have (or, with `exclude`, have not) one of the values; None is the unknown value."""

    facet: str
    values: tuple[str | None, ...]
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class DateRange:
    """Inclusive bounds, ISO days or None; a document of a month or year passes when it overlaps.

    With `undated`, documents without a day pass too; with `undated` and no bounds, they alone.
    """

    first: str | None = None
    last: str | None = None
    undated: bool = False


class Order(StrEnum):
    """How hits are sorted: by score, or by day with undated last; ties by id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Request:
    """All that an engine needs to know of a search."""

    node: Node = field(default_factory=Everything)
    filters: tuple[Filter, ...] = ()
    dates: DateRange | None = None
    order: Order = Order.RELEVANCE
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = FACETS


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matched, what was kept of the words of its body, and its score, comparable within one search only."""

    document: Document
    kept: bytes
    score: float


class FacetCount(NamedTuple):  # a page has hundreds, and a tuple is made in a third of the time of a frozen class
    """How many matching documents have a value, not counting the facet's own filter; None is the unknown value."""

    value: str | None
    count: int  # type: ignore[assignment]  # in place of the method of tuples


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of hits. `facets` pairs a facet's name with its counts, most frequent first, ties by value, None last among ties."""

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[tuple[str, tuple[FacetCount, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a front end asks: the words as typed, and everything chosen beside them.

    `exact` takes every word as it stands; `own_language` switches the bridge off; `dropped` are bridged words taken off the search;
    `facets` are those that are counted.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    dates: DateRange | None = None
    order: Order = Order.RELEVANCE
    exact: bool = False
    own_language: bool = False
    dropped: tuple[str, ...] = ()
    page: int = 1
    size: int = 10
    facets: tuple[str, ...] = FACETS


# --- pages -------------------------------------------------------------------------------------

Mark: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of a body and the marks in it, as [start, end) in code points of `text`; never HTML.

    `matched` is the number of matched places in the whole body, `start` where the window begins in it.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    matched: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """A hit as a page shows it; `event` is the id of the event that it is about."""

    document: Document
    score: float
    title_marks: tuple[Mark, ...]
    snippet: Snippet
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Bridged:
    """A word that the search added in the other language; `drop` takes `to`."""

    source: str
    to: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about an answer: a code that front ends translate, and what fills its gaps.

    Codes: any-word, as-text, did-you-mean (query), more-words (word, number); indexer.notices has them in English.
    """

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer. `mode` is all, any (no document had all words) or text (the query could not be parsed).

    `names` pairs an id of the gazetteer in the facets or the reasons of an event with its names in Ukrainian, Russian and English.
    `events` are those of the results, each once. `order` is the one that holds; without anything to rank by (`ranked`) it is never
    relevance.
    """

    query: str
    understood: str
    mode: str
    total: int
    number: int
    size: int
    engine: str
    build: str
    took_ms: float
    results: tuple[Result, ...]
    facets: tuple[tuple[str, tuple[FacetCount, ...]], ...]
    also: tuple[Bridged, ...] = ()
    notices: tuple[Notice, ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    events: tuple[Event, ...] = ()
    order: Order = Order.RELEVANCE
    ranked: bool = True
