"""What can be chosen beside the words: facet values with counts, and the chips that take choices back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer import FacetCount
from ui.markup import label
from ui.state import Choice, State
from ui.wording import Wording

PILLS_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter in words, with the state in which it is gone. `text` is plain."""

    text: str
    without: State


def offered(counts: Iterable[FacetCount], everything: Iterable[FacetCount], chosen: Iterable[str | None]) -> tuple[FacetCount, ...]:
    """The values to show: those found, those chosen even at 0, and in a short list the corpus's others at 0.

    >>> [count.value for count in offered([FacetCount("ru", 2)], [FacetCount("uk", 5)], [])]
    ['ru', 'uk']
    """
    found = {count.value: count.count for count in counts}
    others = [count.value for count in everything]
    for value in (*chosen, *(others if len(others) <= PILLS_AT_MOST else ())):
        found.setdefault(value, 0)
    return tuple(FacetCount(value, count) for value, count in found.items())


def pill(words: Wording, facet: str, count: FacetCount) -> str:
    """The label of a value with its count, as Streamlit's Markdown; greyed at 0."""
    text = f"{label(words.value(facet, count.value))} {words.number(count.count)}"
    return text if count.count else f":gray[{text}]"


def chips(state: State, words: Wording) -> tuple[Chip, ...]:
    """One chip an active filter, in the order of the URL."""
    found = [Chip(_choice(words, choice), state.without(choice)) for choice in state.choices]
    if state.first or state.last:
        found.append(Chip(dates(state, words), state.turned(first=None, last=None)))
    if state.undated:
        found.append(Chip(words("undated"), state.turned(undated=False)))
    return tuple(found)


def _choice(words: Wording, choice: Choice) -> str:
    key = "chip.exclude" if choice.exclude else "chip.include"
    return words(key, facet=words(f"facet.{choice.facet}").lower(), value=words.value(choice.facet, choice.value))


def dates(state: State, words: Wording) -> str:
    """The bounds in words: «07.12.2021 – 31.01.2022», «від 07.12.2021»."""
    first, last = (words.day(day) if day else "" for day in (state.first, state.last))
    if first and last:
        return first if first == last else f"{first} – {last}"
    return words("from.day", day=first) if first else words("to.day", day=last)
