"""What travels between processes arrives as it was."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.ledger import Entry
from indexer.model import AnalysedDocument, Dated, Document, Keys, Precision, Removal
from indexer.pickling import pack, unpack
from indexer.readouts.events.profiles import Profile

DOCUMENT = Document(
    "1",
    "Рада",
    ("Посол прибув.",),
    ("uk",),
    "uk",
    date=Dated("2021-12-07", Precision.DAY, "record", "date = 2021", ("x",)),
    removed=(Removal(3, "Фото", "photo-credit"),),
    extra=(("a", "b"),),
    persons=("putin",),
)
KEYS = Keys(("u:посол",), ("=посол",), ("~u:посол",))


@pytest.mark.parametrize(
    "value",
    [DOCUMENT, AnalysedDocument(DOCUMENT, Keys(), KEYS, b"kept"), Entry("1", "a:1", "hash", "identity", "asserted", "record")],
    ids=["document", "analysed", "entry"],
)
def test_what_travels_arrives_as_it_was(value: object) -> None:
    arrived = pickle.loads(pickle.dumps(value))
    assert arrived == value and type(arrived) is type(value)


@given(st.text(st.characters(exclude_categories=())))
def test_a_text_arrives_as_it_was_whatever_its_characters(text: str) -> None:
    assert unpack(pack(text)) == text


def test_a_profile_keeps_every_value() -> None:
    profile = Profile("1", "Рада", "uk", None, "2021", None, 5, "2021", (("person", "putin"),))
    arrived = pickle.loads(pickle.dumps(profile))
    assert [getattr(arrived, name) for name in Profile.__slots__] == [getattr(profile, name) for name in Profile.__slots__]
    assert arrived.days == (5,)
