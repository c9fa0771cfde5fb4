"""How quick the analysis is when warm, and what loading the dictionaries costs. Processor time on one core, not the clock's."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.figures import DEPESHA, FIRST_PARSE, Figure
from bench.floors import FLOORS
from bench.methods import Baseline, baselines
from bench.text_measures import OUR_CORPUS
from indexer.analysis import Analyser, count_forms, make_tables
from indexer.attachments import load_glossary
from indexer.intake import list_files, read_file
from indexer.model import Document
from indexer.published import glossary_bytes
from indexer.settings import Settings

PASSES = 5
ROOT = Path(__file__).resolve().parents[1]


def speed_figures(settings: Settings) -> Iterator[Figure]:
    """Words a second over the demonstration corpus, title and body, from text to keys; the best of some passes after a first one."""
    documents = _documents(settings)
    tables = make_tables(count_forms(documents), settings.dictionaries)
    analyser = Analyser(tables, load_glossary(glossary_bytes(settings)), settings.dictionaries)
    values = {method.name: words_a_second(_baseline(method), documents) for method in baselines()}
    title = "analysis, warm: words/s"
    yield Figure(title, values | {DEPESHA: words_a_second(_depesha(analyser), documents)}, FLOORS[title])


def loading_figures() -> Iterator[Figure]:
    """Seconds and megabytes (of 1,000,000 bytes) that both dictionaries take in a new process, up to the first word of each."""
    found = {method: _load(method) for method in (FIRST_PARSE, DEPESHA)}
    for unit in ("s", "MB"):
        title = f"loading both dictionaries: {unit}"
        yield Figure(title, {method: cost[unit] for method, cost in found.items()}, FLOORS[title])


def words_a_second(analyse: Callable[[Document], int], documents: Sequence[Document]) -> float:
    """The best of PASSES over the documents, after one that warms up; `analyse` gives the number of words."""
    words = sum(map(analyse, documents))
    return words / min(_pass(analyse, documents) for _ in range(PASSES))


def _pass(analyse: Callable[[Document], int], documents: Sequence[Document]) -> float:
    started = time.process_time()
    for document in documents:
        analyse(document)
    return time.process_time() - started


def _depesha(analyser: Analyser) -> Callable[[Document], int]:
    def analyse(document: Document) -> int:
        keys = analyser.analyse(document)
        return len(keys.title.words) + len(keys.body.words)

    return analyse


def _baseline(method: Baseline) -> Callable[[Document], int]:
    return lambda document: sum(len(method.text_keys(text, document.language)) for text in (document.title, *document.paragraphs))


def _documents(settings: Settings) -> list[Document]:
    files = list_files(OUR_CORPUS, settings).files
    return [outcome for file in files for outcome in read_file(file, settings) if isinstance(outcome, Document)]


def _load(method: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.loading", method]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    costs: dict[str, float] = json.loads(done.stdout)
    return costs
