"""What intake makes of real documents, against a table of what is true of them.

Both stay outside the project, since they belong to their publishers: DEPESHA_REAL_CORPUS names the folder of texts, DEPESHA_REAL_TRUTH
the JSON file, which holds per file title, language, source, date, event_date, url, place, credit, body, and what must be `gone`; a null
is unknown. `event_date_needs` says that the event date is known only when the corpus declares its years.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.intake import list_files, read_file
from indexer.intake.characters import fold_spaces
from indexer.model import Document
from indexer.settings import Settings

CORPUS, TRUTH = os.environ.get("DEPESHA_REAL_CORPUS"), os.environ.get("DEPESHA_REAL_TRUTH")
pytestmark = pytest.mark.skipif(not CORPUS or not TRUTH, reason="DEPESHA_REAL_CORPUS and DEPESHA_REAL_TRUTH name no real documents")

YEARS = (2014, 2024)
CELLS = ("title", "language", "source", "url", "place", "credit")
# what the code pages of DOS and KOI8 cannot write
PLAIN = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "–": "-", "—": "-"})


def as_it_is(text: str) -> str:
    return text


def plain(text: str) -> str:
    return text.translate(PLAIN)


ENCODINGS = [
    ("utf-8", as_it_is),
    ("utf-8-sig", as_it_is),
    ("utf-16", as_it_is),
    ("cp1251", as_it_is),
    ("koi8-u", plain),
    ("cp1125", plain),
]


def truth() -> dict[str, dict[str, Any]]:
    return json.loads(Path(str(TRUTH)).read_text(encoding="utf-8"))


def read_again(folder: Path, encoding: str, change: Callable[[str], str], years: tuple[int, int] | None) -> dict[str, Document]:
    for path in Path(str(CORPUS)).iterdir():
        folder.joinpath(path.name).write_bytes(change(path.read_text(encoding="utf-8")).encode(encoding))
    settings = Settings(years=years)
    documents = [item for file in list_files(folder, settings).files for item in read_file(file, settings)]
    assert all(isinstance(item, Document) for item in documents), documents
    return {item.id: item for item in documents if isinstance(item, Document)}


def faults(document: Document, true: dict[str, Any], change: Callable[[str], str], years: tuple[int, int] | None) -> list[str]:
    """Every cell that is not as the table has it."""
    found = [
        f"{cell}: {getattr(document, cell)!r}"
        for cell in CELLS
        if cell in true and getattr(document, cell) != (change(true[cell]) if true[cell] else None)
    ]
    if [fold_spaces(paragraph) for paragraph in document.paragraphs] != [fold_spaces(change(line)) for line in true["body"]]:
        found.append("body")
    found += [f"not gone: {piece}" for piece in true["gone"] if piece in f"{document.title}\n{document.body}"]
    event = None if true.get("event_date_needs") and years is None else true["event_date"]
    for name, value in (("date", true["date"]), ("event_date", event)):
        dated = getattr(document, name)
        if (dated.value if dated else None) != value:
            found.append(f"{name}: {dated}")
    return found


@pytest.mark.parametrize("years", [None, YEARS], ids=["no years", "years"])
@pytest.mark.parametrize(("encoding", "change"), ENCODINGS, ids=[name for name, _ in ENCODINGS])
def test_every_cell_is_true_in_every_encoding(
    tmp_path: Path, encoding: str, change: Callable[[str], str], years: tuple[int, int] | None
) -> None:
    documents = read_again(tmp_path, encoding, change, years)
    table = truth()
    assert documents.keys() == table.keys()
    assert {name: faults(documents[name], table[name], change, years) for name in table} == {name: [] for name in table}


def test_the_encoding_is_recorded(tmp_path: Path) -> None:
    documents = read_again(tmp_path, "cp1125", plain, None)
    assert {document.encoding for document in documents.values()} == {"cp1125"}
