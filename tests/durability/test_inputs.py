"""A corpus that means ill, from its files to a published index: every input is counted once, with its reason, and the index is sound."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from indexer.building import Report, build
from indexer.checks import check_index
from indexer.settings import Settings
from tests.durability.invented import write_records
from tests.intake.test_hostile import make_hostile

SUFFIXES = (".txt", ".txt", ".txt", ".jsonl", ".csv", ".html", ".docx", ".pdf", ".toml", ".bin")


def assert_accounted_for(report: Report, settings: Settings, inputs: int) -> None:
    findings = check_index(settings.index)
    assert findings.faults == [] and findings.counts is not None
    counts = findings.counts
    assert counts.inputs == counts.indexed + counts.rejected + counts.duplicates == inputs
    assert (counts.indexed, counts.rejected, counts.duplicates) == (report.documents, len(report.rejected), len(report.duplicates))
    assert all(rejection.reason and rejection.detail.endswith(".") for rejection in report.rejected)


@pytest.mark.usefixtures("never_waits")
def test_a_hostile_corpus_is_indexed_as_far_as_it_goes(engine: str, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    inputs = make_hostile(tmp_path / "corpus")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index", engine=engine)
    report = build(settings)
    assert_accounted_for(report, settings, inputs)
    assert [duplicate.path for duplicate in report.duplicates] == ["same.txt"]
    assert "duplicate-id" in {rejection.reason for rejection in report.rejected}


def write_noise(folder: Path, files: int) -> None:
    noise = random.Random(26667739)
    for number in range(files):
        path = folder / f"{number:04}{noise.choice(SUFFIXES)}"
        path.write_bytes(noise.randbytes(noise.choice((0, 1, 2, 5, 40, 700, 9_000))))


def assert_noise_is_accounted_for(engine: str, folder: Path, files: int) -> None:
    write_records(folder / "corpus", 3, 1)
    write_noise(folder / "corpus", files)
    settings = Settings(corpus=folder / "corpus", index=folder / "index", engine=engine)
    report = build(settings)
    counts = check_index(settings.index).counts
    assert counts is not None
    paths = [row.path for row in (*report.rejected, *report.duplicates)]
    noisy = {path.partition(":")[0] for path in paths if "records" not in path}
    assert_accounted_for(report, settings, counts.inputs)
    assert report.documents >= 3 and len(noisy) + report.documents - 3 >= files * 0.9


def test_files_of_random_bytes_are_accounted_for(engine: str, tmp_path: Path) -> None:
    assert_noise_is_accounted_for(engine, tmp_path, 100)


@pytest.mark.slow
def test_a_thousand_files_of_random_bytes_are_accounted_for(engine: str, tmp_path: Path) -> None:
    assert_noise_is_accounted_for(engine, tmp_path, 1000)
