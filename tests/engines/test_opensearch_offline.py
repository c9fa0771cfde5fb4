"""What of the OpenSearch engine needs no server: queries as JSON, patience, and bulks that are partly refused."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import TransportError

from indexer.engines import open_engine, opensearch_server
from indexer.engines.opensearch_engine import OpenSearchAdapter
from indexer.engines.opensearch_query import LONGEST_KEY, compile_node, search_body, word_of
from indexer.engines.opensearch_server import Server
from indexer.engines.opensearch_writing import OpenSearchWriter
from indexer.errors import EngineError, QueryError
from indexer.model import And, Filter, Node, Or, Request
from tests.engines.texts import VERSIONS, phrase, text, word


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opensearch_server, "FIRST_PAUSE", 0.0)
    monkeypatch.setattr(opensearch_server, "LONGEST_PAUSE", 0.0)


def answering(*answers: Any) -> Callable[[Any], Any]:
    """A question that is answered so, one after the other; exceptions are raised."""
    left = iter(answers)

    def question(_: Any) -> Any:
        answer = next(left)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return question


@pytest.fixture
def server() -> Server:
    return Server("http://user:secret@one:9200, http://two:9200")


# --- patience ----------------------------------------------------------------------------------

BUSY, LOST, GONE = TransportError(429, "busy", {}), TransportError(503, "no manager", {}), NoConnection("N/A", "refused", OSError())
ODD = TransportError(400, "mapper_parsing_exception", {"error": {"type": "mapper_parsing_exception", "reason": "odd"}})
LARGE = TransportError(500, "search_phase_execution_exception", {"error": {"type": "too_many_nested_clauses", "reason": "1025"}})


def test_what_passes_is_asked_again(server: Server) -> None:
    assert server.ask(answering(BUSY, LOST, "fine"), 5) == "fine"


def test_a_server_that_answered_before_may_be_away_for_a_while(server: Server) -> None:
    assert server.ask(answering("here"), 5) == "here"
    assert server.ask(answering(GONE, GONE, "again"), 5) == "again"


@pytest.mark.parametrize(
    ("problem", "raised", "said"),
    [
        (GONE, EngineError, r"http://one:9200, http://two:9200 .*DEPESHA_OPENSEARCH_URL"),
        (ODD, EngineError, "400 mapper_parsing_exception: odd"),
        (LARGE, QueryError, "fewer words"),
        (TransportError(401, "unauthorized", {}), EngineError, "https://user:password@host"),
        (TransportError(404, "index_not_found_exception", {}), EngineError, "--full"),
    ],
)
def test_what_does_not_pass_is_said_at_once_and_without_the_password(
    server: Server, problem: Exception, raised: type[Exception], said: str
) -> None:
    with pytest.raises(raised, match=said) as found:
        server.ask(answering(problem), 5)
    assert "secret" not in str(found.value)


def test_nothing_is_asked_again_when_it_is_given_up(server: Server) -> None:
    server.give_up()
    with pytest.raises(EngineError, match="429 busy"):
        server.ask(answering(BUSY), 5)


def test_patience_ends(server: Server) -> None:
    with pytest.raises(EngineError, match="503 no manager"):
        server.ask(answering(LOST), 0)


# --- a server that is away ---------------------------------------------------------------------


def test_a_server_that_is_away_is_named_with_the_remedy_and_without_the_password(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "index", "opensearch", "http://anna:secret@127.0.0.1:1")
    with pytest.raises(EngineError, match=r"http://127\.0\.0\.1:1 .*DEPESHA_OPENSEARCH_URL") as problem, engine.rebuild(VERSIONS):
        pass
    assert "secret" not in str(problem.value)
    with pytest.raises(EngineError, match="http://host:9200"), open_engine(tmp_path / "b", "opensearch", "http://[").rebuild(VERSIONS):
        pass


def test_an_index_that_cannot_be_deleted_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "made.json").write_text(json.dumps({"url": "http://127.0.0.1:1", "index": "depesha-gen-x"}))
    with caplog.at_level(logging.WARNING):
        OpenSearchAdapter("http://127.0.0.1:1").discard(tmp_path)
    assert "depesha-gen-x could not be deleted" in caplog.text


# --- writing -----------------------------------------------------------------------------------


class FakeServer:
    """Takes bulks; `statuses` are the answers to the first operations, the rest is taken."""

    name = "http://fake:9200"

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.taken: list[tuple[str, int]] = []
        self.bulks = 0
        self.is_given_up = False

    def ask(self, question: Callable[[Any], Any], patience: float) -> Any:
        return question(self)

    def bulk(self, body: bytes, index: str, **_: Any) -> Any:
        self.bulks += 1
        lines = [json.loads(line) for line in body.splitlines()]
        return {"items": [self._take(line) for line in lines if {"index", "delete"} & line.keys()]}

    def _take(self, action: dict[str, Any]) -> Any:
        ((verb, what),) = action.items()
        status = self.statuses.pop(0) if self.statuses else 200
        if status < 300:
            self.taken.append((verb, what["version"]))
        return {verb: {"status": status, "error": {"type": "kind", "reason": "why"}}}

    cluster = indices = property(lambda self: self)

    def health(self, **_: Any) -> None:
        """Nothing to say."""

    refresh = put_settings = health

    def give_up(self) -> None:
        self.is_given_up = True

    def close(self) -> None:
        """Nothing to close."""


def writer(server: FakeServer, finished: list[int]) -> OpenSearchWriter:
    return OpenSearchWriter(server, "i", 7, finished.append)  # type: ignore[arg-type]


def test_operations_that_are_refused_for_now_are_sent_again_alone() -> None:
    server, finished = FakeServer(200, 429, 503, 200, 429), list[int]()
    writing = writer(server, finished)
    for number in range(4):
        writing.add(text(str(number), "мир"), "[]", False)
    writing.remove("0")
    writing.finish()
    assert sorted(server.taken) == [("delete", 11), ("index", 7), ("index", 8), ("index", 9), ("index", 10)]
    assert (server.bulks, finished) == (2, [12])


def test_a_newer_document_and_one_that_is_gone_are_no_failures() -> None:
    server = FakeServer(409, 404)
    writing = writer(server, [])
    writing.add(text("1", "мир"), "[]", True)
    writing.remove("2")
    writing.finish()
    assert server.bulks == 1


def test_a_document_that_is_refused_for_good_ends_the_build() -> None:
    finished: list[int] = []
    writing = writer(FakeServer(200, 400), finished)
    writing.add(text("1", "мир"), "[]", False)
    writing.add(text("odd", "мир"), "[]", False)
    with pytest.raises(EngineError, match=r"'odd' \(kind: why\)"):
        writing.finish()
    writing.abort()
    assert finished == []


def test_a_failure_is_heard_of_while_documents_still_come() -> None:
    # Several bulks are on their way at once, so whichever comes first is refused; the limit alone says that it was heard of in time.
    writing = writer(FakeServer(400), [])
    with pytest.raises(EngineError, match=r"did not take the document '\d+' \(kind: why\)"):
        for number in range(100_000):
            writing.add(text(str(number), "мир"), "[]", False)
    writing.abort()


def test_a_build_that_is_broken_off_does_not_wait_for_a_busy_server() -> None:
    server = FakeServer(*[429] * 50)
    writing = writer(server, [])
    server.give_up()
    writing.add(text("1", "мир"), "[]", False)
    with pytest.raises(EngineError):
        writing.finish()
    writing.abort()
    assert server.bulks == 1


# --- queries -----------------------------------------------------------------------------------


def leaves(query: object, kind: str) -> int:
    """How often a kind of query stands in a tree."""
    if isinstance(query, dict):
        return sum((key == kind) + leaves(value, kind) for key, value in query.items())
    return sum(leaves(each, kind) for each in query) if isinstance(query, list) else 0


def test_a_query_stays_under_the_limit_of_clauses_and_scores_what_it_can() -> None:
    few = word(*(f"с{number}" for number in range(256)))
    assert (leaves(compile_node(few), "term"), leaves(compile_node(few), "terms")) == (512, 0)
    many: Node = And((*(Or((few, word("а", "б"))) for _ in range(32)), word("в")))
    assert (leaves(compile_node(many), "term"), leaves(compile_node(many), "terms")) == (32 * 4 + 2, 32 * 2)


def test_a_phrase_of_single_words_is_a_plain_phrase() -> None:
    assert leaves(compile_node(phrase("а б")), "match_phrase") == 2
    assert (leaves(compile_node(phrase("а|в б")), "match_phrase"), leaves(compile_node(phrase("а|в б")), "span_term")) == (0, 6)


def test_filters_on_what_is_not_counted_act_before_the_counting() -> None:
    source, tag = Filter("source", ("а",)), Filter("tag", (None,), exclude=True)
    body = search_body(Request(filters=(source, tag), facets=("source", "year")))
    assert leaves(body["query"], "tag") == 1
    assert (leaves(body["post_filter"], "source"), leaves(body["post_filter"], "tag")) == (1, 0)
    counted_within = {facet: body["aggs"][facet]["filter"] for facet in ("source", "year")}
    assert (leaves(counted_within["source"], "terms"), leaves(counted_within["year"], "source")) == (0, 1)


def test_a_long_key_stays_itself_and_apart() -> None:
    key = "r:" + "щ" * 300
    assert len(word_of(key)) <= 255
    assert len({word_of(key), word_of(key + "а"), word_of("u" + key[1:])}) == 3
    assert word_of(key[:LONGEST_KEY]) == key[:LONGEST_KEY]
