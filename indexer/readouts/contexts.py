"""Every hit of a query in its context, as lines of left, hit and right; and the orders in which such lines are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.analysis import Analyser
from indexer.analysis.texts import paragraph_texts
from indexer.model import PARAGRAPH_BREAK, Document, Keys, Node, Token
from indexer.readouts.alphabet import collated
from indexer.readouts.places import Place, Sought, places, sought

WIDTH = 60
NEIGHBOURS = 3
_LAST = "\U0010ffff"
_SPACES = {ord(space): " " for space in "\t\n\r\x0b\x0c\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Line:
    """A hit in its context: `left + hit + right` is a stretch of one text, line breaks written as spaces.

    `offset` is where the hit begins in the document's title or body (`part`), in code points. `language` is the document's, `spoken`
    that of the paragraph. `lefts` and `rights` are the nearest words of the paragraph, nearest first. `date` is the day that filters
    go by, None when it is not known; `bridged` says that the hit is a word of the other language, which the search added.
    """

    id: str
    title: str
    language: str
    spoken: str
    source: str | None
    date: str | None
    part: str
    offset: int
    left: str
    hit: str
    right: str
    bridged: bool
    lefts: tuple[str, ...]
    rights: tuple[str, ...]


class Reader:
    """Reads documents for the hits of one query, with `width` characters on each side, cut between words."""

    def __init__(self, analyser: Analyser, node: Node, width: int = WIDTH) -> None:
        self._analyser, self._width = analyser, width
        self._title, self._body = sought(node, "title"), sought(node, "body")

    @property
    def has_words(self) -> bool:
        """The query looks for something; without, there is nothing to show in its context."""
        return bool(self._title.leaves)

    def lines(self, document: Document) -> Iterator[Line]:
        """The hits of a document, those of the title first."""
        tokens, keys = self._analyser.text_keys(document.title, document.language)
        yield from self._found(
            document, _Text("title", document.title, ((0, len(document.title), document.language),), tokens), keys, self._title
        )
        if self._body.leaves:
            tokens, keys = self._analyser.document_tokens(document)
            body = _Text("body", document.body, _stretches(document), tokens)
            yield from self._found(document, body, keys, self._body)

    def _found(self, document: Document, text: _Text, keys: Keys, wanted: Sought) -> Iterator[Line]:
        return (_line(document, text, place, self._width) for place in places(keys, wanted))


@dataclass(frozen=True, slots=True)
class _Text:
    """A title or a body with its words and its paragraphs, each as start, end and language."""

    part: str
    text: str
    paragraphs: Sequence[tuple[int, int, str]]
    tokens: Sequence[Token]


def _stretches(document: Document) -> tuple[tuple[int, int, str], ...]:
    found, start = [], 0
    for paragraph, language in paragraph_texts(document):
        found.append((start, start + len(paragraph), language))
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(found)


def _line(document: Document, text: _Text, place: Place, width: int) -> Line:
    first, last = place.words[0], place.words[-1]
    start, end = text.tokens[first].start, text.tokens[last].end
    begins, _, language = _paragraph(text, start)
    ends = _paragraph(text, end - 1)[1]
    rights = text.tokens[last + 1 : last + 1 + NEIGHBOURS]
    lefts = text.tokens[max(first - NEIGHBOURS, 0) : first][::-1]
    return Line(
        document.id,
        document.title,
        document.language,
        language,
        document.source,
        document.when.value if document.when else None,
        text.part,
        start,
        _left(text.text[begins:start], width),
        _plain(text.text[start:end]),
        _right(text.text[end:ends], width),
        place.bridged,
        tuple(token.form for token in lefts if token.start >= begins),
        tuple(token.form for token in rights if token.end <= ends),
    )


def _paragraph(text: _Text, at: int) -> tuple[int, int, str]:
    return text.paragraphs[bisect_right(text.paragraphs, at, key=lambda paragraph: paragraph[0]) - 1]


def _plain(text: str) -> str:
    return text.translate(_SPACES)


def _left(text: str, width: int) -> str:
    """The end of a text, from the beginning of a word; a word wider than all of it is cut."""
    if len(text) <= width:
        return _plain(text)
    shown = _plain(text[len(text) - width - 1 :])
    whole = shown.partition(" ")[2].lstrip()
    return whole or shown[1:]


def _right(text: str, width: int) -> str:
    """The beginning of a text, up to the end of a word; a word wider than all of it is cut."""
    if len(text) <= width:
        return _plain(text)
    shown = _plain(text[: width + 1])
    whole = shown.rpartition(" ")[0].rstrip()
    return whole or shown[:-1]


# --- orders ------------------------------------------------------------------------------------

LineKey = Callable[[Line], Any]


def _neighbours(side: str, number: int) -> LineKey:
    """By the word so far from the hit, then by those behind it, then by those before."""

    def key(line: Line) -> Any:
        words: tuple[str, ...] = line.lefts if side == "left" else line.rights
        padded = [*map(collated, words), *[("", "")] * (NEIGHBOURS - len(words))]
        return (padded[number - 1 :], padded[: number - 1], _newest(line))

    return key


def _newest(line: Line) -> Any:
    return (line.date is None, _backwards(line.date or ""), *_stands(line))


def _oldest(line: Line) -> Any:
    return (line.date is None, line.date or "", *_stands(line))


def _source(line: Line) -> Any:
    return (line.source is None, collated(line.source or ""), _newest(line))


def _stands(line: Line) -> tuple[Any, ...]:
    return (line.id, line.part != "title", line.offset)


def _backwards(date: str) -> str:
    """A date that sorts the later the earlier it is; of one that begins another, the longer first."""
    return "".join(chr(0x7F - ord(sign)) for sign in date) + _LAST


ORDERS: dict[str, LineKey] = {
    **{f"{side}{number}": _neighbours(side, number) for side in ("right", "left") for number in range(1, NEIGHBOURS + 1)},
    "newest": _newest,
    "oldest": _oldest,
    "source": _source,
}
