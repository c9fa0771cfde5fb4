"""Which texts come together, on which day, and what is said for it."""

import random

import pytest

from indexer.model import Reason
from indexer.readouts.events import Updating
from tests.readouts.events.news import HARBOUR, HARBOUR_UK, MINE, grouped, news, only, together, with_event_day

DAY = "2019-03-12"


def test_one_event_across_languages_and_another_of_the_same_day() -> None:
    events = grouped(news("a", HARBOUR, DAY), news("b", HARBOUR_UK, DAY), news("c", MINE, DAY, persons=["x"]))
    assert together(events) == [{"a", "b"}, {"c"}] or together(events) == [{"c"}, {"a", "b"}]
    assert {event.day for event in events.events} == {DAY}


@pytest.mark.parametrize(("day", "joined"), [("2019-03-10", True), ("2019-03-14", True), ("2019-03-15", False), ("2019-03", False)])
def test_days_lie_two_apart_at_most(day: str, joined: bool) -> None:
    events = grouped(news("a", HARBOUR, DAY), news("b", HARBOUR_UK, day), news("c", MINE, DAY))
    assert ({"a", "b"} in together(events)) is joined or day == "2019-03"


def test_the_day_that_a_text_tells_counts_beside_that_of_publication() -> None:
    events = grouped(news("a", HARBOUR, DAY), news("b", HARBOUR_UK, "2019-03-20", told=DAY), news("c", MINE, "2019-03-20"))
    assert {"a", "b"} in together(events)
    assert events.of("b") is not None and events.of("b").day == DAY  # type: ignore[union-attr]


def test_days_do_not_creep_along_a_chain() -> None:
    """Each is two days from the next; the first and the last are six apart, and no day is within two of all."""
    texts = [news(f"{number}", HARBOUR if number % 2 else HARBOUR_UK, f"2019-03-{10 + 2 * number}") for number in range(4)]
    assert all(len(event.members) < 4 for event in grouped(*texts, news("x", MINE, DAY)).events)


def test_two_texts_of_one_outlet_must_be_more_alike() -> None:
    first = "Президент принял губернатора степного края. Речь шла о пшенице, новых школах и паводке на реке Быстрой."
    second = "Президент принял губернатора горной области. Спросил, как тушат лес у озера Дальнего и кто лечит пожарных."
    others = [news(f"x{number}", MINE.replace("Рудного", f"Рудного{number}"), f"2018-0{number}-01") for number in range(1, 9)]
    apart = grouped(news("a", first, DAY, source="one.example"), news("b", second, DAY, source="one.example"), *others)
    near = grouped(news("a", first, DAY, source="one.example"), news("b", second, DAY, source="two.example"), *others)
    assert {"a", "b"} not in together(apart)
    assert {"a", "b"} in together(near)


def test_the_order_of_the_texts_changes_nothing() -> None:
    texts = [news(f"{kind}{number}", text, f"2019-03-1{number}") for number in range(5) for kind, text in (("a", HARBOUR), ("m", MINE))]
    texts += [news("late", HARBOUR_UK), news("other", MINE)]
    first = grouped(*texts)
    random.Random(7).shuffle(texts)
    assert grouped(*texts) == first


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_calendar_has_ends(day: str) -> None:
    events = grouped(news("a", HARBOUR, day, persons=["x"]), news("b", HARBOUR_UK, "9999", persons=["x"]), news("m", MINE, DAY))
    assert events.of("a") is not None
    updating = Updating(events)
    updating.put(news("c", MINE, day, persons=["x"]))
    assert {"a", "c"} <= set(next(event for event in updating.events().events if "a" in event.documents).documents)


# --- texts without a day -----------------------------------------------------------------------


def test_a_text_without_a_day_joins_the_event_that_it_is_most_alike_to() -> None:
    events = grouped(news("a", HARBOUR, DAY), news("m", MINE, "2020-01-05", persons=["x"]), news("b", HARBOUR_UK))
    event = events.of("b")
    assert event and set(event.documents) == {"a", "b"} and event.day == DAY
    assert [(member.id, member.dated) for member in event.members] == [("a", False), ("b", True)]
    assert with_event_day(events) == {"b"}


def test_between_two_events_that_are_as_alike_it_joins_none() -> None:
    blue, dark = HARBOUR.replace("Тихий", "Синий"), HARBOUR.replace("Тихий", "Тёмный")
    texts = [news("a", blue, DAY), news("c", dark, "2020-03-12"), news("b", HARBOUR_UK), news("m", MINE, DAY)]
    assert grouped(*texts).of("b") is None
    assert grouped(*texts[:1], *texts[2:]).of("b") is not None


def test_it_joins_none_with_whose_people_it_has_nobody_in_common() -> None:
    assert {"a", "b"} in together(
        grouped(news("a", HARBOUR, DAY, persons=["x"]), news("b", HARBOUR_UK, persons=["x"]), news("m", MINE, DAY))
    )
    assert grouped(news("a", HARBOUR, DAY, persons=["x"]), news("b", HARBOUR_UK, persons=["y"]), news("m", MINE, DAY)).of("b") is None


@pytest.mark.parametrize(("month", "joined"), [("2019-03", True), ("2019-04", False)])
def test_of_a_month_it_joins_an_event_of_that_month_and_keeps_its_date(month: str, joined: bool) -> None:
    events = grouped(news("a", HARBOUR, DAY), news("b", HARBOUR_UK, month), news("m", MINE, DAY))
    assert ({"a", "b"} in together(events)) is joined
    assert not with_event_day(events)


def test_two_texts_without_a_day_are_an_event_only_as_reprints() -> None:
    assert not grouped(news("a", HARBOUR), news("b", HARBOUR_UK), news("m", MINE, DAY)).events
    event = only(grouped(news("a", HARBOUR), news("b", HARBOUR), news("m", MINE, DAY)))
    assert (event.day, event.documents, event.id[:8]) == (None, ("a", "b"), "undated-")


# --- reprints ----------------------------------------------------------------------------------

LONG = " ".join(f"{HARBOUR} {word} {MINE}" for word in ("раз", "два", "три", "четыре", "пять", "шесть"))


def test_a_reprint_says_so_and_names_the_first_text() -> None:
    event = only(grouped(news("b", LONG, DAY), news("a", f"{LONG} Перепечатано.", "2019-03-13")))
    assert [(member.id, member.copy_of) for member in event.members] == [("b", None), ("a", "b")]
    assert Reason("verbatim", "a") in event.because


def test_one_text_is_one_event_on_whatever_day_but_half_a_text_is_not() -> None:
    half = " ".join(LONG.split()[: len(LONG.split()) // 2])
    assert grouped(news("a", LONG, DAY), news("b", LONG, "2020-05-01")).events[0].documents == ("a", "b")
    assert {"a", "b"} not in together(grouped(news("a", LONG, DAY), news("b", half + " Так было и год назад, и два, и три.", "2020-05-01")))


# --- what is said of an event ------------------------------------------------------------------


def test_a_text_alone_is_an_event_when_it_has_a_day_and_names_somebody() -> None:
    assert only(grouped(news("a", HARBOUR, DAY, persons=["x"]))).because == (Reason("day", DAY), Reason("person", "x"))
    assert not grouped(news("a", HARBOUR, DAY)).events
    assert not grouped(news("a", HARBOUR, persons=["x"])).events


def test_names_that_half_of_the_texts_have_speak_for_an_event() -> None:
    texts = [news("a", HARBOUR, DAY, persons=["x", "z"]), news("b", HARBOUR_UK, DAY, persons=["x"]), news("c", HARBOUR, DAY, persons=["y"])]
    reasons = only(grouped(*texts)).because
    assert [reason for reason in reasons if reason.kind == "person"] == [Reason("person", "x")]
    assert [reason.kind for reason in reasons] == ["day", "person", "similarity", "verbatim"]


def test_the_day_is_the_one_most_told() -> None:
    texts = [
        news("a", HARBOUR, "2019-03-11"),
        news("b", HARBOUR_UK, "2019-03-13", told=DAY),
        news("c", HARBOUR.replace("май", "мая"), "2019-03-11", told=DAY),
    ]
    event = only(grouped(*texts))
    assert event.day == DAY
    assert event.languages == ("ru", "uk")
    assert dict(event.titles).keys() == {"ru", "uk"} and event.title in dict(event.titles).values()


@pytest.mark.parametrize(("told", "day"), [("2024-01-01", "2023-11-05"), ("2023-10-01", "2023-11-05"), ("2023-11-01", "2023-11-01")])
def test_a_deadline_that_texts_of_one_day_tell_is_not_their_day_nor_that_of_an_undated_one(told: str, day: str) -> None:
    a, b = (news(id, text, "2023-11-05", told=told) for id, text in (("a", HARBOUR), ("b", HARBOUR_UK)))
    event = only(grouped(a, b, news("c", HARBOUR)))
    assert (event.day, [member.dated for member in event.members if member.id == "c"]) == (day, [True])


@pytest.mark.parametrize(("told", "day"), [("2024-01-01", "2023-11-05"), ("2021-12-07", "2021-12-07")])
def test_a_text_alone_may_look_back_and_not_ahead(told: str, day: str) -> None:
    assert only(grouped(news("a", HARBOUR, "2023-11-05", told=told, persons=["merkel"]))).day == day


def test_the_day_told_holds_where_texts_came_out_over_the_years() -> None:
    a = news("a", HARBOUR, "2023-11-05", told="2021-12-07")
    assert only(grouped(a, news("b", HARBOUR_UK, "2021-12-08", told="2021-12-07"))).day == "2021-12-07"
