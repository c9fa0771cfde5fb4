"""The OpenSearch engine on a real server: the whole contract suite, and what only an engine outside the folder has to promise."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indexer.engines import open_engine, rollback, verify
from indexer.engines.base import Engine
from indexer.errors import EngineError
from indexer.model import AnalysedDocument, Order, Request
from tests.engines import opensearch_cluster as cluster
from tests.engines import test_contract as contract
from tests.engines.conftest import Built
from tests.engines.texts import VERSIONS, corpora, phrase, requests, text, word

pytest.importorskip("opensearchpy", reason="opensearch-py is not installed: pip install opensearch-py")

# These only read, so their many cases share an index; a new one takes about half a second.
READ_ONLY = (
    "test_a_node_matches",
    "test_a_document_passes_when_its_interval_overlaps",
    "test_an_impossible_request_is_refused_in_words",
    "test_pages_make_up_the_whole",
)


@pytest.fixture(scope="module", autouse=True)
def server() -> None:
    cluster.need_server()


@pytest.fixture(scope="module")
def opened() -> partial[Engine]:
    """open_engine for this server."""
    return partial(open_engine, url=cluster.address())


@pytest.fixture(params=["opensearch"])
def engine_name(request: pytest.FixtureRequest, opened: partial[Engine], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(contract, "open_engine", opened)
    return str(request.param)


def build(engine: Engine, documents: list[AnalysedDocument]) -> Engine:
    with engine.rebuild(VERSIONS) as writer:
        for document in documents:
            writer.add(document)
    return engine


@pytest.fixture(scope="module")
def shared(opened: partial[Engine], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """One engine for the same documents."""
    folder = tmp_path_factory.mktemp("shared")
    engines: dict[tuple[AnalysedDocument, ...], Engine] = {}

    def made(documents: list[AnalysedDocument]) -> Engine:
        key = tuple(documents)
        if key not in engines:
            engines[key] = build(opened(folder / str(len(engines)), "opensearch", replicas=0), documents)
        return engines[key]

    yield made
    for engine in engines.values():
        engine.close()
    cluster.delete_made_under(folder)


@pytest.fixture
def built(request: pytest.FixtureRequest, opened: partial[Engine], engine_name: str, shared: Built, tmp_path: Path) -> Iterator[Built]:
    if getattr(request.node, "originalname", "") in READ_ONLY:
        yield shared
        return
    engines: list[Engine] = []
    numbers = count()

    def made(documents: list[AnalysedDocument]) -> Engine:
        folder = tmp_path / f"index-{next(numbers)}"
        engines.append(opened(folder, engine_name, shards=getattr(request, "param", 1), replicas=0))  # replicas cost time only
        return build(engines[-1], documents)

    yield made
    for engine in engines:
        engine.close()
    cluster.delete_made_under(tmp_path)


# --- the contract ------------------------------------------------------------------------------

# no shrinking: a thousand indexes would stand on the server before the smallest example was found
FEW = settings(contract.DRAWN, max_examples=6, phases=(Phase.explicit, Phase.reuse, Phase.generate))
DRAWN_ANEW = ("test_every_request_is_answered_as_the_judge_answers_it", "test_updates_end_where_the_judge_does")

globals().update({name: test for name, test in vars(contract).items() if name.startswith("test_") and name not in DRAWN_ANEW})


@pytest.mark.parametrize("built", [1, 3], ids=["one shard", "three shards"], indirect=True)
@FEW
@given(corpus=corpora, asked=st.lists(requests, min_size=15, max_size=25))
def test_every_request_is_answered_as_the_judge_answers_it(built: Built, corpus: list[AnalysedDocument], asked: list[Request]) -> None:
    contract.test_every_request_is_answered_as_the_judge_answers_it.hypothesis.inner_test(built, corpus, asked)


@settings(FEW, max_examples=3)
@given(corpus=corpora, updates=st.lists(contract.changes, min_size=1, max_size=3), asked=st.lists(requests, min_size=5, max_size=5))
def test_updates_end_where_the_judge_does(
    built: Built, corpus: list[AnalysedDocument], updates: list[list[tuple[bool, AnalysedDocument]]], asked: list[Request]
) -> None:
    contract.test_updates_end_where_the_judge_does.hypothesis.inner_test(built, corpus, updates, asked)


# --- the cluster and the folder ----------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "index"
    cluster.delete_made_under(tmp_path)


@pytest.fixture
def engine(opened: partial[Engine], folder: Path) -> Iterator[Engine]:
    engine = opened(folder, "opensearch")
    yield engine
    engine.close()


def pointed_to(folder: Path) -> str:
    """The index that the published generation reads."""
    published = folder / (folder / "CURRENT").read_text().strip()
    return str(json.loads((published / "engine" / "pointer.json").read_bytes())["index"])


def aliased(index: str) -> list[str]:
    return list(cluster.call(index)[index]["aliases"])


def test_the_alias_and_the_stamp_follow_what_is_published(engine: Engine, folder: Path) -> None:
    build(engine, [text("1", "мир")])
    first = pointed_to(folder)
    (alias,) = aliased(first)
    with engine.update(VERSIONS) as writer:
        writer.add(text("2", "мир"))
    second = pointed_to(folder)
    assert (aliased(first), aliased(second)) == ([], [alias])
    stamp = cluster.call(second)[second]["mappings"]["_meta"]
    assert (stamp["build"], stamp["documents"], stamp["versions"]["analyser"]) == (engine.stamp.build, 2, "test")
    rollback(folder)
    assert (aliased(first), aliased(second)) == ([alias], [])


def test_two_older_indexes_stay_and_the_rest_go(engine: Engine, folder: Path) -> None:
    names = []
    for number in range(5):
        build(engine, [text(str(number), "мир")])
        names.append(pointed_to(folder))
    assert cluster.indexes() & set(names) == set(names[-3:])


def test_a_rollback_finds_the_old_documents(opened: partial[Engine], engine: Engine, folder: Path) -> None:
    build(engine, [text("old", "мир")])
    build(engine, [text("new", "мир")])
    rollback(folder)
    again = opened(folder)
    assert contract.found(again, word("мир")) == ["old"]
    again.close()


def test_a_build_that_fails_leaves_no_index(engine: Engine, folder: Path) -> None:
    build(engine, [text("1", "мир")])
    published = pointed_to(folder)
    for writing in (engine.rebuild, engine.update):
        with pytest.raises(ZeroDivisionError), writing(VERSIONS) as writer:
            (begun,) = set(cluster.made_under(folder)) - {published}
            assert begun in cluster.indexes()
            writer.add(text("2", "мир"))
            raise ZeroDivisionError
        assert begun not in cluster.indexes()
    assert published in cluster.indexes()


def test_an_update_that_fails_before_it_has_an_index_takes_none_away(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(engine, [text("1", "мир")])

    def full_disk(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indexer.engines.opensearch_engine.write_whole", full_disk)
    with pytest.raises(EngineError, match="disk is full"), engine.update(VERSIONS):
        pass
    assert contract.found(engine, word("мир")) == ["1"]


ABANDONED = """
import os, sys
from pathlib import Path
from indexer.engines import open_engine
from tests.engines.texts import VERSIONS, text
with open_engine(Path(sys.argv[1]), "opensearch", sys.argv[2]).{kind}(VERSIONS) as writer:
    writer.add(text("2", "мир"))
    os._exit(9)
"""


@pytest.mark.parametrize("kind", ["rebuild", "update"])
def test_what_a_killed_build_left_is_taken_away_by_the_next(engine: Engine, folder: Path, kind: str) -> None:
    build(engine, [text("1", "мир")])
    published = pointed_to(folder)
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", ABANDONED.format(kind=kind), str(folder), cluster.address()], cwd=root, check=False)
    assert ended.returncode == 9
    (left,) = set(cluster.made_under(folder)) - {published}
    assert left in cluster.indexes()
    assert contract.found(engine, word("мир")) == ["1"]
    with engine.update(VERSIONS) as writer:
        writer.add(text("3", "мир"))
    assert left not in cluster.indexes()
    assert published in cluster.indexes()
    assert contract.found(engine, word("мир")) == ["1", "3"]


def test_an_update_leaves_the_published_index_as_it_was(opened: partial[Engine], engine: Engine, folder: Path) -> None:
    build(engine, [text("1", "мир"), text("2", "мир")])
    reader = opened(folder)
    with engine.update(VERSIONS) as writer:
        writer.remove("1")
        writer.add(text("2", "война"))
    assert (contract.found(reader, word("мир")), contract.found(engine, word("мир"))) == (["1", "2"], [])
    reader.close()


def test_shards_and_replicas_are_as_set(opened: partial[Engine], folder: Path) -> None:
    engine = build(opened(folder, "opensearch", shards=2, replicas=0), [text("1", "мир")])
    index = pointed_to(folder)
    settings_ = cluster.call(index)[index]["settings"]["index"]
    assert (settings_["number_of_shards"], settings_["auto_expand_replicas"], settings_["number_of_replicas"]) == ("2", "0-0", "0")
    engine.close()


def test_a_published_index_is_closed_to_writing(engine: Engine, folder: Path) -> None:
    build(engine, [text("1", "мир")])
    index = pointed_to(folder)
    assert cluster.call(index)[index]["settings"]["index"]["blocks"]["write"] == "true"


def test_verify_sees_what_is_missing_on_the_server(engine: Engine, folder: Path) -> None:
    build(engine, [text("1", "мир"), text("2", "мир")])
    assert verify(folder) == ()
    index = pointed_to(folder)
    cluster.call(f"{index}/_settings", "PUT", {"index.blocks.write": False})
    hits = cluster.call(f"{index}/_search")["hits"]["hits"]
    cluster.call(f"{index}/_doc/{hits[0]['_id']}?refresh=true", "DELETE")
    assert "count" in [fault.kind for fault in verify(folder)]


def test_an_index_that_is_gone_from_the_server_is_said_to_be(opened: partial[Engine], engine: Engine, folder: Path) -> None:
    build(engine, [text("1", "мир")])
    cluster.call(pointed_to(folder), "DELETE")
    asking: list[Callable[[], object]] = [
        lambda: opened(folder),
        lambda: engine.search(Request()),
        lambda: engine.document("1"),
        lambda: list(engine.scan(Request())),
    ]
    for ask in asking:
        with pytest.raises(EngineError, match=r"not at http.* any more.*--full"):
            ask()


# --- documents and queries ---------------------------------------------------------------------


def test_words_longer_than_the_tokenisers_limit_are_whole(built: Built) -> None:
    one, other = "щ" * 300, "щ" * 299 + "а"
    engine = built([text("1", f"до {one} после"), text("2", f"до {other} после")])
    assert contract.found(engine, word(one)) == ["1"]
    assert contract.found(engine, phrase(f"до {other} после")) == ["2"]


def test_a_document_that_the_server_refuses_is_named(engine: Engine) -> None:
    with pytest.raises(EngineError, match=r"did not take the document 'odd'.*immense term"), engine.rebuild(VERSIONS) as writer:
        writer.add(text("1", "мир"))
        writer.add(text("odd", "мир", tags=("т" * 20_000,)))


def test_more_documents_than_a_bulk_arrive_in_the_order_that_counts(engine: Engine) -> None:
    with engine.rebuild(VERSIONS) as writer:
        for number in range(2500):
            writer.add(text(f"{number:04}", "старый"))
        for number in range(0, 2500, 2):
            writer.add(text(f"{number:04}", "новый"))
        for number in range(0, 2500, 10):
            writer.remove(f"{number:04}")
    assert engine.stamp.documents == 2250
    totals = [engine.search(Request(word(each), limit=0, facets=())).total for each in ("старый", "новый")]
    assert totals == [1250, 1000]
    scanned = [each.id for each in engine.scan(Request(word("новый"), order=Order.OLDEST))]
    assert scanned == [f"{number:04}" for number in range(2500) if number % 2 == 0 and number % 10]


def test_deep_and_wide_queries_are_answered(built: Built) -> None:
    engine = built([text("1", "а б"), text("2", "в")])
    node = contract.Or((word("а"), word(*(f"с{number}" for number in range(3000)))))
    for _ in range(10):
        node = contract.Or((contract.Not(contract.Not(node)), word("нет")))
    assert contract.found(engine, node) == ["1"]
    many = contract.Phrase(tuple(frozenset(f"r:{letter}{number}" for number in range(300)) | {f"r:{letter}"} for letter in "аб"))
    with pytest.raises(contract.QueryError, match="too many words"):
        engine.search(Request(many))
