"""What is known of a document and how it is known, what was taken from its text, and how to cite it."""

from __future__ import annotations

import re
from datetime import date

import streamlit as st

from indexer import Dated, Document, Event, Removal
from ui import event_reasons
from ui.citations import NAMES, citation, styles
from ui.markup import escaped, link
from ui.navigation import absolute
from ui.state import State, address
from ui.wording import Wording


def known(document: Document, event: Event | None, state: State, words: Wording) -> str:
    """The facts as a list, each date with its evidence, the event that others tell of too, and the original one click away."""
    rows = [
        ("facet.language", escaped(", ".join(words.value("language", code) for code in document.languages or (document.language,)))),
        ("facet.source", _source(document, words)),
        ("fact.date", _dated(document.date, words) or f"<em>{escaped(words('undated'))}</em>"),
        ("fact.event", _dated(document.event_date, words)),
        ("fact.event-texts", _event(event, state, words)),
        ("fact.place", escaped(document.place or "")),
        ("fact.credit", escaped(document.credit or "")),
        ("facet.tag", _tags(document, state)),
        ("fact.original", _original(document)),
        ("fact.file", f"<code>{escaped(document.path)}</code>" if document.path else ""),
        ("fact.encoding", escaped(document.encoding) if document.encoding != "utf-8" else ""),
    ]
    listed = "".join(f"<dt>{escaped(words(key))}</dt><dd>{value}</dd>" for key, value in rows if value)
    return f'<section class="d-known"><h2>{escaped(words("about.document"))}</h2><dl>{listed}</dl></section>'


def _event(event: Event | None, state: State, words: Wording) -> str:
    if event is None or len(event.members) == 1:
        return ""
    return event_reasons.link(event, state, event_reasons.told(len(event.members), event.languages, words))


def _source(document: Document, words: Wording) -> str:
    return escaped(document.source) if document.source else f"<em>{escaped(words('source.unknown'))}</em>"


def _dated(dated: Dated | None, words: Wording) -> str:
    if dated is None:
        return ""
    origin = words.code("origin", dated.source)
    evidence = f"<blockquote>{escaped(_evidence(dated.evidence, words))}</blockquote>" if dated.evidence else ""
    flags = f"<p>{escaped(', '.join(words.code('flag', flag) for flag in dated.flags))}</p>" if dated.flags else ""
    return f"{escaped(words.day(dated.value))}<details><summary>{escaped(origin)}</summary>{evidence}{flags}</details>"


def _evidence(evidence: str, words: Wording) -> str:
    """The evidence with its place in the reader's words: «line 5: 2021-12-07» → «рядок 5: 2021-12-07»."""
    placed = re.sub(r"^line (\d+):", lambda found: words("removed.line", n=found[1]) + ":", evidence)
    return re.sub(r"^group:", words("evidence.group") + ":", placed)


def _tags(document: Document, state: State) -> str:
    links = (f'<a href="{escaped(address(State(ui=state.ui).with_values("tag", [tag])))}">{escaped(tag)}</a>' for tag in document.tags)
    return ", ".join(links)


def _original(document: Document) -> str:
    if href := link(document.url):
        return f'<a href="{href}" rel="noopener noreferrer nofollow" target="_blank">{escaped(document.url or "")}</a>'
    return escaped(document.url or "")


def removed(document: Document, words: Wording) -> str:
    """What cleaning took from the text: folded, not destroyed."""
    if not document.removed:
        return ""
    rows = "".join(_piece(piece, words) for piece in document.removed)
    folded = escaped(words.count("removed", len(document.removed)))
    return f'<details class="d-removed"><summary>{folded}</summary><ul>{rows}</ul></details>'


def _piece(piece: Removal, words: Wording) -> str:
    reason = words.code("removal", piece.reason)
    where = f"{words('removed.line', n=str(piece.line))} · {reason}" if piece.line else reason
    return f"<li><span>{escaped(where)}</span><pre>{escaped(piece.text)}</pre></li>"


def citing(document: Document, words: Wording) -> None:
    """The citation in the style chosen, with a button that copies it."""
    style = st.selectbox(words("citation"), list(styles(words.language)), format_func=lambda style: NAMES[style], key="style")
    permalink = absolute(address(State(), "doc", id=document.id))
    text = citation(style, document, permalink, date.today().isoformat())
    st.code(text, language=None, wrap_lines=True)
