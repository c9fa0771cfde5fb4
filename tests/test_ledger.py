"""Every input ends as kept, duplicate or rejected, and the ledger survives being kept."""

from itertools import permutations

import pytest

from indexer.errors import EngineError
from indexer.ledger import Entry, FileRecord, Ledger
from indexer.model import Duplicate, Rejection


def entry(id: str, identity: str, path: str = "", asserted: str = "") -> Entry:
    return Entry(id, path or id, f"hash of {id}", identity, asserted)


def test_the_first_of_an_id_and_the_first_of_a_text_are_kept() -> None:
    ledger = Ledger(
        (
            FileRecord("a.txt", "1", (entry("a.txt", "one"),)),
            FileRecord("b.jsonl", "2", (entry("x", "two", "b.jsonl:1"), entry("x", "three", "b.jsonl:2"), entry("y", "one", "b.jsonl:3"))),
        ),
        (Rejection("c.exe", "format", "Not a format that is read."),),
    )
    settled = ledger.settle()
    assert settled.kept == {"a.txt": ("a.txt", 0, "hash of a.txt"), "x": ("b.jsonl", 0, "hash of x")}
    assert settled.duplicates == (Duplicate("b.jsonl:3", "a.txt"),)
    assert [(rejection.path, rejection.reason) for rejection in settled.rejections] == [("c.exe", "format"), ("b.jsonl:2", "duplicate-id")]


def test_a_copy_is_kept_once_its_original_is_gone() -> None:
    copy = FileRecord("b.txt", "2", (entry("b.txt", "one"),))
    both = Ledger((FileRecord("a.txt", "1", (entry("a.txt", "one"),)), copy))
    assert set(both.settle().kept) == {"a.txt"}
    assert set(Ledger((copy,)).settle().kept) == {"b.txt"}


DESCRIBED = (
    entry("a.txt", "one"),
    entry("b.txt", "one", asserted="x"),
    entry("c.txt", "one", asserted="y"),
    entry("d.txt", "one", asserted="x"),
)


def test_of_copies_those_that_a_person_described_are_kept() -> None:
    for entries in permutations(DESCRIBED):
        settled = Ledger(tuple(FileRecord(each.id, "1", (each,)) for each in entries)).settle()
        described = [each for each in entries if each.asserted]
        first, second = described[0], next(each for each in described if each.asserted != described[0].asserted)
        assert set(settled.kept) == {first.id, second.id}
        assert {duplicate.path for duplicate in settled.duplicates} == {each.id for each in entries} - set(settled.kept)
        assert next(each for each in settled.duplicates if each.path == "a.txt").of == first.id


def test_a_described_copy_whose_id_is_taken_owns_nothing() -> None:
    taken = entry("a.txt", "two", "z.jsonl:1", asserted="x")
    settled = Ledger((FileRecord("a.txt", "1", (entry("a.txt", "one"), entry("b.txt", "two"), taken)),)).settle()
    assert set(settled.kept) == {"a.txt", "b.txt"} and [each.reason for each in settled.rejections] == ["duplicate-id"]


def test_a_ledger_comes_back_as_it_was_kept() -> None:
    ledger = Ledger(
        (FileRecord("назва\nз рядком.txt", "f", (entry("ід", "i", asserted="x"),), (Rejection("p", "empty", "Порожній."),)),),
        (Rejection("u", "link", "d"),),
    )
    assert Ledger.from_bytes(ledger.to_bytes()) == ledger
    assert Ledger.from_bytes(Ledger().to_bytes()) == Ledger()


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]\n[1]", b"\xff\xfe"])
def test_a_damaged_ledger_names_the_remedy(damaged: bytes) -> None:
    with pytest.raises(EngineError, match="--full"):
        Ledger.from_bytes(damaged)
