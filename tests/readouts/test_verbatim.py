"""Word for word, and what is not."""

import pytest

from indexer.readouts.verbatim import is_verbatim

LONG = list("абвгдежзиклмнопрс")


@pytest.mark.parametrize(
    ("a", "b", "verbatim"),
    [
        (["так"], ["так"], True),
        (["так"], ["ні"], False),
        ([], [], False),
        ([], ["так"], False),
        (LONG, LONG, True),
        (LONG, LONG[:-1], True),
        (LONG, [*LONG, "нині"], True),
        (LONG, LONG[:9], False),
        (LONG, [*LONG[:8], "інше", *LONG[9:]], True),
        (LONG, LONG[::-1], False),
        (LONG[:7], [*LONG[:6], "інше"], False),
    ],
)
def test_shared_runs_of_eight_words_cover_nine_tenths_of_both(a: list[str], b: list[str], verbatim: bool) -> None:
    assert is_verbatim(a, b) is verbatim
    assert is_verbatim(b, a) is verbatim
