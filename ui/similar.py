"""Documents like the one that is read: title, outlet, day, and the way to lay both side by side."""

from __future__ import annotations

from indexer import Document
from ui.markup import escaped, lang
from ui.results import badge, facts
from ui.state import State, address
from ui.wording import Wording


def listed(document: Document, alike: tuple[Document, ...], state: State, words: Wording) -> str:
    """The list as HTML."""
    items = "".join(f"<li>{_item(document, other, State(ui=state.ui), words)}</li>" for other in alike)
    return f'<section class="d-part d-similar"><h2>{escaped(words("similar"))}</h2><ul>{items}</ul></section>'


def _item(document: Document, other: Document, fresh: State, words: Wording) -> str:
    title = escaped(other.title or words("untitled"))
    compared = escaped(address(fresh, "compare", a=document.id, b=other.id))
    return (
        f'<p{lang(other.language)}>{badge(other, words)}<a href="{escaped(address(fresh, "doc", id=other.id))}">{title}</a></p>'
        f'<p class="d-facts">{facts(other, words)}</p>'
        f'<p><a class="d-compare" href="{compared}" aria-label="{escaped(words("compare.this"))}: {title}">'
        f"{escaped(words('compare.this'))}</a></p>"
    )
