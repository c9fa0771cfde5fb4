from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from indexer import DateRange, Filter, Order
from ui.state import INTERFACES, LAST_PAGE, STEPS, Choice, State, address, is_backwards, read, unread, write

words = some.text(some.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(str.strip).filter(bool)
values = words.filter(lambda word: word != "null") | some.none()
choices = some.builds(Choice, some.sampled_from(["source", "tag"]), values, some.booleans()) | some.builds(
    Choice, some.just("language"), some.sampled_from(["ru", "uk", "other", None]), some.booleans()
)
days = some.dates().map(lambda day: day.isoformat()) | some.none()


@some.composite
def states(draw: some.DrawFn) -> State:
    first, last = draw(days), draw(days)
    if first and last and first > last:
        first, last = last, first
    base = State(
        draw(words | some.just("")),
        (),
        first,
        last,
        draw(some.booleans()),
        draw(some.sampled_from(STEPS)),
        draw(some.sampled_from(list(Order))),
        draw(some.booleans()),
        draw(some.booleans()),
        tuple(draw(some.lists(words, max_size=3, unique=True))),
        draw(some.integers(1, LAST_PAGE)),
        draw(some.sampled_from(("", *INTERFACES))),
    )
    return read({**write(base), **_parameters(draw(some.lists(choices, max_size=5)))})


def _parameters(chosen: list[Choice]) -> dict[str, list[str]]:
    return {name: found for name, found in write(State(choices=tuple(chosen))).items() if name != "q"}


@settings(max_examples=200, deadline=None)
@given(states())
def test_a_state_survives_the_url_and_the_browser(state: State) -> None:
    assert read(write(state)) == state
    assert read(parse_qs(urlsplit(address(state)).query, keep_blank_values=True)) == state


@settings(max_examples=200, deadline=None)
@given(
    some.dictionaries(
        some.sampled_from(["q", "lang", "-lang", "from", "to", "page", "sort", "by", "ui", "drop", "x"]), some.lists(some.text(max_size=8))
    )
)
def test_any_url_gives_a_state_that_can_be_asked(parameters: dict[str, list[str]]) -> None:
    question = read(parameters).question()
    assert question.page >= 1 and question.page * question.size <= 1000


def test_the_parameters_are_those_of_the_contract() -> None:
    url = (
        "q=мир&lang=ru&lang=uk&source=a&tag=t&from=2021-12-01&to=2022-01-31&undated=1"
        "&by=week&sort=newest&exact=1&own=1&drop=безпека&page=2&ui=uk&-source=b"
    )
    state = read(parse_qs(url))
    assert (
        state.question()
        == State("мир", state.choices, "2021-12-01", "2022-01-31", True, "week", Order.NEWEST, True, True, ("безпека",), 2, "uk").question()
    )
    assert state.question().filters == (
        Filter("language", ("ru", "uk")),
        Filter("source", ("a",)),
        Filter("source", ("b",), exclude=True),
        Filter("tag", ("t",)),
    )
    assert state.question().dates == DateRange("2021-12-01", "2022-01-31", True)
    assert set(write(state)) == set(parse_qs(url))


def test_defaults_are_left_out() -> None:
    assert write(State()) == {}
    assert address(State(), "about") == "about"
    assert address(State("мир")) == "./?q=%D0%BC%D0%B8%D1%80"


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("lang=klingon&sort=best&by=hour&ui=fr&page=0", State()),
        ("page=-3", State()),
        ("page=²", State()),
        ("page=100000", State(page=100000)),
        ("from=2022&to=2021", State(first="2021-01-01", last="2022-12-31")),
        ("from=2021-12&to=2021-12", State(first="2021-12-01", last="2021-12-31")),
        ("source=", State()),
        ("source=null", State(choices=(Choice("source", None),))),
    ],
)
def test_what_a_url_has_no_right_to_say_is_ignored(url: str, state: State) -> None:
    assert read(parse_qs(url, keep_blank_values=True)) == state


def test_an_empty_box_browses_newest_first_and_words_go_by_relevance() -> None:
    assert State(order=Order.OLDEST).question().order is Order.OLDEST


def test_every_change_leads_to_the_first_page_again() -> None:
    state = State("мир", page=7)
    assert state.with_values("source", ["a"]).page == state.turned(exact=True).page == state.unfiltered().page == 1


def test_a_value_asked_for_is_no_longer_kept_out() -> None:
    out = State().with_values("source", ["a", "b"], exclude=True)
    assert out.with_values("source", ["a"]).choices == (Choice("source", "a"), Choice("source", "b", True))


def test_what_cannot_be_read_is_named() -> None:
    parameters = {"q": ["мир"], "page": ["abc"], "sort": ["x", "newest"], "from": ["2021-99-99"], "lang": ["xx", "uk"], "exact": ["yes"]}
    assert unread(parameters) == ("from=2021-99-99", "sort=x", "page=abc", "lang=xx", "exact=yes")


def test_a_page_that_is_not_there_can_be_read_all_the_same() -> None:
    assert unread({"page": ["99999"]}) == () and unread({"page": ["0"]}) == ("page=0",)


def test_dates_that_run_backwards_are_known() -> None:
    assert is_backwards({"from": ["2022-02"], "to": ["2022-01"]})
    assert not is_backwards({"from": ["2022"], "to": ["2022-01"]}) and not is_backwards({"from": ["2022"]})


def test_a_stranger_s_parameter_is_nobody_s_mistake() -> None:
    assert unread({"utm_source": ["mail"], "page": [""], "undated": ["0"]}) == ()


@given(states())
def test_what_is_written_can_be_read(state: State) -> None:
    assert unread(write(state)) == ()
