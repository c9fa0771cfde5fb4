"""The table of events: there and back, and what it answers."""

import pytest

from indexer.errors import EngineError
from indexer.model import Event, Member, Reason
from indexer.readouts.events import Events

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
    assert events.dated() == {"d"}


def test_an_event_keeps_its_name_while_its_first_text_stays() -> None:
    assert ONE.id == Event("2019-03-12", (), (), (Member("b", "uk"), Member("x", "ru"), Member("a", "ru"))).id
    assert ONE.id != LATER.id


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"format":0,"updated":false,"events":[]}', b'{"format":1,"updated":false,"events":[[1]]}', b"\xff"]
)
def test_other_bytes_are_damage(data: bytes) -> None:
    with pytest.raises(EngineError, match="--full"):
        Events.from_bytes(data)
