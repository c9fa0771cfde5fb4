"""What a profile keeps of a text."""

from dataclasses import replace

import numpy as np
import pytest

from indexer.readouts.events.distinct import distinct
from tests.readouts.events.news import HARBOUR, day_number, described, news


def terms(text: str, **more: object) -> set[int]:
    return set(described(replace(news("x", text), title="", **more)).terms.tolist())


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [("безопасность", "безпека є"), ("министр", "міністр"), ("договорённости", "домовленості"), ("НАТО", "НАТО є")],
)
def test_words_of_both_languages_meet(russian: str, ukrainian: str) -> None:
    assert terms(russian) & terms(ukrainian)


def test_function_words_say_nothing() -> None:
    assert not terms("и в на под который") - terms("который")
    assert not terms("")


def test_a_name_is_a_term_besides_its_words() -> None:
    assert len(terms(HARBOUR, persons=("x",), countries=("y",)) - terms(HARBOUR)) == 2


def test_what_stands_far_down_is_left_out() -> None:
    assert not terms(" ".join(["мост"] * 400 + ["парламент"])) & terms("парламент")


def test_days_are_known_to_the_day_or_not_at_all() -> None:
    both = described(news("x", HARBOUR, "2019-03-12", told="2019-03-10")).profile
    assert both.days == (day_number("2019-03-10"), day_number("2019-03-12"))
    month = described(news("x", HARBOUR, "2019-03")).profile
    assert (month.days, month.within, month.when) == ((), "2019-03", "2019-03")


@pytest.mark.parametrize("numbers", [[], [7], [3, 1, 3, 3, 2, 1]])
def test_distinct_numbers_are_counted(numbers: list[int]) -> None:
    values, counts = distinct(np.array(numbers, dtype=np.uint32))
    wanted = np.unique(np.array(numbers, dtype=np.uint32), return_counts=True)
    assert (values.tolist(), counts.tolist()) == (wanted[0].tolist(), wanted[1].tolist())
