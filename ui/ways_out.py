"""What the page says when an answer is not what was asked for, and the ways out of an empty one, each with its count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from indexer import DepeshaError, Notice, Page
from ui import door
from ui.days import is_month, span
from ui.facets import chips
from ui.keyboard import retyped
from ui.markup import escaped, label
from ui.navigation import go
from ui.state import State, address
from ui.wording import Wording

MEANT = "did-you-mean"
# what it shows, in Ukrainian and in Russian; each interface has its own language's, the English one the Ukrainian
EXAMPLES = (
    ("guide.words", "переговори", "переговоры"),
    ("guide.phrase", "«гарантії безпеки»", "«гарантии безопасности»"),
    ("guide.or", "саміт OR зустріч", "саммит OR встреча"),
    ("guide.not", "переговори -Женева", "переговоры -Женева"),
    ("guide.group", "саміт (Женева OR Гельсінкі)", "саммит (Женева OR Хельсинки)"),
    ("guide.title", "title:саміт", "title:саммит"),
    ("guide.lang", "lang:uk безпека", "lang:uk безопасность"),
    ("guide.date", "date:2014-06", "date:2014-06"),
    ("guide.dates", "date:2014-01-01..2022-12-31", "date:2014-01-01..2022-12-31"),
    ("guide.exact", "=переговорів", "=переговоров"),
    ("guide.prefix", "перегов*", "перегов*"),
    ("guide.fuzzy", "перегавори~", "перегаворы~"),
    ("guide.near", "«гарантії безпеки»~5", "«гарантии безопасности»~5"),
)


def notices(page: Page, words: Wording) -> tuple[str, ...]:
    """What the reader should know of the answer, in plain text; a code without a translation is still said."""
    return tuple(_notice(notice, words) for notice in page.notices if notice.code != MEANT)


def _notice(notice: Notice, words: Wording) -> str:
    key = f"notice.{notice.code}"
    values = {f"v{number}": value for number, value in enumerate((*notice.values, "", "", ""))}
    return words(key, **values) if words.knows(key) else words("notice.other", code=notice.code, values=", ".join(notice.values))


def suggestions(page: Page, state: State, words: Wording) -> None:
    """«Did you mean», as buttons; where no document has all the words, also what a date or an outlet among them may have been meant for."""
    for number, changed in enumerate(_meant(page, state)):
        _way(f"meant:{number}", words("meant", query=changed.text), changed, words)
    if page.mode == "any":
        for text, changed in dict(_fields(state, _sources(page))).items():
            _way(f"field:{text}", text, changed, words)


def _sources(page: Page) -> list[str]:
    return [count.value for count in door.counts(door.about(page.build).facets, "source") if count.value]


def _meant(page: Page, state: State) -> list[State]:
    texts = (text for notice in page.notices if notice.code == MEANT for text in notice.values[:1])
    return [state.turned(text=text, dropped=()) for text in texts]


def show(page: Page, state: State, words: Wording) -> None:
    """Nothing was found: say so, and offer every change that finds something, each once."""
    st.html(f'<p class="d-nothing" role="status">{escaped(words("nothing"))}</p>')
    suggestions(page, state, words)
    suggested = _meant(page, state)
    with st.container(key="ways"):
        for number, (text, changed) in enumerate(ways(state, _sources(page), words)):
            if changed not in suggested:
                _way(f"way:{number}", text, changed, words)
    everything = escaped(address(State(ui=state.ui)))
    st.html(f'<p>{escaped(words("nothing.advice"))} <a href="{everything}">{escaped(words("nothing.everything"))}</a></p>')


def ways(state: State, sources: Sequence[str], words: Wording) -> list[tuple[str, State]]:
    """The changes worth trying, in words, before they are counted; `sources` are the outlets of the collection."""
    found = [(words("way.without", filter=chip.text), chip.without) for chip in chips(state, words)]
    if len(found) > 1:
        found.append((words("way.unfiltered"), state.unfiltered()))
    if state.own_language:
        found.append((words("way.both"), state.turned(own_language=False)))
    if state.exact:
        found.append((words("way.forms"), state.turned(exact=False)))
    if state.dropped:
        found.append((words("also.restore"), state.turned(dropped=())))
    found += [(words("way.layout", query=text), state.turned(text=text, dropped=())) for text in retyped(state.text)]
    return [*found, *dict(_fields(state, sources)).items()]


def _fields(state: State, sources: Sequence[str]) -> Iterator[tuple[str, State]]:
    """What a date or an outlet among the words may have been meant for: `date:2022`, the filter by that outlet."""
    for before, word, after in _words_apart(state.text):
        if dated := _dated(word):
            text = " ".join((*before, f"date:{dated}", *after))
            yield text, state.turned(text=text, dropped=())
    for before, word, after in (((), state.text, ()), *_words_apart(state.text)):
        for source in sources:
            if word and source.casefold() == word.casefold():
                rest = state.turned(text=" ".join((*before, *after)), dropped=())
                yield f"source:{source}", rest.with_values("source", [source])


def _words_apart(text: str) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Each word with those before and after it."""
    words = tuple(text.split())
    return [(words[:number], word, words[number + 1 :]) for number, word in enumerate(words)]


def _dated(word: str) -> str:
    """A day, month or year as a reader types it, as the query language writes it; nothing for another word."""
    days = span(word)
    if not days:
        return ""
    return is_month(*days) or (days[0] if days[0] == days[1] else days[0][:4])


def _way(key: str, text: str, changed: State, words: Wording) -> None:
    """A button for a change, if it finds anything."""
    try:
        total = door.total(changed.question(size=1))
    except DepeshaError:
        return  # a change that is itself refused is no way out
    if total:
        st.button(f"{label(text)} → {words.number(total)}", key=key, on_click=go, args=(changed,))


def guide(words: Wording, state: State) -> str:
    """The query language as a table of examples, each a link that runs it."""
    rows = "".join(_example(russian if words.language == "ru" else own, key, words, state) for key, own, russian in EXAMPLES)
    return f'<table class="d-guide" lang="{words.language}"><tbody>{rows}</tbody></table>'


def _example(query: str, key: str, words: Wording, state: State) -> str:
    href = escaped(address(replace(State(), text=query, ui=state.ui)))
    return f'<tr><td><a href="{href}"><code>{escaped(query)}</code></a></td><td>{escaped(words(key))}</td></tr>'
