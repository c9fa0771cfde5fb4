"""Two who would build one index, and a folder that others can write to: what the command line says, and what stays."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from indexer.engines.generations import LOCK
from indexer.engines.locking import lock_for_building
from tests.conftest import TEXTS, Run, write_texts


@pytest.fixture
def place(tmp_path: Path, depesha: Run, engine: str) -> tuple[str, ...]:
    """The options of an index that was built once, of a corpus that changed since."""
    corpus = write_texts(tmp_path / "corpus", TEXTS)
    found = ("--corpus", str(corpus), "--index", str(tmp_path / "index"), "--engine", engine)
    assert depesha("index", *found)[0] == 0
    (corpus / "new.txt").write_text("Нова заява про рибальство в морі.", encoding="utf-8")
    return found


def total(depesha: Run, tmp_path: Path) -> int:
    return int(json.loads(depesha("search", "", "--json", "--index", str(tmp_path / "index"))[1])["total"])


@pytest.mark.parametrize("command", [["index"], ["index", "--full"], ["rollback"]])
def test_a_second_writer_is_told_who_was_first(depesha: Run, place: tuple[str, ...], tmp_path: Path, command: list[str]) -> None:
    if command == ["rollback"]:
        assert depesha("index", *place)[0] == 0
        place = place[2:4]
    before = total(depesha, tmp_path)
    hold = lock_for_building(tmp_path / "index" / LOCK)
    code, output, errors = depesha(*command, *place)
    hold.close()
    assert (code, output) == (4, "")
    assert f"is being built by process {os.getpid()} on {socket.gethostname()} since 20" in errors and "Wait until it ends" in errors
    assert total(depesha, tmp_path) == before
    assert depesha(*command, *place)[0] == 0


def test_an_index_that_others_can_write_to_is_opened_by_no_command(depesha: Run, place: tuple[str, ...], tmp_path: Path) -> None:
    index = tmp_path / "index"
    index.chmod(0o777)
    at = ("--index", str(index))
    for command in (["index", *place[:2]], ["search", "посол"], ["show", "vizyt.txt"], ["rollback"], ["terms", "посол"]):
        code, output, errors = depesha(*command, *at)
        assert (code, output) == (4, "") and "chmod 700" in errors, command
    code, output, _ = depesha("check", "--json", *at)
    assert code == 1 and [fault["kind"] for fault in json.loads(output)["faults"]] == ["owner"]
    index.chmod(0o700)
    assert total(depesha, tmp_path) == len(TEXTS)
