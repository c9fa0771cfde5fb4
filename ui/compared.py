"""Two documents side by side as one block of HTML: every text through markup, kinds by sign and word. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer import Changes, Comparison, Document, Kind, Pair, Row, Told, in_order
from ui.markup import Span, escaped, lang, spanned
from ui.results import badge, facts
from ui.state import State, address
from ui.wording import Wording

ONLY_A, ONLY_B = "only-a", "only-b"
SIGNS = {Kind.VERBATIM.value: "=", Kind.CLOSE.value: "≈", Kind.LOOSE.value: "~", Kind.UNSURE.value: "?", ONLY_A: "−", ONLY_B: "+"}
CHANGED = ("hedges", "quotes", "sayings", "negations", "numbers")
OTHERWISE = "≠"
"""The sign of a pair whose sense is turned: by a negation, a number, roles or the order of words."""


def kind_of(row: Row) -> str:
    """The kind of a row: of its pair, or ONLY_A, ONLY_B."""
    if row.pair:
        return row.pair.kind.value
    return ONLY_A if row.only_a is not None else ONLY_B


def differs(row: Row) -> bool:
    """Is a row more than another wording?"""
    return row.pair is None or row.pair.differs


def changes_of(pair: Pair) -> Iterator[tuple[str, Changes]]:
    """What became of hedges, scare quotes, verbs of saying, negations and numbers."""
    return zip(CHANGED, (pair.hedges, pair.quotes, pair.sayings, pair.negations, pair.numbers), strict=True)


def heads(comparison: Comparison, state: State, words: Wording) -> str:
    """What stands over the two columns: both documents, each with its letter, its facts and the way to it."""
    sides = (("a", comparison.a.document), ("b", comparison.b.document))
    return f'<div class="d-sides">{"".join(head(side, document, state, words) for side, document in sides)}</div>'


def head(side: str, document: Document, state: State, words: Wording) -> str:
    """One document of the two."""
    title = escaped(document.title) if document.title else escaped(words("untitled"))
    href = escaped(address(State(ui=state.ui), "doc", id=document.id))
    return (
        f'<section class="d-side"><h2{lang(document.language)}><span class="d-letter">{escaped(words(f"side.{side}"))}</span>'
        f'{badge(document, words)}<a href="{href}">{title}</a></h2><p class="d-facts">{facts(document, words)}</p></section>'
    )


def counted(comparison: Comparison, words: Wording) -> str:
    """How many rows there are of each kind, in the order of SIGNS, and in how many the sense is turned."""
    kinds = [kind_of(row) for row in in_order(comparison)]
    parts = [f"{SIGNS[kind]} {words(f'kind.{kind}')} {kinds.count(kind)}" for kind in SIGNS if kind in kinds]
    if turned := sum(bool(pair.changed) for pair in comparison.pairs):
        parts.append(f"{OTHERWISE} {words('compare.turned')} {turned}")
    return f'<p class="d-total" role="status">{escaped(" · ".join(parts))}</p>'


def columns(comparison: Comparison, only_differences: bool, words: Wording) -> str:
    """The rows in the order of A, those of the titles first; `only_differences` leaves out what is said alike."""
    title = f'<span class="d-turned">{escaped(words("compare.title"))}</span>'
    titles = (_row(row, told, words, title) for row, told in title_rows(comparison) if differs(row) or not only_differences)
    rows = (_row(row, comparison, words) for row in in_order(comparison) if differs(row) or not only_differences)
    return f'<ol class="d-rows">{"".join((*titles, *rows))}</ol>'


def title_rows(comparison: Comparison) -> Iterator[tuple[Row, Comparison]]:
    """The rows of the titles, with what they are read by; none where the titles do not answer each other."""
    if comparison.titles:
        for row in in_order(comparison.titles):
            yield row, comparison.titles


def _row(row: Row, comparison: Comparison, words: Wording, note: str = "") -> str:
    kind = kind_of(row)
    sign = f'<span class="d-sign" aria-hidden="true">{SIGNS[kind]}</span>'
    a, b = (row.pair.a, row.pair.b) if row.pair else (_one(row.only_a), _one(row.only_b))
    changed = "".join(_changes(name, changes, words) for name, changes in changes_of(row.pair)) if row.pair else ""
    step = ' tabindex="-1" data-differs=""' if differs(row) else ""
    return (
        f'<li class="d-row d-{kind}"{step}><p class="d-kind">{sign}{escaped(words(f"kind.{kind}"))}{note}{_turned(row.pair, words)}</p>'
        '<div class="d-pair">'
        f"{_side('a', comparison.a, a, row.pair, words)}{_side('b', comparison.b, b, row.pair, words)}</div>"
        + (f'<ul class="d-changes">{changed}</ul>' if changed else "")
        + "</li>"
    )


def _turned(pair: Pair | None, words: Wording) -> str:
    """By what the sense of a pair is turned, by sign and word."""
    kinds = ", ".join(words(f"turned.{kind}") for kind in pair.changed) if pair else ""
    return f'<span class="d-turned"><span class="d-sign" aria-hidden="true">{OTHERWISE}</span>{escaped(kinds)}</span>' if kinds else ""


def _one(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)


def _side(side: str, told: Told, numbers: Iterable[int], pair: Pair | None, words: Wording) -> str:
    letter = f'<span class="d-letter">{escaped(words(f"side.{side}"))}</span>'
    texts = "".join(_sentence(told, number, _spans(side, told, number, pair)) for number in numbers)
    return f'<div class="d-told">{letter}{texts}</div>' if texts else '<div class="d-told d-empty"></div>'


def _sentence(told: Told, number: int, spans: Iterable[Span]) -> str:
    sentence = told.sentences[number]
    return f"<p{lang(sentence.language)}>{spanned(sentence.text, spans)}</p>"


def _spans(side: str, told: Told, number: int, pair: Pair | None) -> Iterator[Span]:
    """Own words first, so that a hedge or a frame over one of them is what is seen."""
    if pair is None:
        return
    if pair.kind is not Kind.VERBATIM:
        yield from ((first, last, "own") for first, last in told.own[number])
    for name, changes in reversed(tuple(changes_of(pair))):
        alone = changes.dropped if side == "a" else changes.added
        kept = [marks[side == "b"] for marks in changes.kept]
        yield from ((mark.start, mark.end, name) for mark in (*alone, *kept) if mark.sentence == number)


def _changes(name: str, changes: Changes, words: Wording) -> str:
    """Dropped, added and kept in words, what A has before what B has: «Застереження додано: нібито»."""
    kept = [f"{_named(name, a.written, a.kind, words)} → {_written(b.written)}" for a, b in changes.kept]
    rows = (
        ("dropped", [_named(name, mark.written, mark.kind, words) for mark in changes.dropped]),
        ("added", [_named(name, mark.written, mark.kind, words) for mark in changes.added]),
        ("kept", kept),
    )
    return "".join(
        f'<li class="d-{what}">{escaped(words(f"changed.{name}"))} — <b>{escaped(words(f"change.{what}"))}</b>: {", ".join(marks)}</li>'
        for what, marks in rows
        if marks
    )


def _named(name: str, written: str, kind: str, words: Wording) -> str:
    family = f" ({escaped(words.code('family', kind))})" if name == "sayings" else ""
    return f"{_written(written)}{family}"


def _written(text: str) -> str:
    return f"<q>{escaped(text)}</q>"


def legend(words: Wording) -> str:
    """What the signs and the marks mean, folded."""
    kinds = "".join(
        f'<li><span class="d-sign" aria-hidden="true">{sign}</span><b>{escaped(words(f"kind.{kind}"))}</b>: '
        f"{escaped(words(f'means.{kind}'))}</li>"
        for kind, sign in SIGNS.items()
    )
    own = f"<li>{spanned('abc', [(0, 3, 'own')])}: {escaped(words('means.own'))}</li>"
    changes = (
        f'<li><span class="d-sign" aria-hidden="true">{OTHERWISE}</span><b>{escaped(words("compare.turned"))}</b>: '
        f"{escaped(words('means.turned'))}</li><li>{escaped(words('means.changes'))}</li>"
    )
    return (
        f'<details class="d-legend"><summary>{escaped(words("compare.legend"))}</summary><ul>{kinds}{own}{changes}'
        f"<li><kbd>J</kbd> <kbd>K</kbd>: {escaped(words('compare.keys'))}</li></ul></details>"
    )
