"""Events kept: new texts by day and names only, texts taken out, days taken back."""

from datetime import date, timedelta

import pytest

from indexer.readouts.events import Events, Updating
from tests.readouts.events.news import HARBOUR, HARBOUR_UK, MINE, grouped, news, together

DAY = "2019-03-12"


def published() -> Events:
    return grouped(
        news("a", HARBOUR, DAY, persons=["x", "y"]), news("b", HARBOUR_UK, persons=["x", "y"]), news("m", MINE, DAY, persons=["z"])
    )


def day_after(days: int) -> str:
    return (date.fromisoformat(DAY) + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("days", "persons", "joined"),
    [(0, ["x", "y"], True), (2, ["x"], True), (3, ["x", "y"], False), (0, ["w"], False), (0, ["z", "x"], False)],
)
def test_a_new_text_joins_by_day_and_names(days: int, persons: list[str], joined: bool) -> None:
    updating = Updating(published())
    updating.put(news("new", "Совсем о другом, без общих слов.", day_after(days), persons=persons))
    events = updating.events()
    assert ({"a", "b", "new"} in together(events)) is joined
    assert events.of("new") is not None
    assert events.updated


def test_of_two_events_it_joins_the_one_with_more_names_in_common() -> None:
    updating = Updating(published())
    updating.put(news("new", MINE, DAY, persons=["z", "x"]))
    assert {"m", "new"} in together(updating.events())


@pytest.mark.parametrize(("day", "persons"), [(None, ["x", "y"]), (DAY, [])])
def test_without_a_day_or_names_it_joins_none(day: str | None, persons: list[str]) -> None:
    updating = Updating(published())
    updating.put(news("new", HARBOUR, day, persons=persons))
    assert updating.events().of("new") is None


def test_a_deadline_far_ahead_is_not_the_day_of_a_new_event() -> None:
    updating = Updating(Events())
    updating.put(news("new", HARBOUR, DAY, told="2020-01-01", persons=["x"]))
    assert [event.day for event in updating.events().events] == [DAY]


def test_new_texts_meet_each_other() -> None:
    updating = Updating(Events())
    for id in ("a", "b"):
        updating.put(news(id, HARBOUR, DAY, persons=["x"]))
    assert together(updating.events()) == [{"a", "b"}]


def test_a_text_that_goes_leaves_its_event_and_takes_the_reasons_with_it() -> None:
    updating = Updating(published())
    updating.leave_out("b")
    assert [reason.kind for reason in updating.events().of("a").because] == ["day", "person", "person"]  # type: ignore[union-attr]


def test_a_text_loses_its_day_with_the_last_that_gave_it() -> None:
    updating = Updating(published())
    updating.leave_out("a")
    assert (together(updating.events()), set(updating.undated())) == ([{"m"}], {"b"})


def test_a_changed_text_is_compared_anew() -> None:
    updating = Updating(published())
    updating.put(news("b", MINE, DAY, persons=["z"]))
    assert together(updating.events()) in ([{"a"}, {"b", "m"}], [{"b", "m"}, {"a"}])
    assert not updating.undated()


def test_a_changed_text_is_not_called_back_when_its_event_goes() -> None:
    updating = Updating(published())
    updating.leave_out("a")
    updating.put(news("b", MINE))
    assert not updating.undated()


def test_an_event_that_went_is_joined_by_nobody() -> None:
    updating = Updating(published())
    updating.leave_out("m")
    for id in ("new", "newer"):
        updating.put(news(id, MINE, DAY, persons=["z"]))
    assert {"new", "newer"} in together(updating.events())


def test_texts_that_nothing_happened_to_stay_as_they_were() -> None:
    before = published()
    assert Updating(before).events().events == before.events
    assert not Updating(before).undated()
