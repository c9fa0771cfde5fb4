"""What a page shows, as one frozen value, and its two-way road to the URL.

    /?q=гарантии&lang=ru&-source=…&from=2021-12-01&sort=newest&page=2&ui=uk   ⇄   State

Pure: knows neither Streamlit nor the index. Defaults are left out of a URL; what cannot be read in one is left out, and `unread` names it.
The unknown value of a facet is `null`, as on the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import quote, urlencode

from indexer import DateRange, Filter, Order, Question
from ui.days import span

Parameters: TypeAlias = Mapping[str, Sequence[str]]

PARAMETER_OF = {
    "language": "lang",
    "source": "source",
    "tag": "tag",
    "person": "person",
    "institution": "institution",
    "country": "country",
}
UNKNOWN_VALUE = "null"
LANGUAGE_VALUES = ("ru", "uk", "other", UNKNOWN_VALUE)
STEPS = ("month", "week", "day")
INTERFACES = ("uk", "ru", "en")
PAGE_SIZE = 10
LAST_PAGE = 100  # page × size stays within the 1,000 results that can be paged through
MOST_CHOICES = 64  # a URL of a thousand filters is nobody's search


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet that is asked for or, with `exclude`, kept out; None is the unknown value."""

    facet: str
    value: str | None
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A search with everything chosen beside it. `ui` is empty while the browser's language decides."""

    text: str = ""
    choices: tuple[Choice, ...] = ()
    first: str | None = None
    last: str | None = None
    undated: bool = False
    step: str = STEPS[0]
    order: Order = Order.RELEVANCE
    exact: bool = False
    own_language: bool = False
    dropped: tuple[str, ...] = ()
    page: int = 1
    ui: str = ""

    @property
    def is_filtered(self) -> bool:
        """Something narrows the search beside its words."""
        return bool(self.choices or self.first or self.last or self.undated)

    def chosen(self, facet: str, *, exclude: bool = False) -> tuple[str | None, ...]:
        """The values of a facet that are asked for, or kept out."""
        return tuple(choice.value for choice in self.choices if choice.facet == facet and choice.exclude == exclude)

    def with_values(self, facet: str, values: Iterable[str | None], *, exclude: bool = False) -> State:
        """These values of a facet in place of those before; a value asked for is no longer kept out, and the other way round."""
        wanted = tuple(dict.fromkeys(values))
        others = (choice for choice in self.choices if choice.facet != facet or (choice.exclude != exclude and choice.value not in wanted))
        return self.turned(choices=_in_order((*others, *(Choice(facet, value, exclude) for value in wanted))))

    def without(self, choice: Choice) -> State:
        """The same search with one choice taken back."""
        return self.turned(choices=tuple(other for other in self.choices if other != choice))

    def turned(self, **changes: object) -> State:
        """The same search with something changed, at its first page again."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]  # replace checks the names when it runs

    def unfiltered(self) -> State:
        """The words alone."""
        return self.turned(choices=(), first=None, last=None, undated=False)

    def question(self, *, size: int = PAGE_SIZE) -> Question:
        """The question that the index is asked."""
        return Question(
            self.text,
            _filters(self),
            DateRange(self.first, self.last, self.undated) if self.first or self.last or self.undated else None,
            self.order,
            self.exact,
            self.own_language,
            self.dropped,
            self.page,
            size,
        )


def _filters(state: State) -> tuple[Filter, ...]:
    return tuple(
        Filter(facet, values, exclude)
        for facet in PARAMETER_OF
        for exclude in (False, True)
        if (values := state.chosen(facet, exclude=exclude))
    )


def _in_order(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    facets = tuple(PARAMETER_OF)
    return tuple(sorted(set(choices), key=lambda choice: (facets.index(choice.facet), choice.exclude, choice.value or "")))


def read(parameters: Parameters) -> State:
    """The state that a URL's parameters describe."""
    first, last = _bound(parameters, "from", 0), _bound(parameters, "to", 1)
    if is_backwards(parameters):
        first, last = _bound(parameters, "to", 0), _bound(parameters, "from", 1)
    return State(
        _one(parameters, "q").strip(),
        _in_order(_choices(parameters)),
        first,
        last,
        _one(parameters, "undated") == "1",
        _of(parameters, "by", STEPS) or STEPS[0],
        Order(_of(parameters, "sort", tuple(Order)) or Order.RELEVANCE),
        _one(parameters, "exact") == "1",
        _one(parameters, "own") == "1",
        tuple(dict.fromkeys(word for word in parameters.get("drop", ()) if word))[:MOST_CHOICES],
        _page(_one(parameters, "page")),
        _of(parameters, "ui", INTERFACES),
    )


def unread(parameters: Parameters) -> tuple[str, ...]:
    """What `read` leaves out because it cannot be read, as `name=value`; names that are none of ours are nobody's mistake."""
    readable: dict[str, Callable[[str], bool]] = {
        "from": lambda value: span(value) is not None,
        "to": lambda value: span(value) is not None,
        "by": STEPS.__contains__,
        "sort": tuple(Order).__contains__,
        "ui": INTERFACES.__contains__,
        "page": lambda value: str(_page(value)) == value,
        "lang": LANGUAGE_VALUES.__contains__,
        "-lang": LANGUAGE_VALUES.__contains__,
        **dict.fromkeys(("undated", "exact", "own"), ("0", "1").__contains__),
    }
    return tuple(f"{name}={value}" for name, can in readable.items() for value in parameters.get(name, ()) if value and not can(value))


def is_backwards(parameters: Parameters) -> bool:
    """Whether `from` is after `to`; `read` takes them the other way round."""
    first, last = _bound(parameters, "from", 0), _bound(parameters, "to", 1)
    return bool(first and last and first > last)


def _one(parameters: Parameters, name: str) -> str:
    values = parameters.get(name, ())
    return values[-1] if values else ""


def _of(parameters: Parameters, name: str, known: Sequence[str]) -> str:
    value = _one(parameters, name)
    return value if value in known else ""


def _bound(parameters: Parameters, name: str, side: int) -> str | None:
    days = span(_one(parameters, name))
    return days[side] if days else None


def _page(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _choices(parameters: Parameters) -> list[Choice]:
    found = [
        Choice(facet, None if value == UNKNOWN_VALUE else value, bool(minus))
        for facet, parameter in PARAMETER_OF.items()
        for minus in ("", "-")
        for value in parameters.get(minus + parameter, ())
        if (value in LANGUAGE_VALUES if facet == "language" else value)
    ]
    return found[:MOST_CHOICES]


def write(state: State) -> dict[str, list[str]]:
    """The URL's parameters for a state, in the order in which a reader would name them; defaults are left out."""
    parameters: dict[str, list[str]] = {"q": [state.text]}
    for choice in state.choices:
        parameters.setdefault(("-" if choice.exclude else "") + PARAMETER_OF[choice.facet], []).append(choice.value or UNKNOWN_VALUE)
    single = {
        "from": state.first or "",
        "to": state.last or "",
        "undated": "1" if state.undated else "",
        "by": state.step if state.step != STEPS[0] else "",
        "sort": state.order.value if state.order is not Order.RELEVANCE else "",
        "exact": "1" if state.exact else "",
        "own": "1" if state.own_language else "",
        "page": str(state.page) if state.page > 1 else "",
        "ui": state.ui,
    }
    parameters |= {name: [value] for name, value in single.items()}
    parameters["drop"] = list(state.dropped)
    return {name: values for name, values in parameters.items() if any(values)}


def address(state: State, page: str = "./", **more: str) -> str:
    """A relative link to a page in a state: `./?q=…`, or `doc?id=…&q=…` with `more` in front."""
    query = urlencode({**{name: [value] for name, value in more.items()}, **write(state)}, doseq=True, quote_via=quote)
    return f"{page}?{query}" if query else page
