"""A folder that means ill, and a thousand files of random bytes: every input ends as a document, a rejection or a duplicate."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.intake import SourceFile, list_files, read_file, source_file, text_hash
from indexer.intake.drafts import Draft
from indexer.model import Document, Rejection
from indexer.settings import Settings
from tests.intake.samples import RUSSIAN, zip_bomb

SETTINGS = Settings()


def everything(folder: Path) -> tuple[list[Document], list[Rejection]]:
    listing = list_files(folder, SETTINGS)
    items = [item for file in listing.files for item in read_file(file, SETTINGS)]
    rejections = [item for item in items if isinstance(item, Rejection)]
    return [item for item in items if isinstance(item, Document)], [*listing.rejections, *rejections]


def make_hostile(folder: Path) -> int:
    """Fill the folder; the number of inputs in it (files, links, pipes, lines of records)."""
    good = "\n".join(RUSSIAN)
    files: dict[str, bytes] = {
        "good.txt": good.encode(),
        "same.txt": good.encode("cp1251"),
        "empty.txt": b"",
        "blank.txt": b" \n\t\r\n\xc2\xa0",
        "dots.txt": b"..." * 100,
        "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
        "nul.txt": "Посол\x00прибыл".encode(),
        "broken.txt": good.encode()[:200] + b"\xd0 " + good.encode(),
        "script.txt": "<script>alert(1)</script>\n\nПосол <img src=x onerror=alert(1)> прибыл.".encode(),
        "one line.txt": "слово ".encode() * (50_000_000 // 11),
        "bomb.docx": zip_bomb(60_000_000),
        "noise.docx": b"PK\x03\x04" + b"\xff" * 200,
        "noise.pdf": b"%PDF-1.7\n" + b"\x00" * 200,
        "unknown.xyz": b"?",
        "no extension": b"?",
        "year.txt": "Хроника\n\n12 марта 0000 года\n\nПосол прибыл.".encode(),
    }
    lines = [
        b'{"id": "twice", "text": "First."}',
        b'{"id": "twice", "text": "Second."}',
        b'{"text": "\\ud800 \\udfff lone"}',
        b'{"text": "year", "date": "0000-01-01"}',
        b'{"text": "years", "date": "9999-12-31"}',
        b'{"text": "' + b"x" * 50_000_000 + b'"}',
        b"[" * 100_000,
        b'{"text": 1e999}',
        b"\xff\xfe\xfd",
        b'{"id": {"a": []}, "title": ["x"], "tags": {"a": 1}, "url": "javascript:alert(1)", "text": "odd types"}',
    ]
    for name, content in files.items():
        folder.joinpath(name).write_bytes(content)
    folder.joinpath("records.jsonl").write_bytes(b"\n".join(lines))
    os.mkfifo(folder / "pipe.txt")
    folder.joinpath("loop.txt").symlink_to("loop.txt")
    folder.joinpath("up").symlink_to(folder.parent)
    folder.joinpath("passwords.txt").symlink_to("/etc/passwd")
    return len(files) + len(lines) + 4


@pytest.mark.usefixtures("never_waits")
def test_every_input_of_a_hostile_folder_is_accounted_for(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    inputs = make_hostile(folder)
    documents, rejections = everything(folder)
    assert len(documents) + len(rejections) == inputs
    assert {rejection.path: rejection.reason for rejection in rejections} == {
        "binary.txt": "binary",
        "blank.txt": "empty",
        "bomb.docx": "size",
        "broken.txt": "undecodable",
        "dots.txt": "empty",
        "empty.txt": "empty",
        "loop.txt": "link",
        "no extension": "format",
        "noise.docx": "format",
        "noise.pdf": "parser",
        "nul.txt": "binary",
        "one line.txt": "size",
        "passwords.txt": "link",
        "pipe.txt": "irregular",
        "records.jsonl:6": "size",
        "records.jsonl:7": "record",
        "records.jsonl:8": "record",
        "records.jsonl:9": "undecodable",
        "unknown.xyz": "format",
        "up": "link",
    }
    assert [rejection for rejection in rejections if not rejection.detail.endswith(".") or len(rejection.detail) < 15] == []


@pytest.mark.usefixtures("never_waits")
def test_what_stays_of_a_hostile_folder_can_be_indexed(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    make_hostile(folder)
    documents, _ = everything(folder)
    by_id = {document.id: document for document in documents}
    assert Counter(document.id for document in documents)["twice"] == 2
    assert text_hash(by_id["good.txt"]) == text_hash(by_id["same.txt"])
    assert by_id["year.txt"].date is None
    assert all("".join((document.title, document.body, document.id)).encode() for document in documents)
    assert by_id["script.txt"].paragraphs[-1] == "Посол <img src=x onerror=alert(1)> прибыл."
    dates = {document.body: document.date.value if document.date else None for document in documents}
    assert (dates["year"], dates["years"]) == (None, "9999-12-31")


def test_a_thousand_files_of_random_bytes(tmp_path: Path) -> None:
    noise = random.Random(20211207)
    suffixes = (".txt", ".txt", ".txt", ".jsonl", ".csv", ".html", ".docx", ".pdf", ".toml", ".bin")
    for number in range(1000):
        path = tmp_path / f"{number:04}{noise.choice(suffixes)}"
        path.write_bytes(noise.randbytes(noise.choice((0, 1, 2, 5, 40, 700))))
    listing = list_files(tmp_path, SETTINGS)
    outcomes = {rejection.path for rejection in listing.rejections}
    for file in listing.files:
        items = list(read_file(file, SETTINGS))
        assert items, file.id
        assert all(isinstance(item, Document | Rejection) for item in items)
        outcomes.add(file.id)
    assert len(outcomes) == 1000


@pytest.mark.parametrize("name", ["records.jsonl", "records.csv"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wherever_a_wide_file_is_cut_or_damaged_the_other_records_are_read(tmp_path: Path, name: str, encoding: str) -> None:
    records = [json.dumps({"text": f"{number}. {RUSSIAN[0]}"}, ensure_ascii=False) for number in range(9)]
    rows = ["id,text", *(f'{number},"{RUSSIAN[0]}"' for number in range(9))]
    whole = "\n".join(records if name.endswith("jsonl") else rows).encode(encoding)
    path = tmp_path / name
    for cut in range(len(whole) - 300, len(whole), 7):
        for raw in (whole[:cut], whole[:cut] + b"\x00\xd8" + whole[cut:], whole[:cut] + whole[cut + 1 :]):
            path.write_bytes(raw)
            items = list(read_file(source_file(path), SETTINGS))
            good = sum(isinstance(item, Document) for item in items)
            assert good >= 6 and all(isinstance(item, Document | Rejection) for item in items)


def test_no_exception_of_a_reader_ends_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(file: SourceFile, settings: Settings) -> Iterator[Draft | Rejection]:
        yield Draft("1", "a.txt:1", RUSSIAN[0])
        raise KeyError("what no one thought of")

    path = tmp_path / "a.txt"
    path.write_text(RUSSIAN[0], encoding="utf-8")
    monkeypatch.setattr("indexer.intake.reading.reader_of", lambda path: broken)
    first, second = read_file(source_file(path), SETTINGS)
    assert isinstance(first, Document)
    assert isinstance(second, Rejection) and (second.path, second.reason) == ("a.txt", "parser")
