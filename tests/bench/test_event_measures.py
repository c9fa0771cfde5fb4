"""What counts as one event in a labelled pair, and what is said of a miss."""

from collections import Counter

import pytest

from bench.event_measures import count, kind, labelled
from indexer.model import Event, Member

EVENTS = (
    Event("2019-03-12", (), (), (Member("a", "ru"), Member("b", "uk"), Member("c", "ru", copy_of="a"), Member("d", "uk", copy_of="a"))),
    Event("2020-01-01", (), (), (Member("e", "uk"),)),
)


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [("a", "b", "retold"), ("c", "a", "verbatim"), ("c", "d", "verbatim"), ("a", "e", "unrelated"), ("x", "a", "unrelated")],
)
def test_what_two_documents_are_to_each_other(a: str, b: str, found: str) -> None:
    assert kind(EVENTS, a, b) == found


@pytest.mark.parametrize(
    ("same", "labelled_as", "found", "outcome", "said"),
    [
        ("yes", "retold", "retold", {"found": 1, "kind right": 1}, []),
        ("yes", "verbatim", "retold", {"found": 1, "kind right": 0}, ["verbatim, taken as retold: a | b"]),
        ("yes", "retold", "unrelated", {"missed": 1, "kind right": 0}, ["missed: a | b"]),
        ("no", "unrelated", "retold", {"wrong": 1, "kind right": 0}, ["wrong: a | b"]),
        ("no", "unrelated", "unrelated", {"apart": 1, "kind right": 1}, []),
    ],
)
def test_every_miss_is_counted_and_said(same: str, labelled_as: str, found: str, outcome: dict[str, int], said: list[str]) -> None:
    heard: list[str] = []
    row = {"a": "a", "b": "b", "same_event": same, "kind": labelled_as}
    assert count(row, found, heard.append) == Counter(outcome)
    assert heard == said


def test_the_labels_are_there() -> None:
    assert len(labelled()) >= 40
