"""The forms of a collection with their counts: changed by updates, they are those of a full build."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import EngineError
from indexer.formtable import FormTable
from tests.analysis.analysed import counted

FORMS = ["Посол", "посол", "посла", "ё", "NATO", "\U0001d400"]
PARTS = st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(["ru", "uk", "other"])), max_size=8)


@given(PARTS, PARTS, PARTS)
def test_an_update_leaves_what_a_full_build_counts(
    stays: list[tuple[str, str]], goes: list[tuple[str, str]], comes: list[tuple[str, str]]
) -> None:
    changed = FormTable.of(counted(stays + goes)).plus(counted(comes), counted(goes))
    full = FormTable.of(counted(stays + comes))
    assert changed.to_bytes() == full.to_bytes()
    kept = FormTable.from_bytes(changed.to_bytes())
    for form in FORMS:
        for language in ("ru", "uk", "other"):
            assert kept.count(form, language) == (stays + comes).count((form, language))


def test_the_most_frequent_come_first() -> None:
    table = FormTable.of(counted([("посол", "uk"), ("рада", "uk"), ("посол", "uk"), ("совет", "ru")]))
    assert table.most_frequent("uk", 5) == ("посол", "рада")
    assert table.most_frequent("uk", 1) == ("посол",)
    assert table.most_frequent("other", 5) == ()


@pytest.mark.parametrize("data", [b"", b"[]x", b'[["ru", 3]]\nabc'])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises((ValueError, EngineError)):
        FormTable.from_bytes(data)
