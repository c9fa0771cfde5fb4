"""A document's record holds all of it, in one line that any store can keep."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines import record
from indexer.model import Dated, Document, Precision, Removal
from tests.engines.texts import text

words = st.text(st.characters(categories=("L", "N", "P", "S", "Z", "C")), max_size=12)  # lone surrogates too
several = st.lists(words, max_size=3).map(tuple)
dates = st.none() | st.builds(Dated, words, st.sampled_from(Precision), words, words, several)
drawn = st.builds(
    Document,
    id=words,
    title=words,
    paragraphs=several,
    paragraph_languages=several,
    language=words,
    languages=several,
    title_source=words,
    date=dates,
    event_date=dates,
    source=st.none() | words,
    source_basis=words,
    url=st.none() | words,
    place=st.none() | words,
    credit=st.none() | words,
    tags=several,
    extra=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    removed=st.lists(st.builds(Removal, st.integers(1, 9999), words, words), max_size=2).map(tuple),
    encoding=words,
    path=words,
    hash=words,
)


@settings(max_examples=100, deadline=None)
@given(drawn)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    written = record.dump(document)
    assert record.load(written) == record.load(record.pack(written)) == document
    assert "\n" not in written


def test_every_field_is_written() -> None:
    """A field added to Document without the record would come back as its default."""
    document = record.load(record.dump(text("1", "мир", title="т", source="с", date="2021", event_date="2022", tags=("а",)).document))
    assert len(record.json.loads(record.dump(document))) == len(fields(Document))
    assert isinstance(document.date and document.date.precision, Precision)


def test_cyrillic_takes_no_more_room_than_it_must() -> None:
    assert "депеша" in record.dump(text("1", "депеша").document)


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '["1"]', "nonsense"])
def test_a_damaged_record_is_not_read(damaged: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        record.load(damaged)
