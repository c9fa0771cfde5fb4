"""A reader of words and a vocabulary, tiny and plain to see through, and pictures of trees.

The reader folds words and leaves out four function words; it knows no language, so a picture shows what the parser did and nothing else.

    посол                one word               =послом              the form as it stands
    "посол прибыл"       a phrase               ="посол прибыл"      as it stands
    title:посол          in titles              {посла послом}       any of these real words
    посол ~5~ прибыл     at most five between   *                    everything
    a & b   a | b   !a   both, either, not
"""

from collections.abc import Sequence

from indexer.analysis.words import fold, forms
from indexer.errors import QueryError
from indexer.model import And, Everything, Filter, Key, Near, Node, Not, Or, Phrase, Scope, Term
from indexer.query import Parsed, parse

FUNCTION_WORDS = {"и", "в", "не", "та"}
REAL_WORDS = ("посла", "послом", "переговоры", "переговорам", "гарантії", *(f"слово{number}" for number in range(300)))
SHOWN = 4


class FakeReader:
    """Every word is its folded form."""

    def words(self, written: Sequence[str], scope: Scope) -> Node:
        asked = [word for word in written if fold(word) not in FUNCTION_WORDS] or written
        nodes = tuple(self.phrase(word, scope) for word in asked)
        return nodes[0] if len(nodes) == 1 else And(nodes)

    def phrase(self, text: str, scope: Scope) -> Node:
        return in_order(text, ":", scope)

    def exact_word(self, form: str, scope: Scope) -> Node:
        assert len(forms(form)) == 1
        return in_order(form, "=", scope)

    def exact_phrase(self, text: str, scope: Scope) -> Node:
        return in_order(text, "=", scope)

    def near(self, left: str, right: str, distance: int, scope: Scope) -> Node:
        return Near(frozenset((f":{fold(left)}",)), frozenset((f":{fold(right)}",)), distance, scope)

    def one_of(self, written: Sequence[str], scope: Scope) -> Node:
        return Term(frozenset(f"={word}" for word in written), scope)


class FakeWords:
    """A vocabulary of `REAL_WORDS`, the first the most frequent; one edit is a last letter more, less or other."""

    def with_prefix(self, prefix: str, limit: int) -> tuple[tuple[str, ...], bool]:
        return self._first([word for word in REAL_WORDS if word.startswith(prefix)], limit)

    def one_edit(self, word: str, limit: int) -> tuple[tuple[str, ...], bool]:
        return self._first([real for real in REAL_WORDS if real[: len(word) - 1] == word[:-1] and len(real) <= len(word) + 1], limit)

    def _first(self, found: list[str], limit: int) -> tuple[tuple[str, ...], bool]:
        return tuple(found[:limit]), len(found) > limit


def in_order(text: str, layer: str, scope: Scope) -> Node:
    positions = tuple(frozenset((layer + fold(form),)) for form in forms(text))
    if not positions:
        return Everything()
    return Term(positions[0], scope) if len(positions) == 1 else Phrase(positions, scope)


def read(text: str) -> Parsed:
    """The query as the fakes read it."""
    return parse(text, FakeReader(), FakeWords())


def reading(text: str) -> str:
    """All that comes of a query, in one line: the tree, then filters, dates and notices; or why it is refused."""
    try:
        parsed = read(text)
    except QueryError as refusal:
        return f"refused: {refusal}"
    filters = [filter_picture(one) for one in parsed.filters]
    dates = [f"date {parsed.dates.first or ''}..{parsed.dates.last or ''}{' undated' * parsed.dates.undated}"] if parsed.dates else []
    notices = [" ".join(("notice", one.code, *one.values)) for one in parsed.notices if one.code != "as-text"]
    return "text: " * (parsed.mode == "text") + " ; ".join([picture(parsed.node), *filters, *dates, *notices])


def filter_picture(one: Filter) -> str:
    return " ".join(("-" * one.exclude + one.facet, *(repr(value) if value is None or " " in value else value for value in one.values)))


def picture(node: Node) -> str:
    match node:
        case Everything():
            return "*"
        case Term(keys, scope):
            return _title(scope) + _keys(keys)
        case Phrase(positions, scope):
            exact = "=" * next(iter(positions[0])).startswith("=")
            return f'{_title(scope)}{exact}"{" ".join(key[1:] for choice in positions for key in choice)}"'
        case Near(left, right, distance, scope):
            return f"{_title(scope)}{_keys(left)} ~{distance}~ {_keys(right)}"
        case Not(inner):
            return f"!{_grouped(inner)}"
        case And(nodes):
            return " & ".join(map(_grouped, nodes))
        case Or(nodes):
            return " | ".join(map(_grouped, nodes))


def _grouped(node: Node) -> str:
    return f"({picture(node)})" if isinstance(node, And | Or) else picture(node)


def _title(scope: Scope) -> str:
    return "title:" * (scope is Scope.TITLE)


def _keys(keys: frozenset[Key]) -> str:
    if len(keys) == 1:
        return next(iter(keys)).lstrip(":")
    words = sorted(key[1:] for key in keys)
    return "{" + (" ".join(words) if len(words) <= SHOWN else f"{len(words)} words") + "}"
