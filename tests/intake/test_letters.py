"""Letters saved as text, and titles with what an export left in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.intake import read_file, source_file
from indexer.intake.tags import plain_line
from indexer.model import Document
from indexer.settings import Settings
from tests.intake.samples import UKRAINIAN

HEADS = {
    "ru": "От: посол\nКому: министр\nДата: Tue, 7 Dec 2021 20:15:00 +0300\nТема: Отчёт о встрече",
    "uk": "Від: посол\nКому: міністр\nДата: 7 грудня 2021 року, 20:15\nТема: Звіт про зустріч",
    "en": "From: посол\nTo: міністр\nCc: речник\nSubject: Звіт про зустріч\nDate: Tue, 07 Dec 2021 20:15:00 +0300",
}


def read(folder: Path, text: str) -> Document:
    path = folder / "letter.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = read_file(source_file(path), Settings())
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("language", HEADS)
def test_the_head_of_a_letter_gives_title_and_date(tmp_path: Path, language: str) -> None:
    head = HEADS[language].split("\n")
    found = read(tmp_path, "\n".join([*head, "", "Добрий день!", "", *UKRAINIAN]))
    assert (found.title, found.title_source) == (
        head[[line.startswith(("Тема", "Subject")) for line in head].index(True)].split(": ")[1],
        "first-line",
    )
    assert found.date is not None and (found.date.value, found.date.source) == ("2021-12-07T20:15", "dateline")
    assert found.paragraphs[0] == "Добрий день!"
    assert [(removal.text, removal.reason) for removal in found.removed] == [(line, "letter-head") for line in head]


@pytest.mark.parametrize("head", ["Тема: безпека", "Кому: послам", "Дата: 7 грудня 2021 року", "Питання: Коли зустріч?\nТема: безпека"])
def test_one_such_line_makes_no_letter(tmp_path: Path, head: str) -> None:
    found = read(tmp_path, "\n".join([head, "", *UKRAINIAN]))
    assert "letter-head" not in [removal.reason for removal in found.removed]


def test_a_letter_of_its_head_alone_is_left_as_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, "От: посол\nКому: министр\nТема: Отчёт").title


TITLES = {
    "Кремль: &quot;Встреча&quot; &amp; мир": 'Кремль: "Встреча" & мир',
    "<b>Встреча</b>&nbsp;послов<br/>в Женеве": "Встреча послов в Женеве",
    "AT&T и a < b": "AT&T и a < b",
    "&#171;Встреча&#187;": "«Встреча»",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_loses_tags_and_entities(title: str) -> None:
    assert plain_line(title) == TITLES[title]


def test_a_records_title_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "Послы встретились.", "title": "<i>Встреча</i> &amp; мир"}', encoding="utf-8")
    (found,) = read_file(source_file(path), Settings())
    assert isinstance(found, Document) and found.title == "Встреча & мир"
