"""The vote of a collection as it is kept: there and back, whatever the lexemes are."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.support import Support

SHARES = st.dictionaries(st.text(), st.floats(allow_nan=False), max_size=20)


@given(SHARES, st.text())
def test_it_answers_as_a_dict_of_the_same_does(shares: dict[str, float], other: str) -> None:
    kept = Support.from_bytes(Support.of(shares).to_bytes())
    assert kept == shares and len(kept) == len(shares)
    assert all(lexeme in kept and kept[lexeme] == kept.get(lexeme) == share for lexeme, share in shares.items())
    assert kept.get(other, 0.5) == shares.get(other, 0.5) and (other in kept) == (other in shares)


@given(SHARES)
def test_equal_shares_are_equal_bytes(shares: dict[str, float]) -> None:
    assert Support.of(shares).to_bytes() == Support.of(dict(reversed(shares.items()))).to_bytes()


def test_lexemes_whose_checksums_are_equal_are_told_apart() -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    both = Support.of({"plumless": 1.0, "buckeroo": 2.0})
    assert (both["plumless"], both["buckeroo"]) == (1.0, 2.0)
    assert "buckeroo" not in Support.of({"plumless": 1.0})


@pytest.mark.parametrize("size", range(0, 44, 3))
def test_a_part_of_the_bytes_is_refused(size: int) -> None:
    data = Support.of({"посол/N": 1.5, "рік/N": 2.0}).to_bytes()
    with pytest.raises(ValueError, match=r".+"):
        Support.from_bytes(data[:size])
