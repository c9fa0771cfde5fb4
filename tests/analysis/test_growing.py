"""Arrays that grow hold what was put in, whatever came when."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.growing import Growing, Rows

PARTS = st.lists(st.lists(st.integers(0, 255), max_size=1_500), max_size=8)


@given(PARTS)
def test_what_is_put_at_the_end_is_there_in_order(parts: list[list[int]]) -> None:
    grown = Growing(np.dtype(np.uint8))
    for part in parts:
        grown.extend(np.array(part, np.uint8))
    assert grown.values.tolist() == [value for part in parts for value in part]
    assert len(grown) == sum(map(len, parts))


@given(PARTS)
def test_rows_are_found_by_number_and_put_in_another_order(parts: list[list[int]]) -> None:
    rows = Rows(np.dtype(np.uint8))
    for part in parts:
        rows.append(np.array(part, np.uint8))
    assert [row.tolist() for row in map(rows.__getitem__, range(len(rows)))] == parts
    order = list(range(len(parts)))[::-1]
    turned = rows.ordered(order)
    assert [turned[number].tolist() for number in range(len(turned))] == parts[::-1]
    assert np.diff(turned.starts).tolist() == [len(part) for part in parts[::-1]]
