"""The about page: the corpus in numbers and pictures, what was rejected, versions, the query language, keys."""

from __future__ import annotations

import streamlit as st

from indexer import About, DepeshaError, FacetCount, Rejection
from ui import door, rejections, ways_out
from ui.days import span
from ui.markup import escaped
from ui.navigation import here, wording
from ui.problems import explained
from ui.state import PARAMETER_OF, State, address
from ui.wording import Wording

MOST_BARS = 40
KEYS = (
    ("/", "key.box"),
    ("J", "hit.next"),
    ("K", "hit.previous"),
    ("N", "result.next"),
    ("P", "result.previous"),
    ("Tab", "key.tab"),
    ("Enter", "key.enter"),
)


def show() -> None:
    """Draw the page."""
    state, words = here(), wording()
    try:
        about = door.index().about()
    except DepeshaError as problem:
        st.html(f'<h1 class="d-page">{escaped(words("title.about"))}</h1>' + explained(words, problem))
        return
    rejected = words.count("rejected", len(about.rejected))
    lead = f"{words.count('documents', about.documents)} · {rejected} · {words('build', build=words.build(about.build))}"
    st.html(f'<h1 class="d-page">{escaped(words("title.about"))}</h1><p class="d-lead">{escaped(lead)}</p>')
    left, right = st.columns(2, gap="large")
    with left:
        st.html(_bars("language", about, state, words) + _bars("source", about, state, words))
    with right:
        months = len(door.counts(about.facets, "month"))
        st.html(_bars("month" if months <= MOST_BARS else "year", about, state, words))
    st.html(_rejections(about.rejected, words))
    left, right = st.columns(2, gap="large")
    with left:
        st.html(f'<section class="d-part"><h2>{escaped(words("guide"))}</h2>{ways_out.guide(words, state)}</section>')
    with right:
        st.html(_keys(words) + _versions(about, words))


def _bars(facet: str, about: About, state: State, words: Wording) -> str:
    counts = door.counts(about.facets, facet)
    if facet in ("month", "year"):
        counts = tuple(sorted(counts, key=lambda count: (count.value is None, count.value or "")))
    most = max((count.count for count in counts), default=1)
    rows = "".join(_bar(facet, count, most, state, words) for count in counts[:MOST_BARS])
    return f'<section class="d-part"><h2>{escaped(words(f"by.{facet}"))}</h2><table class="d-bars"><tbody>{rows}</tbody></table></section>'


def _bar(facet: str, count: FacetCount, most: int, state: State, words: Wording) -> str:
    name = escaped(words.value(facet, count.value) if count.value or facet not in ("month", "year") else words("undated"))
    width = max(round(100 * count.count / most), 1)
    href = escaped(address(_only(facet, count.value, state)))
    return (
        f'<tr><th scope="row"><a href="{href}">{name}</a></th><td class="d-number">{words.number(count.count)}</td>'
        f'<td class="d-bar"><i style="width:{width}%"></i></td></tr>'
    )


def _only(facet: str, value: str | None, state: State) -> State:
    empty = State(ui=state.ui)
    if facet in PARAMETER_OF:
        return empty.with_values(facet, [value])
    first, last = (span(value) if value else None) or (None, None)
    return empty.turned(first=first, last=last, undated=value is None)


def _rejections(rejected: tuple[Rejection, ...], words: Wording) -> str:
    if not rejected:
        return f'<section class="d-part"><h2>{escaped(words("rejections"))}</h2><p>{escaped(words("rejections.none"))}</p></section>'
    rows = "".join(_rejection(one, words) for one in rejected)
    heads = "".join(f'<th scope="col">{escaped(words(key))}</th>' for key in ("fact.file", "reason", "detail"))
    table = f'<table class="d-table d-rejected"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<section class="d-part"><h2>{escaped(words("rejections"))}</h2>{table}</section>'


def _rejection(one: Rejection, words: Wording) -> str:
    reason = escaped(words.code("rejection", one.reason))
    return f"<tr><td><code>{escaped(one.path)}</code></td><td>{reason}</td><td>{rejections.detail(one, words)}</td></tr>"


def _keys(words: Wording) -> str:
    rows = "".join(f"<tr><td><kbd>{key}</kbd></td><td>{escaped(words(text))}</td></tr>" for key, text in KEYS)
    return f'<section class="d-part"><h2>{escaped(words("keys"))}</h2><table class="d-guide"><tbody>{rows}</tbody></table></section>'


def _versions(about: About, words: Wording) -> str:
    rows = "".join(
        f"<dt>{escaped(words(key))}</dt><dd>{escaped(value)}</dd>"
        for key, value in (
            ("version.engine", about.engine),
            ("version.build", about.build),
            ("version.tables", about.tables),
            ("version.analyser", about.analyser),
            ("version.dictionaries", about.dictionaries),
        )
    )
    return f'<section class="d-part d-known"><h2>{escaped(words("versions"))}</h2><dl>{rows}</dl></section>'
