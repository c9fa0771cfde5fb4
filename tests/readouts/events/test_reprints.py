"""Sketches of wording: what they find, and that long texts need no more room than short ones."""

import random

import numpy as np
import pytest

from indexer.readouts.events.reprints import MOST_RUNS, PART, SUM, WHOLE, Sketch, Sketches, checksum, find_reprints, sketch

WORDS = [f"=слово{number}" for number in range(4_000)]


def text(seed: int, size: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=size)


def sketched(words: list[str]) -> Sketch:
    return sketch(np.array([checksum(word) for word in words], SUM))


def reprints(*texts: list[str]) -> dict[tuple[int, int], tuple[float, float]]:
    return {(one.a, one.b): (one.of_shorter, one.of_longer) for one in find_reprints(Sketches(map(sketched, texts)))}


@pytest.mark.parametrize("size", [40, 400, 3_000])
def test_the_same_text_is_one_text_and_another_is_none(size: int) -> None:
    assert reprints(text(1, size), text(2, size), text(1, size)) == {(0, 2): (1.0, 1.0)}


def test_a_shorter_version_is_a_part() -> None:
    whole = text(1, 300)
    ((shorter, longer),) = reprints(whole, whole[:180] + text(2, 20)).values()
    assert shorter >= PART
    assert longer < WHOLE


def test_a_few_words_in_common_are_no_reprint() -> None:
    assert not reprints(text(1, 100) + text(3, 30), text(2, 100) + text(3, 30))


def test_a_text_shorter_than_a_run_repeats_nothing() -> None:
    assert not reprints(text(1, 7), text(1, 7))


def test_a_text_that_many_reprint_hangs_together_without_all_pairs() -> None:
    found = reprints(*[text(1, 50)] * 200)
    assert len(found) < 200 * 9
    assert {b for _, b in found} == set(range(1, 200))


def test_a_sketch_is_bounded() -> None:
    long = sketched(text(1, 3_000))
    assert len(long.runs) == MOST_RUNS and not long.is_whole
