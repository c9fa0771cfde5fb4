"""A build on several processes makes the index that a build in one makes, and leaves the old one when a process dies."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from indexer import attachments
from indexer.building import build
from indexer.engines import open_engine
from indexer.errors import EngineError
from indexer.grouping import Anew
from indexer.model import FACETS, Order, Request
from indexer.settings import Settings

TABLES = (attachments.TABLES, attachments.COUNTS, attachments.VOCABULARY, attachments.BRIDGES, attachments.EVENTS, attachments.REPEATED)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    records = [
        {
            "id": f"d{number}",
            "text": f"Посол {number} прибув до Києва.\n\nСторони обговорили договір {number % 7} про рибальство.",
            "date": f"2021-03-{number % 28 + 1:02}" if number % 5 else None,
            "source": f"outlet-{number % 3}",
        }
        for number in range(200)
    ]
    (corpus / "all.jsonl").write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return Settings(corpus=corpus, index=tmp_path / "one", engine="tantivy")


def several(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("indexer.passes.PARALLEL_FROM", 1)
    monkeypatch.setattr("indexer.passes.cores", lambda: 3)
    monkeypatch.setattr("indexer.job.BATCH", 7)
    monkeypatch.setattr("indexer.job.COUNTED_TOGETHER", 11)
    return Settings(corpus=settings.corpus, index=settings.index.parent / "several", engine=settings.engine)


def test_several_processes_make_the_index_that_one_makes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(settings)
    apart = several(settings, monkeypatch)
    build(apart)
    one, other = open_engine(settings.index), open_engine(apart.index)
    request = Request(limit=300, facets=FACETS, order=Order.NEWEST)
    assert one.search(request) == other.search(request)
    assert one.stamp.documents == 200
    for table in TABLES:
        assert one.attachment(table) == other.attachment(table), table


def test_a_process_that_dies_leaves_the_old_index(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = several(settings, monkeypatch)
    before = build(apart).build
    parent = os.getpid()
    monkeypatch.setattr(Anew, "note", lambda *_: os.kill(os.getpid(), signal.SIGKILL) if os.getpid() != parent else None)
    with pytest.raises(EngineError, match="old index is unchanged"):
        build(apart, full=True)
    assert open_engine(apart.index).stamp.build == before
