from indexer import FacetCount
from ui.facets import chips, dates, offered, pill
from ui.state import State
from ui.wording import Wording

UK, EN = Wording("uk"), Wording("en")


def test_a_chosen_value_stays_at_zero_and_a_short_list_shows_all() -> None:
    shown = offered([FacetCount("b", 2)], [FacetCount("a", 5), FacetCount("b", 4)], ["z"])
    assert [(count.value, count.count) for count in shown] == [("b", 2), ("z", 0), ("a", 0)]


def test_a_long_list_shows_what_was_found_and_chosen_only() -> None:
    shown = offered([FacetCount("b", 2)], [FacetCount(str(n), 1) for n in range(50)], ["z"])
    assert [count.value for count in shown] == ["b", "z"]


def test_a_value_at_zero_is_grey_and_says_zero() -> None:
    assert pill(UK, "language", FacetCount("uk", 3)) == "українська 3"
    assert pill(UK, "source", FacetCount(None, 0)) == ":gray[невідоме 0]"
    assert pill(UK, "source", FacetCount("a](b", 1)) == "a\\]\\(b 1"


def test_every_filter_has_a_chip_that_takes_back_that_one() -> None:
    state = (
        State("мир", first="2021-12-01", undated=True, page=3).with_values("language", ["uk"]).with_values("source", ["a"], exclude=True)
    )
    assert [chip.text for chip in chips(state, UK)] == ["мова: українська", "джерело: не a", "від 01.12.2021", "без дати"]
    for number, chip in enumerate(chips(state, UK)):
        left = [other.text for other in chips(chip.without, UK)]
        assert left == [other.text for place, other in enumerate(chips(state, UK)) if place != number]
        assert (chip.without.text, chip.without.page) == ("мир", 1)


def test_bounds_in_words() -> None:
    assert dates(State(first="2021-12-07", last="2022-01-31"), EN) == "7 Dec 2021 – 31 Jan 2022"
    assert dates(State(first="2021-12-07", last="2021-12-07"), UK) == "07.12.2021"
    assert dates(State(last="2021-12-07"), UK) == "до 07.12.2021"
