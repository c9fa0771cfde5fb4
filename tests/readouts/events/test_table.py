"""The table of events: there and back, and what it answers."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import EngineError
from indexer.model import Event, Member, Reason
from indexer.readouts.events import Events
from indexer.readouts.events.table import row_of

ONE = Event("2019-03-12", (("ru", "Мост"), ("uk", "Міст")), (Reason("day", "2019-03-12"),), (Member("a", "ru"), Member("b", "uk")))
LATER = Event("2020-01-01", (("uk", "Титул"),), (), (Member("c", "ru", "2020-01-01", False, None), Member("d", "ru", None, True, "c")))
NEVER = Event(None, (("uk", "Без дати \ud800"),), (), (Member("e", "uk"),))


def test_there_and_back() -> None:
    events = Events.ordered((NEVER, LATER, ONE), updated=True)
    assert Events.from_bytes(events.to_bytes()) == events
    assert events.events == (ONE, LATER, NEVER)


def test_what_it_answers() -> None:
    events = Events.ordered((ONE, LATER), updated=False)
    assert events.of("b") == ONE and events.of("x") is None
    assert events.among(["d", "x", "a", "c"]) == (LATER, ONE)


def test_an_event_keeps_its_name_while_its_first_text_stays() -> None:
    assert ONE.id == Event("2019-03-12", (), (), (Member("b", "uk"), Member("x", "ru"), Member("a", "ru"))).id
    assert ONE.id != LATER.id


def _events_of(texts: list[str], days: list[str | None]) -> list[Event]:
    """An event for each text of a number, of the day with that number."""
    return [Event(days[place % len(days)], (("uk", id),), (), (Member(id, "uk"),)) for place, id in enumerate(texts)]


@given(
    st.lists(st.text(), unique=True, max_size=12),
    st.lists(st.sampled_from([None, "0001-01-01", "2019-03-12", "2019-03-13", "9999-12-31"]), min_size=1, max_size=5),
    st.integers(0, 12),
    st.sets(st.integers(0, 11)),
)
def test_an_update_makes_the_table_that_all_its_events_make(
    texts: list[str], days: list[str | None], published: int, gone: set[int]
) -> None:
    events = _events_of(texts, days)
    before, come = Events.ordered(events[:published], updated=False), events[published:]
    stay = [event for number, event in enumerate(before.events) if number not in gone]
    after = before.changed({number for number in gone if number < len(before)}, map(row_of, come))
    whole = Events.ordered([*stay, *come], updated=True)
    assert after == whole == Events.from_bytes(after.to_bytes())
    for event in events:
        assert after.of(event.members[0].id) == (event if event in (*stay, *come) else None)
    for day in filter(None, days):
        assert [after.events[number] for number in after.on(day)] == [event for event in whole.events if event.day == day]


def test_texts_whose_checksums_are_equal_are_told_apart() -> None:
    one, other = "plumless", "buckeroo"
    assert crc32(one.encode()) == crc32(other.encode())
    events = Events.ordered(_events_of([one, other, "third"], ["2019-03-12", "2020-01-01"]), updated=False)
    assert [(event.members[0].id, event.day) for event in events.among([other, one])] == [(other, "2020-01-01"), (one, "2019-03-12")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"format": 1, "updated": false, "events": []}',
        b'{"format": 2, "updated": false, "events": 2, "where": 0}\n[null,[],[],[["a","uk",null,false,null]]]',
        b'{"format": 2, "updated": false, "events": 1, "where": 4}\nabcd[null,[],[],[["a","uk",null,false,null]]]',
        b'{"format": 2, "updated": false, "events": 1, "where": 0}\n[1]',
        b'{"format": 2, "updated": false, "events": 1, "where": 0}\n{',
    ],
)
def test_other_bytes_are_damage(data: bytes) -> None:
    with pytest.raises(EngineError, match="--full"):
        Events.from_bytes(data).row(0)
