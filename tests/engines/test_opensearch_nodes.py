"""What only several nodes can show: one is killed while an index is built, and one, the manager, while it is searched."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.engines.base import Engine
from indexer.model import FACETS, LANGUAGES, AnalysedDocument, And, DateRange, Filter, Near, Node, Not, Or, Order, Request
from tests.engines import opensearch_cluster as cluster
from tests.engines.texts import VERSIONS, phrase, text, word

pytestmark = pytest.mark.slow

DOCUMENTS, SEARCHES, SEARCHERS = 20_000, 500, 4
KILLED_AT_DOCUMENT, KILLED_AT_SEARCH = 8_000, 150
SYLLABLES = ["ба", "ве", "ги", "до", "жу", "зе", "ки", "ло", "ма", "не", "ор", "пу", "ра", "си", "то"]


def invented(number: int, draw: random.Random) -> AnalysedDocument:
    """A document whose frequent words are frequent, and every fifth without a date."""

    def words(most: int) -> str:
        ranks = (int(len(SYLLABLES) ** 3 * draw.random() ** 3) for _ in range(draw.randint(3, most)))
        return " ".join(SYLLABLES[rank // 225 % 15] + SYLLABLES[rank // 15 % 15] + SYLLABLES[rank % 15] for rank in ranks)

    return text(
        f"{number:05}",
        words(60),
        title=words(8),
        language=draw.choice((*LANGUAGES, "other")),
        source=draw.choice((None, "ТАСС", "УНІАН", "Сайт")),
        date=draw.choice((None, f"{draw.randint(1991, 2024)}", *(f"{draw.randint(1991, 2024)}-{draw.randint(1, 12):02}-07",) * 3)),
        tags=tuple(draw.sample(("нато", "мир", "газ", "оон"), draw.randint(0, 2))),
    )


def documents() -> Iterator[AnalysedDocument]:
    draw = random.Random(20241105)
    for number in range(DOCUMENTS):
        yield invented(number, draw)


def asked(draw: random.Random) -> Request:
    """A request of a kind that people ask."""

    def one() -> str:
        rank = int(400 * draw.random() ** 2)
        return SYLLABLES[0] + SYLLABLES[rank // 15 % 15] + SYLLABLES[rank % 15]

    first, second = one(), one()
    nodes: tuple[Node, ...] = (
        word(first),
        word(first, second),
        And((word(first), word(second))),
        Or((word(first), word(second))),
        And((word(first), Not(word(second)))),
        phrase(f"{first}|{second} {one()}|{one()}"),
        Near(word(first).keys, word(second).keys, 5),
    )
    filters = (Filter("language", ("ru",)), Filter("tag", (None, "мир")), Filter("source", ("ТАСС",), exclude=True))
    dates = (None, None, DateRange("2001-05-01", "2010-06-30"), DateRange("2014-01-01", undated=True))
    chosen = tuple(draw.sample(filters, draw.randint(0, 2)))
    return Request(draw.choice(nodes), chosen, draw.choice(dates), draw.choice(tuple(Order)), facets=FACETS)


def fill(engine: Engine, at_document: Callable[[int], None] = lambda _: None) -> Engine:
    with engine.rebuild(VERSIONS) as writer:
        for number, document in enumerate(documents()):
            at_document(number)
            writer.add(document)
    return engine


def comparable(engine: Engine, request: Request) -> object:
    """What engines promise to agree on."""
    hits = engine.search(request)
    ids = [] if request.order is Order.RELEVANCE else [hit.document.id for hit in hits.hits]
    return hits.total, hits.facets, ids


def kill(name: str) -> None:
    cluster.run("kill", name.removeprefix("node-"))


@pytest.fixture
def nodes() -> Iterator[None]:
    """All three nodes, before and after."""
    cluster.need_nodes()
    cluster.run("up")
    yield
    cluster.run("up")


def kill_a_primary(number: int) -> None:
    if number == KILLED_AT_DOCUMENT:
        shards = cluster.call("_cat/shards/depesha-gen-*?format=json&h=index,prirep,node,state")
        newest = max(shard["index"] for shard in shards)
        kill(next(shard["node"] for shard in shards if shard["index"] == newest and shard["prirep"] == "p"))


def test_a_node_may_die_while_an_index_is_built_and_another_while_it_is_searched(
    nodes: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEPESHA_OPENSEARCH_URL", cluster.run("url"))
    tantivy = fill(open_engine(tmp_path / "tantivy", "tantivy"))
    engine = fill(open_engine(tmp_path / "opensearch", "opensearch", cluster.address(), shards=3, replicas=1), kill_a_primary)
    assert cluster.call("_cluster/health")["number_of_nodes"] == 2
    assert engine.stamp.documents == DOCUMENTS
    assert [each.id for each in engine.scan(Request(order=Order.OLDEST))] == [each.id for each in tantivy.scan(Request(order=Order.OLDEST))]
    cluster.run("up")

    draw = random.Random(7)
    requests = [asked(draw) for _ in range(SEARCHES)]
    wanted = [comparable(tantivy, request) for request in requests]

    def search(number: int) -> object:
        if number == KILLED_AT_SEARCH:
            kill(cluster.call("_cat/cluster_manager?format=json")[0]["node"])
        return comparable(engine, requests[number])

    with ThreadPoolExecutor(SEARCHERS) as pool:
        found = list(pool.map(search, range(SEARCHES)))
    assert cluster.call("_cluster/health")["number_of_nodes"] == 2
    assert [number for number in range(SEARCHES) if found[number] != wanted[number]] == []
    engine.close()
    tantivy.close()
    cluster.delete_made_under(tmp_path)
