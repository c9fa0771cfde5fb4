"""Documents, requests and trees for tests: made by hand, or drawn by hypothesis from a vocabulary small enough to meet often."""

from __future__ import annotations

from hypothesis import strategies as st

from indexer.engines.base import Versions
from indexer.model import (
    FACETS,
    AnalysedDocument,
    And,
    Dated,
    DateRange,
    Document,
    Everything,
    Filter,
    Key,
    Keys,
    Near,
    Node,
    Not,
    Or,
    Order,
    Phrase,
    Precision,
    Request,
    Scope,
    Term,
)

VERSIONS = Versions(analyser="test", dictionaries="none")
PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 16: Precision.MINUTE}


def dated(value: str | None) -> Dated | None:
    """A date as intake would give it."""
    return Dated(value, PRECISIONS[len(value)], "record", value) if value else None


def keys_of(words: str, letter: str = "r") -> Keys:
    """One key of each layer for every word."""
    every = words.split()
    return Keys(
        tuple(f"{letter}:{word}" for word in every), tuple(f"={word}" for word in every), tuple(f"~{letter}:{word}" for word in every)
    )


def text(
    id: str,
    body: str,
    *,
    title: str = "",
    language: str = "ru",
    source: str | None = None,
    date: str | None = None,
    event_date: str | None = None,
    tags: tuple[str, ...] = (),
    persons: tuple[str, ...] = (),
    institutions: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
) -> AnalysedDocument:
    """A document with its keys."""
    letter = "u" if language == "uk" else "r"
    document = Document(
        id,
        title,
        (body,),
        (language,),
        language,
        date=dated(date),
        event_date=dated(event_date),
        source=source,
        tags=tags,
        persons=persons,
        institutions=institutions,
        countries=countries,
    )
    return AnalysedDocument(document, keys_of(title, letter), keys_of(body, letter), b"\0kept of " + id.encode(errors="replace"))


def word(*words: str, scope: Scope = Scope.ANYWHERE) -> Term:
    """A term for Russian words."""
    return Term(frozenset(f"r:{each}" for each in words), scope)


def phrase(words: str) -> Phrase:
    """A phrase of Russian words; alternatives are joined with a stroke."""
    return Phrase(tuple(frozenset(f"r:{each}" for each in place.split("|")) for place in words.split()))


# --- drawn by hypothesis -----------------------------------------------------------------------

WORDS = ("мир", "посол", "g7", "c.+*", "(д|е)", "внешнеэкономического")
IDS = ("a", "b c", "папка/док 1.txt", "x\"y'z", "../я", "a#1?", "Ї", "~", "=a", "100%", "\\", "z" * 300)
DATES = (None, "0001", "1600-05", "1999-12-31", "2021", "2021-12", "2021-12-07", "2021-12-07T20:15", "2022-02", "9999-12-31", "9999")
BOUNDS = (None, "0001-01-01", "1600-05-31", "2021-06-15", "2021-12-07", "2021-12-08", "2022-02-28", "9999-12-31")
VALUES = {
    "language": (None, "ru", "uk", "other"),
    "source": (None, "ТАСС", "?", "=", "a b"),
    "year": (None, "2021", "9999", "0001"),
    "month": (None, "2021-12", "1600-05"),
    "tag": (None, "нато", "?", "нато и мир"),
    "person": (None, "merkel", "putin"),
    "institution": (None, "nato"),
    "country": (None, "ua", "de"),
}

bodies = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
titles = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
documents = st.builds(
    text,
    st.sampled_from(IDS),
    bodies,
    title=titles,
    language=st.sampled_from(("ru", "uk", "other", "unknown")),
    source=st.sampled_from(VALUES["source"]),
    date=st.sampled_from(DATES),
    event_date=st.sampled_from((None, "2021-12-07")),
    tags=st.lists(st.sampled_from(("нато", "?", "нато и мир")), max_size=3).map(tuple),
    persons=st.sampled_from(((), ("merkel",), ("merkel", "putin"))),
    institutions=st.sampled_from(((), ("nato",))),
    countries=st.sampled_from(((), ("de", "ua"))),
)
corpora = st.lists(documents, max_size=10)

scopes = st.sampled_from(Scope)
layers = st.sampled_from(("r:", "u:", "=", "~r:", "~u:"))


def key_sets(prefixes: tuple[str, ...], most: int) -> st.SearchStrategy[frozenset[Key]]:
    """Sets of keys, also empty ones."""
    every = [prefix + each for prefix in prefixes for each in (*WORDS, "нет")]
    return st.frozensets(st.sampled_from(every), max_size=most)


one_layer = st.sampled_from((("r:", "u:"), ("=",), ("~r:", "~u:")))
terms = st.builds(Term, key_sets(("r:", "u:", "=", "~r:", "~u:"), 5), scopes)
phrases = one_layer.flatmap(lambda layer: st.builds(Phrase, st.lists(key_sets(layer, 8), max_size=4).map(tuple), scopes))
nears = one_layer.flatmap(lambda layer: st.builds(Near, key_sets(layer, 3), key_sets(layer, 3), st.integers(0, 4), scopes))
leaves: st.SearchStrategy[Node] = st.one_of(terms, phrases, nears, st.just(Everything()))


def _branches(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, nodes))


trees = st.recursive(leaves, _branches, max_leaves=6)
filters = st.sampled_from(FACETS).flatmap(
    lambda facet: st.builds(Filter, st.just(facet), st.lists(st.sampled_from(VALUES[facet]), max_size=3).map(tuple), exclude=st.booleans())
)
date_ranges = st.builds(DateRange, st.sampled_from(BOUNDS), st.sampled_from(BOUNDS), st.booleans())
requests = st.builds(
    Request,
    trees,
    st.lists(filters, max_size=3).map(tuple),
    st.none() | date_ranges,
    st.sampled_from(Order),
    st.integers(0, 3),
    st.integers(0, 12),
)
