"""Which files of a folder are documents, and by what a file is known to be unchanged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indexer.errors import CorpusError, SettingsError
from indexer.intake import Listing, list_files, read_file, source_file
from indexer.intake.listing import id_of_name, printable
from indexer.model import Rejection
from indexer.settings import Settings


def listing(folder: Path, **settings: object) -> Listing:
    return list_files(folder, Settings(**settings))  # type: ignore[arg-type]


def rejected(folder: Path, **settings: object) -> dict[str, str]:
    return {rejection.path: rejection.reason for rejection in listing(folder, **settings).rejections}


def fingerprints(folder: Path, **settings: object) -> dict[str, str]:
    return {file.id: file.fingerprint for file in listing(folder, **settings).files}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "two.txt").write_text("Посол прибыл.", encoding="utf-8")
    (folder / "one.txt").write_text("Посол уехал.", encoding="utf-8")
    return folder


def test_ids_are_paths_below_the_folder_in_order(corpus: Path) -> None:
    assert [file.id for file in listing(corpus).files] == ["b/two.txt", "one.txt"]


def test_what_belongs_to_the_corpus_and_is_no_document(corpus: Path) -> None:
    for name in ("README.md", "one.toml", "queries.tsv", "qrels.tsv", ".hidden.txt", "b/metadata.csv", "depesha.toml"):
        corpus.joinpath(name).write_text("file,title\n" if name.endswith(".csv") else "", encoding="utf-8")
    (corpus / ".git").mkdir()
    (corpus / ".git" / "config.txt").write_text("x", encoding="utf-8")
    found = listing(corpus)
    assert [file.id for file in found.files] == ["b/two.txt", "one.txt"]
    assert found.rejections == ()


@pytest.mark.parametrize(("make", "words"), [(False, "no corpus folder"), (True, "is empty")])
def test_a_folder_without_documents_is_named_with_its_remedy(tmp_path: Path, make: bool, words: str) -> None:
    folder = tmp_path / "corpus"
    if make:
        folder.mkdir()
    with pytest.raises(CorpusError, match=rf"{words}.*--corpus"):
        listing(folder)


def test_a_file_in_place_of_the_folder_is_told_from_one_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text("{}", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"one\.jsonl is a file.*into a folder.*--corpus"):
        listing(tmp_path / "one.jsonl")


@pytest.mark.usefixtures("never_waits")
def test_files_that_are_rejected_unread(corpus: Path) -> None:
    (corpus / "picture.jpg").write_bytes(b"\xff\xd8")
    (corpus / "long.txt").write_text("x" * 101, encoding="utf-8")
    (corpus / "lonely.toml").write_text("", encoding="utf-8")
    (corpus / "long.jsonl").write_text("x" * 101, encoding="utf-8")
    os.mkfifo(corpus / "pipe.txt")
    assert rejected(corpus, max_raw_bytes=100) == {
        "picture.jpg": "format",
        "long.txt": "size",
        "lonely.toml": "sidecar",
        "pipe.txt": "irregular",
    }


def test_links_are_followed_to_files_inside_only(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("Чужой файл.", encoding="utf-8")
    for name, target in (
        ("inside.txt", "one.txt"),
        ("out.txt", "../outside.txt"),
        ("round.txt", "round.txt"),
        ("nowhere.txt", "missing.txt"),
        ("b/up", ".."),
    ):
        (corpus / name).symlink_to(target)
    assert [file.id for file in listing(corpus).files] == ["b/two.txt", "inside.txt", "one.txt"]
    assert rejected(corpus) == {"b/up": "link", "nowhere.txt": "link", "out.txt": "link", "round.txt": "link"}


def test_rows_that_say_nothing_are_named(corpus: Path) -> None:
    (corpus / "metadata.csv").write_text("file,title\none.txt,Свой\nmissing.txt,Чужой\none.txt,Ещё\n,Ничей\n", encoding="utf-8")
    assert rejected(corpus) == {"metadata.csv:missing.txt": "metadata", "metadata.csv:4": "metadata", "metadata.csv:5": "metadata"}


def test_names_that_are_no_text_are_written_as_escapes(corpus: Path) -> None:
    corpus.joinpath(os.fsdecode(b"bad\xff\n.txt")).write_text("Посол ждёт.", encoding="utf-8")
    assert "bad\\xff\\n.txt" in [file.id for file in listing(corpus).files]
    assert id_of_name(os.fsdecode(b"bad\xff\n.txt")) == id_of_name("bad\\xff\\n.txt") == "bad\\xff\\n.txt"
    assert printable("протокол №1.txt") == "протокол №1.txt"


def test_an_unchanged_file_keeps_its_fingerprint(corpus: Path) -> None:
    before = fingerprints(corpus)
    os.utime(corpus / "one.txt", (0, 0))
    assert fingerprints(corpus) == before


@pytest.mark.parametrize("name", ["one.txt", "one.toml", "metadata.csv"])
def test_a_file_its_sidecar_and_its_row_change_its_fingerprint_alone(corpus: Path, name: str) -> None:
    before = fingerprints(corpus)
    (corpus / name).write_text("file,title\none.txt,Посол\n" if name.endswith(".csv") else "# x", encoding="utf-8")
    after = fingerprints(corpus)
    assert after["one.txt"] != before["one.txt"]
    assert after["b/two.txt"] == before["b/two.txt"]


def test_settings_that_matter_change_the_fingerprint(corpus: Path, tmp_path: Path) -> None:
    outlets = tmp_path / "outlets.tsv"
    outlets.write_text("example.org\tРатуша\n", encoding="utf-8")
    seen = {
        fingerprints(corpus, **given)["one.txt"] for given in ({}, {"years": (2014, 2024)}, {"max_raw_bytes": 99}, {"outlets": outlets})
    }
    assert len(seen) == 4
    assert fingerprints(corpus, engine="whoosh") == fingerprints(corpus)


def test_a_missing_table_of_outlets_is_named(corpus: Path) -> None:
    with pytest.raises(SettingsError, match="table of outlets"):
        listing(corpus, outlets=corpus / "none.tsv")


@pytest.mark.parametrize(("name", "reason"), [("missing.txt", "unreadable"), (".", "irregular"), ("x.odt", "format")])
def test_a_single_file_that_cannot_be_read(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "x.odt").write_bytes(b"x")
    (item,) = read_file(source_file(tmp_path / name), Settings())
    assert isinstance(item, Rejection) and item.reason == reason


def test_a_file_that_went_away_after_listing(corpus: Path) -> None:
    files = listing(corpus).files
    (corpus / "one.txt").unlink()
    reasons = [item.reason for file in files for item in read_file(file, Settings()) if isinstance(item, Rejection)]
    assert reasons == ["unreadable"]
