"""Documents and questions with known answers: this build searches them through its door, the baselines through a BM25 in memory.

The baselines get the documents as intake made them, so that the keys are all that differs, and the ranking.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from bench.bm25 import Bm25
from bench.figures import DEPESHA
from bench.methods import Baseline, baselines
from bench.metrics import DEPTH, discounted_gain, mean, reciprocal_rank
from bench.sources import Record
from indexer.building import build
from indexer.errors import QueryError
from indexer.model import Document, Filter, Question
from indexer.search import Index, open_index
from indexer.settings import Settings

Ranker: TypeAlias = Callable[[str, str | None], list[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, the documents that answer it with their grades, and the one language to look in, or None."""

    text: str
    grades: Mapping[str, int]
    language: str | None = None


@contextmanager
def rankers(corpus: Path, settings: Settings) -> Iterator[dict[str, Ranker]]:
    """By method, what ranks the documents of a corpus; the index is made for this and goes with the block."""
    with TemporaryDirectory() as folder:
        here = replace(settings, corpus=corpus, index=Path(folder, "index"))
        build(here)
        with closing(open_index(here)) as index:
            documents = list(index.export(Question()))
            ways = {method.name: _baseline_ranker(method, documents) for method in baselines()} | {DEPESHA: _ranker(index)}
            yield {name: cache(rank) for name, rank in ways.items()}


@contextmanager
def records_as_corpus(records: Iterable[Record]) -> Iterator[Path]:
    """A corpus folder of these records."""
    with TemporaryDirectory() as folder:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        Path(folder, "documents.jsonl").write_text("".join(lines), encoding="utf-8")
        yield Path(folder)


def mrr(rank: Ranker, queries: Sequence[Judged]) -> float:
    """The mean reciprocal rank at ten."""
    return mean([reciprocal_rank(rank(query.text, query.language), query.grades) for query in queries])


def ndcg(rank: Ranker, queries: Sequence[Judged]) -> float:
    """The mean of the normalised discounted gains at ten."""
    return mean([discounted_gain(rank(query.text, query.language), query.grades) for query in queries])


def _ranker(index: Index) -> Ranker:
    def rank(text: str, language: str | None) -> list[str]:
        filters = (Filter("language", (language,)),) if language else ()
        try:
            page = index.search(Question(text, filters, size=DEPTH))
        except QueryError:  # a refused query finds nothing, and is counted so
            return []
        return [result.document.id for result in page.results]

    return rank


def _baseline_ranker(method: Baseline, documents: Iterable[Document]) -> Ranker:
    engine = Bm25((document.id, document.language, _keys(method, document)) for document in documents)
    return lambda text, language: engine.search(method.query_keys(text), language, DEPTH)


def _keys(method: Baseline, document: Document) -> list[str]:
    parts = zip(document.paragraphs, document.paragraph_languages, strict=True)
    texts = [(document.title, document.language), *parts]
    return [key for text, language in texts for key in method.text_keys(text, language)]
