"""The counting, on cases small enough to be worked out by hand."""

import math

import pytest

from bench.metrics import Agreement, conflation, discounted_gain, finds, mean, pairs_met, reciprocal_rank, share_met, share_met_any


def keys_by(table: dict[str, str]):
    """A word's keys as the table spells them; a word that it has not is its own key."""
    return lambda word: frozenset(table.get(word, word).split())


def same(word: str) -> frozenset[str]:
    return frozenset([word])


ROWS = [("кіт", "кіт", 3), ("кота", "кіт", 1), ("коту", "кіт", 1), ("ліс", "ліс", 2)]


def test_forms_that_all_meet_and_no_others_are_one():
    keys = keys_by({"кота": "кіт", "коту": "кіт"})
    assert conflation(ROWS, keys, keys) == (Agreement(1, 1), Agreement(1, 1))


def test_what_stays_apart_costs_recall_alone():
    types, tokens = conflation(ROWS, keys_by({"кота": "кіт"}), keys_by({"кота": "кіт"}))
    assert types == Agreement(1, 2 / 6)  # кіт–кота both ways, of three pairs both ways
    assert tokens == Agreement(1, 3 / 7)  # weights 3·1, 3·1, 1·1, so 3 of 7
    assert types.f1 == pytest.approx(0.5)


def test_a_stranger_that_is_met_costs_precision():
    keys = keys_by({"кота": "кіт", "коту": "кіт", "ліс": "кіт"})
    types, tokens = conflation(ROWS, keys, keys)
    assert types == Agreement(6 / 12, 1)
    assert tokens == Agreement(14 / 34, 1)  # 3·1 + 3·1 + 1·1 rightly and 2·(3 + 1 + 1) wrongly, each both ways


def test_a_form_of_two_lemmas_belongs_with_both():
    rows = [("мати", "мати", 1), ("мати", "мат", 1), ("матір", "мати", 1), ("мата", "мат", 1)]
    keys = keys_by({"мати": "мати мат", "матір": "мати", "мата": "мат"})
    assert conflation(rows, keys, keys)[0] == Agreement(1, 1)


def test_nothing_found_is_zero_and_no_division_by_it():
    assert conflation(ROWS, same, same)[0] == Agreement(0, 0)
    assert Agreement(0, 0).f1 == 0


def test_one_key_of_a_query_is_enough_to_find():
    assert finds(["рік", "роки"], same, keys_by({"рік": "рік роки"})) == {"рік": {"рік", "роки"}, "роки": {"роки"}}


def test_names_are_typed_small_and_stand_with_a_capital():
    written, sought = keys_by({"Мороз": "м", "Мороза": "м", "Морозом": "x"}), keys_by({"мороз": "м", "мороза": "м", "морозом": "м"})
    paradigm = ["Мороз", "Мороза", "Морозом"]
    assert pairs_met([paradigm], written, sought) == pytest.approx(4 / 6)  # whatever is typed, Морозом is not found


def test_the_first_word_of_a_pair_is_the_query():
    assert share_met([("А", "Б"), ("Б", "А")], keys_by({"Б": "к", "А": "л"}), keys_by({"а": "к", "б": "м"})) == 0.5


def test_one_of_several_twins_is_enough():
    rows = [(["Угода"], ["Договор", "Сделка"]), (["Зустріч"], ["Встреча"])]
    assert share_met_any(rows, keys_by({"Сделка": "с"}), keys_by({"угода": "с"})) == 0.5


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [(["a", "b"], 1), (["x", "a"], 1 / 2), (["x", "y"], 0), ([], 0), ([*"0123456789", "a"], 0), ([*"012345678", "a"], 1 / 10)],
)
def test_the_reciprocal_rank_looks_at_ten(ranked: list[str], expected: float):
    assert reciprocal_rank(ranked, {"a": 1, "b": 2}) == expected


def test_the_best_order_gains_one():
    assert discounted_gain(["b", "a", "x"], {"a": 1, "b": 2}) == pytest.approx(1)


def test_grades_and_ranks_weigh():
    best = 2 + 1 / math.log2(3)
    assert discounted_gain(["a", "x", "b"], {"a": 1, "b": 2}) == pytest.approx((1 + 2 / math.log2(4)) / best)
    assert discounted_gain(["x"], {"a": 1}) == 0


def test_the_mean_of_nothing_is_zero():
    assert mean([]) == 0
    assert mean([1, 0]) == 0.5
