"""No date without its evidence in the text, the address, the record or the sidecar.

The second test reads a folder that is no part of the project, named by DEPESHA_REAL_DATA; any .jsonl with `text` there will do.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.intake import list_files, read_file, source_file
from indexer.intake.characters import fold_spaces
from indexer.model import Dated, Document, Rejection
from indexer.settings import Settings
from tests.intake.samples import RUSSIAN, UKRAINIAN

REAL = os.environ.get("DEPESHA_REAL_DATA")
FILES = ("kremlin_ru.jsonl", "president_uk.jsonl")
TEXTS = (
    "© 2026 Ратуша\n" + RUSSIAN[0],
    "Вчера послы встретились снова. " + RUSSIAN[1],
    "Зустріч послів\n\nСьогодні сторони домовилися. 30 квітня тут нічого не відбулося. " + UKRAINIAN[0],
    "Зустріч послів\n\n12 березня 2019 року\n\n" + "\n".join(UKRAINIAN),
    "Встреча послов\n\n" + "\n".join(RUSSIAN) + "\n\nhttps://ria.ru/20211207/vstrecha-1.html",
    "Переговоры прошли во вторник, 7 декабря, а договор подписали 3 марта 2020 года. " + RUSSIAN[2],
)


def evidence_is_in(dated: Dated | None, text: str) -> bool:
    """Whether what was read stands in the text: on its line, where the evidence names one."""
    if dated is None:
        return True
    where, _, quoted = dated.evidence.partition(": ")
    if where.startswith("line "):
        return fold_spaces(quoted) in fold_spaces(text.split("\n")[int(where.removeprefix("line ")) - 1])
    return where == "url" and quoted in text


def without_evidence(folder: Path, years: tuple[int, int] | None) -> Iterator[tuple[str, Dated | None]]:
    settings = Settings(years=years)
    for file in list_files(folder, settings).files:
        text = file.path.read_text(encoding="utf-8")
        for item in read_file(file, settings):
            dates = (item.date, item.event_date) if isinstance(item, Document) else ()
            yield from ((file.id, dated) for dated in dates if not evidence_is_in(dated, text))


@pytest.mark.parametrize("years", [None, (2014, 2024)], ids=["no years", "years"])
def test_dates_of_small_texts_have_their_evidence(tmp_path: Path, years: tuple[int, int] | None) -> None:
    for number, text in enumerate(TEXTS):
        tmp_path.joinpath(f"{number}.txt").write_text(text, encoding="utf-8")
    assert list(without_evidence(tmp_path, years)) == []


def test_the_small_texts_have_the_dates_that_can_be_known(tmp_path: Path) -> None:
    found = []
    for number, text in enumerate(TEXTS):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        (item,) = read_file(source_file(path), Settings())
        assert not isinstance(item, Rejection)
        found.append((item.date.value if item.date else None, item.event_date.value if item.event_date else None))
    assert [date for date, _ in found] == [None, None, None, "2019-03-12", "2021-12-07", None]
    assert [event for _, event in found[:3]] == [None, None, None]


@pytest.mark.skipif(not REAL, reason="DEPESHA_REAL_DATA names no folder of real records")
@pytest.mark.parametrize("years", [None, (2014, 2024)], ids=["no years", "years"])
@pytest.mark.parametrize("name", FILES)
def test_dates_of_real_texts_have_their_evidence(tmp_path: Path, name: str, years: tuple[int, int] | None) -> None:
    lines = Path(str(REAL), name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        tmp_path.joinpath(f"{number:03}.txt").write_text(json.loads(line)["text"], encoding="utf-8")
    assert list(without_evidence(tmp_path, years)) == []
