"""Fixtures and small texts for the engines.

`engine_name` runs a test once on every engine; a new engine is one more name in ENGINES. `built` gives a function from documents to
an engine that holds them, each call in an index of its own; it is what most tests want. `folder` is an index folder with nothing in
it yet, for tests that look at the files. Tests that need no engine at all (the judge, the records) take none of these.

Documents are made by `texts.text`: the words of a body as they stand, one key of each layer a word (`r:` or `u:`, `=`, `~r:` or `~u:`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.engines.base import Engine
from indexer.model import AnalysedDocument
from tests.engines.texts import VERSIONS

ENGINES = ("whoosh", "tantivy")

Built = Callable[[list[AnalysedDocument]], Engine]


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index folder that is not there yet."""
    return tmp_path / "index"


@pytest.fixture
def built(engine_name: str, tmp_path: Path) -> Iterator[Built]:
    """From documents to an engine that holds them."""
    engines: list[Engine] = []
    numbers = count()

    def build(documents: list[AnalysedDocument]) -> Engine:
        engine = open_engine(tmp_path / f"index-{next(numbers)}", engine_name)
        engines.append(engine)
        with engine.rebuild(VERSIONS) as writer:
            for document in documents:
                writer.add(document)
        return engine

    yield build
    for engine in engines:
        engine.close()
