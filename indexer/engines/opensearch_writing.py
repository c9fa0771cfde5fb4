"""Writing one index of an OpenSearch cluster: its layout, and documents in bulks that several connections carry at once.

Every write carries a version that grows, so one that is sent twice after a lost answer, or that comes late, changes nothing. An index
that is finished is closed to writing.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any

from indexer.engines.fields import LAST_DAY, document_days, facet_values
from indexer.engines.opensearch_query import Json, facet_term, word_of
from indexer.engines.opensearch_server import Server, attempts, will_pass
from indexer.engines.rarity import BODY, TITLE, field_name
from indexer.errors import EngineError
from indexer.model import FACETS, AnalysedDocument, Keys, Layer

PATIENCE = 120.0  # seconds: a cluster that lost its manager elects another and promotes replicas in a few
WAITS: Json = {"timeout": "15s", "request_timeout": 30}  # the server's patience within one question, and ours for its answer
BULK_BYTES, BULK_OPERATIONS = 4_000_000, 1000
CARRIERS, BULKS_WAITING = 3, 6
NEWEST_RESULT = 100_000  # the deepest hit that a page may show; beyond it a scan

NO_DOCUMENT, NEWER_IS_THERE = 404, 409


def layout(shards: int, replicas: int) -> Json:
    """Settings and mappings of a new index. Stored are the record and what is kept; replicas, at most as many as other nodes."""
    keyword: Json = {"type": "keyword"}
    keys = {field_name(part, layer): {"type": "text", "analyzer": "whitespace"} for part in (TITLE, BODY) for layer in Layer}
    days = {day: {"type": "integer"} for day in ("first", "last", "oldest")}
    stored: Json = {"record": {"type": "keyword", "index": False, "doc_values": False}, "kept": {"type": "binary"}}
    properties = {"id": keyword, **stored, **keys, **dict.fromkeys(FACETS, keyword), **days}
    return {
        "settings": {
            "index.number_of_shards": shards,
            "index.auto_expand_replicas": f"0-{replicas}",
            "index.refresh_interval": "-1",
            "index.max_result_window": NEWEST_RESULT,
        },
        "mappings": {"dynamic": "strict", "_source": {"includes": list(stored)}, "properties": properties},
    }


def document_id(id: str) -> str:
    """A name of OpenSearch's kind, which may be neither empty nor longer than 512 bytes."""
    return hashlib.sha256(id.encode()).hexdigest()


def source_of(analysed: AnalysedDocument, record: str) -> Json:
    """A document as OpenSearch is given it."""
    first, last = document_days(analysed.document)
    facets = {facet: [facet_term(value) for value in values] for facet, values in facet_values(analysed.document).items()}
    return {
        "id": analysed.document.id,
        "record": record,
        "kept": b64encode(analysed.kept).decode(),
        **_texts(TITLE, analysed.title),
        **_texts(BODY, analysed.body),
        **facets,
        "first": first,
        "last": last,
        "oldest": first or LAST_DAY + 1,
    }


def _texts(part: str, keys: Keys) -> dict[str, str]:
    runs = ((Layer.WORDS, keys.words), (Layer.EXACT, keys.exact), (Layer.BRIDGE, keys.bridge))
    return {field_name(part, layer): " ".join(map(word_of, run)) for layer, run in runs if run}


@dataclass(frozen=True, slots=True)
class Operation:
    """A document to put in or take out, as the lines of a bulk."""

    id: str
    lines: bytes


class OpenSearchWriter:
    """Writes one index; `finished` is told the first version that is free when the index is closed to writing."""

    def __init__(self, server: Server, index: str, first_version: int, finished: Callable[[int], None]) -> None:
        self._server, self._index, self._finished = server, index, finished
        self._versions = count(first_version)
        self._bulk: list[Operation] = []
        self._bytes = 0
        self._carriers = ThreadPoolExecutor(CARRIERS, thread_name_prefix="bulk")
        self._waiting: deque[Future[None]] = deque()

    def add(self, document: AnalysedDocument, record: str, replaces: bool) -> None:
        """Put a document in; one of its id has a smaller version, and goes."""
        self._put("index", document.document.id, json.dumps(source_of(document, record), ensure_ascii=False).encode())

    def remove(self, id: str) -> None:
        """Take out a document that is there."""
        self._put("delete", id)

    def finish(self) -> None:
        """Send what is left, make it visible and close the index to writing."""
        self._send()
        while self._waiting:
            self._waiting.popleft().result()
        self._carriers.shutdown()
        self._close_index()
        self._finished(next(self._versions))
        self._server.close()

    def abort(self) -> None:
        """Stop writing; what was sent goes with the index, so nothing may be on its way to it."""
        self._server.give_up()
        self._carriers.shutdown(cancel_futures=True)
        self._server.close()

    def _put(self, verb: str, id: str, *source: bytes) -> None:
        action = {verb: {"_id": document_id(id), "version": next(self._versions), "version_type": "external_gte"}}
        operation = Operation(id, b"".join(line + b"\n" for line in (json.dumps(action).encode(), *source)))
        self._bulk.append(operation)
        self._bytes += len(operation.lines)
        if self._bytes >= BULK_BYTES or len(self._bulk) >= BULK_OPERATIONS:
            self._send()

    def _send(self) -> None:
        """Hand a bulk to a carrier; waits when too many are on their way, and raises what went wrong with the oldest."""
        if not self._bulk:
            return
        if len(self._waiting) >= BULKS_WAITING:
            self._waiting.popleft().result()
        self._waiting.append(self._carriers.submit(self._carry, self._bulk))
        self._bulk, self._bytes = [], 0

    def _carry(self, operations: list[Operation]) -> None:
        for is_last in attempts(PATIENCE):
            operations = self._refused_for_now(operations, is_last or self._server.is_given_up)
            if not operations:
                return

    def _refused_for_now(self, operations: list[Operation], is_last: bool) -> list[Operation]:
        """Send them; gives those that may be sent again, and raises EngineError for the others that failed."""
        body = b"".join(operation.lines for operation in operations)
        answer = self._server.ask(lambda client: client.bulk(body=body, index=self._index, **WAITS), PATIENCE)
        results = [result for item in answer["items"] for result in item.values()]
        failed = [(operation, result) for operation, result in zip(operations, results, strict=True) if _has_failed(result)]
        for operation, result in failed:
            if is_last or not will_pass(result["status"]):
                error = result.get("error", {})
                raise EngineError(
                    f"OpenSearch at {self._server.name} did not take the document {operation.id[:100]!r} "
                    f"({error.get('type')}: {error.get('reason')}). Mend or leave out the document, or choose another engine."
                )
        return [operation for operation, _ in failed]

    def _close_index(self) -> None:
        ask, index = self._server.ask, self._index
        ask(lambda client: client.cluster.health(index=index, wait_for_status="yellow", **WAITS), PATIENCE)
        ask(lambda client: client.indices.refresh(index=index), PATIENCE)
        closed = {"index.blocks.write": True, "index.refresh_interval": None}
        ask(lambda client: client.indices.put_settings(index=index, body=closed), PATIENCE)


def _has_failed(result: dict[str, Any]) -> bool:
    """A document that is not there need not be deleted, and one with a newer version stays."""
    return result["status"] >= 300 and result["status"] not in (NO_DOCUMENT, NEWER_IS_THERE)
