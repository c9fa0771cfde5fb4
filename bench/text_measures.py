"""Figures about searches in texts: questions, headlines in the other language, names in the news, and our own judged queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.figures import Figure
from bench.floors import FLOORS
from bench.retrieval import Judged, Ranker, mrr, ndcg, rankers, records_as_corpus
from bench.sources import Record, Source
from indexer.model import LANGUAGES
from indexer.settings import Settings

MOST_QUERIES = 400
OUR_CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def xquad_figures(source: Source, settings: Settings) -> Iterator[Figure]:
    """Questions in Russian over passages in Russian."""
    documents = [_document(record, record["doc_id"]) for record in source.records("xquad_passages_ru.jsonl")]
    queries = _queries(source.records("xquad_queries_ru.jsonl"), documents)
    yield _retrieval("xquad: MRR at 10", documents, queries, settings)


def news_figures(source: Source, settings: Settings) -> Iterator[Figure]:
    """Names of people, places and events, over news in both languages; about so many queries, evenly chosen."""
    documents = [_document(record, record["doc_id"]) for record in source.records("news_topics.jsonl")]
    queries = _queries(source.records("news_entity_queries.jsonl"), documents)
    yield _retrieval("news entities: MRR at 10", documents, evenly(queries), settings)


def evenly(queries: Sequence[Judged]) -> Sequence[Judged]:
    """Every n-th query, so that about MOST_QUERIES are left."""
    return queries[:: max(1, len(queries) // MOST_QUERIES)]


def parallel_figures(source: Source, settings: Settings) -> Iterator[Figure]:
    """The same news in both languages: a headline must find its own article, within and across."""
    documents = [
        {"id": f"{record['doc_id']}|{language}", "title": "", "text": record[language], "language": language}
        for record in source.records("ntrex_documents.jsonl")
        for language in LANGUAGES
    ]
    headlines = source.records("ntrex_queries.jsonl")
    with records_as_corpus(documents) as corpus, rankers(corpus, settings) as ways:
        for into in LANGUAGES:
            for out in LANGUAGES:
                queries = [Judged(row["query"], {f"{row['relevant_doc_id']}|{into}": 1}, into) for row in headlines if row["lang"] == out]
                yield _figure(f"ntrex, {out} to {into}: MRR at 10", ways, mrr, queries)


def our_figures(settings: Settings) -> Iterator[Figure]:
    """Our own judged queries over the demonstration corpus: all, and those that only the other language answers."""
    source = Source(OUR_CORPUS)
    grades = defaultdict[str, dict[str, int]](dict)
    for query, document, grade in source.rows("qrels.tsv"):
        grades[query][document] = int(grade)
    rows = source.rows("queries.tsv")
    groups = {
        "all": [Judged(text, grades[query]) for query, text, _, _ in rows],
        "across": [Judged(text, grades[query]) for query, text, _, note in rows if note.startswith("across")],
    }
    with rankers(OUR_CORPUS, settings) as ways:
        for group, queries in groups.items():
            yield _figure(f"our corpus, {group}: MRR at 10", ways, mrr, queries)
            yield _figure(f"our corpus, {group}: nDCG at 10", ways, ndcg, queries)


def _retrieval(title: str, documents: Sequence[Record], queries: Sequence[Judged], settings: Settings) -> Figure:
    with records_as_corpus(documents) as corpus, rankers(corpus, settings) as ways:
        return _figure(title, ways, mrr, queries)


def _figure(
    title: str, ways: Mapping[str, Ranker], measure: Callable[[Ranker, Sequence[Judged]], float], queries: Sequence[Judged]
) -> Figure:
    return Figure(title, {name: measure(rank, queries) for name, rank in ways.items()}, FLOORS[title])


def _document(record: Record, id: str) -> Record:
    document = {"id": id, "title": record.get("title") or "", "text": record["text"]}
    return document | ({"language": record["lang"]} if record.get("lang") else {})


def _queries(records: Sequence[Record], documents: Sequence[Record]) -> list[Judged]:
    """The queries that these documents answer, with those answers alone."""
    known = {document["id"] for document in documents}
    graded = [(record["query"], {id: 1 for id in record["relevant"] if id in known}) for record in records]
    return [Judged(text, grades) for text, grades in graded if grades]
