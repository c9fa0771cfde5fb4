"""What counts as found, missed and wrong in a comparison, on two small documents."""

from collections import Counter
from pathlib import Path

import pytest

from bench.sentence_measures import count, labelled, scores, truth_figures
from indexer.errors import InputError
from indexer.settings import Settings
from tests.readouts.telling import side_by_side, telling

A = telling("ru", "Стороны подписали договор о транзите газа.", "Послы якобы осмотрели старый замок.", "Погода стояла ясная.")
B = telling("uk", "Сторони підписали договір про транзит газу.", "Посли оглянули старий замок.", "Журналістів не пустили.")
HEADER = ["doc_a", "sentence_a", "doc_b", "sentence_b", "kind", "hedges_added", "hedges_dropped", "extent"]


def row(a: str, b: str, kind: str = "close", dropped: str = "", extent: str = "whole") -> dict[str, str]:
    return dict(zip(HEADER, ("ru", a, "uk", b, kind, "", dropped, extent), strict=True))


def counted(*rows: dict[str, str]) -> tuple[Counter[str], list[str]]:
    said: list[str] = []
    return count(side_by_side(A, B), list(rows), said.append), said


def test_found_missed_and_wrong_and_every_miss_is_said() -> None:
    found, said = counted(row("Стороны", "Сторони"), row("Погода", "Журналістів", "loose"))
    assert found == Counter({"found": 1, "missed": 1, "wrong": 1, "hedges right": 1})
    assert [line.partition(":")[0] for line in said] == ["missed", "wrong"]
    assert "Погода стояла ясная. | Журналістів" in said[0]


def test_hedges_are_right_when_the_label_names_them() -> None:
    assert counted(row("Послы", "Посли", dropped="якобы"))[0]["hedges right"] == 1
    assert counted(row("Послы", "Посли"))[0]["hedges right"] == 0


def test_where_only_clear_cases_are_labelled_others_are_not_wrong() -> None:
    assert counted(row("Стороны", "Сторони", extent="clear"))[0]["wrong"] == 0
    alone = row("Послы", "", "none", extent="clear")
    assert counted(row("Стороны", "Сторони", extent="clear"), alone)[0]["wrong"] == 1


def test_a_label_that_names_no_sentence_is_refused() -> None:
    with pytest.raises(InputError, match="Немає"):
        counted(row("Немає", "Сторони"))


def test_scores() -> None:
    assert scores(Counter({"found": 8, "missed": 2, "wrong": 0})) == {"precision": 1.0, "recall": 0.8, "F1": 16 / 18}
    assert set(scores(Counter()).values()) == {0.0}


def test_the_labels_of_this_project_are_read() -> None:
    rows = labelled()
    assert len(rows) > 10 and {len({row["extent"] for row in found}) for found in rows.values()} == {1}


@pytest.mark.parametrize("environment", [{}, {"DEPESHA_COMPARE_TRUTH": "none.json"}])
def test_without_the_settings_a_sentence_names_them(environment: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="DEPESHA_COMPARE_TRUTH"):
        list(truth_figures(environment, Settings(), print))


def test_a_table_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    environment = {"DEPESHA_COMPARE_TRUTH": str(tmp_path / "none.json"), "DEPESHA_REAL_CORPUS": str(tmp_path)}
    with pytest.raises(InputError, match=r"none\.json cannot be read"):
        list(truth_figures(environment, Settings(), print))
