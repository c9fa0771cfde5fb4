"""The OpenSearch engine: an index of the cluster for each generation. The generation's folder says where it is, and no more:

    pointer.json   the index to read: its name, the cluster's address, the version of the next write
    made.json      the index that came into being with this folder and goes with it; never handed on to an update

An update starts from a clone of the published index, whose segments the servers link. Readers follow the folder, so they keep their
generation and a rollback is a matter of the folder; an alias of the cluster follows too, for whoever has no folder.
"""

from __future__ import annotations

import hashlib
import json
import logging
import uuid
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer.engines import record as records
from indexer.engines.adapter import Share
from indexer.engines.base import Stamp
from indexer.engines.fields import facet_counts
from indexer.engines.folders import write_whole
from indexer.engines.opensearch_query import Json, compile_node, frequency_body, scan_body, search_body
from indexer.engines.opensearch_server import Server
from indexer.engines.opensearch_writing import NEWEST_RESULT, PATIENCE, WAITS, OpenSearchWriter, document_id, layout
from indexer.engines.rarity import UNRATED, Rarities
from indexer.errors import EngineError, QueryError, Refusal
from indexer.model import Document, Hit, Hits, Node, Request

SCHEMA_VERSION = 6
POINTER, MADE = "pointer.json", "made.json"
READING_PATIENCE = 15.0  # seconds
SCAN_PAGE, SCAN_KEPT, SCAN_SNAPSHOTS = 500, "5m", 3

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """An index of a cluster; `next_version` is for the first write of an update."""

    url: str
    index: str
    next_version: int = 1


def _read_place(path: Path) -> Place:
    return Place(**json.loads(path.read_bytes()))


def _write_place(path: Path, place: Place) -> None:
    write_whole(path, json.dumps(asdict(place)).encode())


class OpenSearchAdapter:
    """OpenSearch behind folders. `url` is where new indexes are made; those that are there say where they are."""

    name = "opensearch"
    schema = SCHEMA_VERSION

    def __init__(self, url: str, shards: int = 1, replicas: int = 1) -> None:
        self._url, self._shards, self._replicas = url, shards, replicas

    def read(self, folder: Path) -> OpenSearchReader:
        """Open a finished generation."""
        place = _read_place(folder / POINTER)
        return OpenSearchReader(Server(place.url), place.index)

    def create(self, folder: Path) -> OpenSearchWriter:
        """Write into a new index."""
        wanted = layout(self._shards, self._replicas)
        place = Place(self._url, _new_name())
        return self._begin(
            folder, place, lambda client: client.indices.create(index=place.index, body=wanted, wait_for_active_shards="all", **WAITS)
        )

    def extend(self, folder: Path) -> OpenSearchWriter:
        """Write into a clone of the index that the folder points to."""
        base = _read_place(folder / POINTER)
        place = Place(base.url, _new_name(), base.next_version)
        wanted = layout(self._shards, self._replicas)["settings"] | {"index.blocks.write": None}
        del wanted["index.number_of_shards"]
        return self._begin(
            folder, place, lambda client: client.indices.clone(index=base.index, target=place.index, body={"settings": wanted}, **WAITS)
        )

    def _begin(self, folder: Path, place: Place, make: Any) -> OpenSearchWriter:
        """The folder says what it owns before the cluster has it, so that nothing is left behind."""
        server = Server(place.url)
        try:
            server.ask(lambda client: client.info(), 0)
            _write_place(folder / MADE, place)
            # asked again after a lost answer, the index may be there
            server.ask(lambda client: client.indices.exists(index=place.index) or make(client), PATIENCE)
        except BaseException:
            server.close()
            raise
        return OpenSearchWriter(
            server, place.index, place.next_version, lambda version: _write_place(folder / POINTER, Place(place.url, place.index, version))
        )

    def share(self, file: str) -> Share:
        """The pointer says where an update starts."""
        return Share.COPY if file == POINTER else Share.LEAVE

    def discard(self, folder: Path) -> None:
        """Delete the index that came with the folder; a server that is away keeps it, and the log says so."""
        if not (folder / MADE).exists():
            return
        place = _read_place(folder / MADE)
        try:
            with _server(place.url) as server:
                server.ask(lambda client: client.indices.delete(index=place.index, ignore_unavailable=True), READING_PATIENCE)
        except EngineError as problem:
            log.warning("The old index %s could not be deleted: %s", place.index, problem)


def _new_name() -> str:
    return f"depesha-gen-{datetime.now(UTC):%Y%m%dt%H%M%S}-{uuid.uuid4().hex[:12]}"


@contextmanager
def _server(url: str) -> Iterator[Server]:
    server = Server(url)
    try:
        yield server
    finally:
        server.close()


def alias_of(index_folder: Path) -> str:
    """The name that the cluster knows the published generation of an index folder by."""
    return f"depesha-{hashlib.sha256(str(index_folder.resolve()).encode()).hexdigest()[:12]}"


def announce(folder: Path, alias: str, stamp: Stamp) -> None:
    """Tell the cluster what is published: the index takes the stamp, and the alias moves to it from the one before, in one step."""
    place = _read_place(folder / POINTER)
    moves = [
        {"remove": {"index": "depesha-gen-*", "alias": alias, "must_exist": False}},
        {"add": {"index": place.index, "alias": alias}},
    ]
    with _server(place.url) as server:
        server.ask(lambda client: client.indices.put_mapping(index=place.index, body={"_meta": asdict(stamp)}), PATIENCE)
        server.ask(lambda client: client.indices.update_aliases(body={"actions": moves}), PATIENCE)


class OpenSearchReader:
    """One generation. The client is safe from several threads, and the index does not change."""

    def __init__(self, server: Server, index: str) -> None:
        self._server, self._index = server, index
        try:
            self.count: int = self._search({"size": 0, "track_total_hits": True}, index=index)["hits"]["total"]["value"]
        except BaseException:
            server.close()
            raise

    def close(self) -> None:
        """Let go of the connections."""
        self._server.close()

    def has(self, id: str) -> bool:
        """Whether there is a document of this id."""
        there: bool = self._server.ask(lambda client: client.exists(index=self._index, id=document_id(id)), READING_PATIENCE)
        return there

    def document(self, id: str) -> Document | None:
        """The stored document, or None."""
        found = self._server.ask(
            lambda client: client.mget(index=self._index, body={"ids": [document_id(id)]}, _source=["record"]), READING_PATIENCE
        )
        (document,) = found["docs"]
        if "error" in document:
            raise EngineError(f"The index is not at {self._server.name} any more. Build it anew with depesha index --full.")
        return _load(document) if document["found"] else None

    def search(self, request: Request) -> Hits:
        """One page of hits with facet counts."""
        if request.offset + request.limit > NEWEST_RESULT:
            raise QueryError(
                f"A page cannot reach beyond hit {NEWEST_RESULT:,} with OpenSearch. Narrow the search, or export its matches.",
                Refusal.PAGING,
                NEWEST_RESULT,
            )
        found = self._search(search_body(request, self._rarities(request.node)), index=self._index, preference=_preference(request))
        hits = tuple(Hit(_load(hit), b64decode(hit["_source"]["kept"]), hit["_score"] or 0.0) for hit in found["hits"]["hits"])
        counted = found.get("aggregations", {})
        facets = tuple(
            (facet, facet_counts((each["key"], each["doc_count"]) for each in counted[facet]["values"]["buckets"]))
            for facet in request.facets
        )
        return Hits(found["hits"]["total"]["value"], hits, facets)

    def scan(self, request: Request) -> Iterator[Document]:
        """Every match, in pages that each begin after the last hit of the one before; a node that dies costs a new snapshot."""
        body = scan_body(request, request.filters, self._rarities(request.node)) | {"size": SCAN_PAGE, "track_total_hits": False}
        for left in reversed(range(SCAN_SNAPSHOTS)):
            try:
                yield from self._scan_snapshot(request, body)
                return
            except EngineError:
                if not left:
                    raise

    def _rarities(self, node: Node) -> Rarities:
        """One question more, which the servers answer from their dictionaries, and remember."""
        wanted, body = frequency_body(node)
        if not wanted:
            return UNRATED
        buckets = self._search(body, index=self._index)["aggregations"]["keys"]["buckets"]
        counts = {each: bucket["doc_count"] for each, bucket in zip(wanted, buckets, strict=True)}
        return Rarities(self.count, lambda field, key: counts[field, key])

    def _scan_snapshot(self, request: Request, body: Json) -> Iterator[Document]:
        """The rest of a scan, over one snapshot; `body` keeps how far it came."""
        how = {"keep_alive": SCAN_KEPT, "preference": _preference(request), "allow_partial_pit_creation": "false"}
        snapshot = self._server.ask(lambda client: client.create_pit(index=self._index, **how), READING_PATIENCE)["pit_id"]
        try:
            while hits := self._search(body | {"pit": {"id": snapshot, "keep_alive": SCAN_KEPT}})["hits"]["hits"]:
                body["search_after"] = hits[-1]["sort"]
                yield from map(_load, hits)
        finally:
            self._drop_snapshot(snapshot)

    def _drop_snapshot(self, snapshot: str) -> None:
        try:
            self._server.ask(lambda client: client.delete_pit(body={"pit_id": [snapshot]}), 0)
        except EngineError as problem:
            log.info("A snapshot is left to expire in %s: %s", SCAN_KEPT, problem)

    def _search(self, body: Json, **where: str) -> Json:
        """Scores are computed over all shards, so that they can be compared; what only some shards answer is an error."""
        how = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": "false"}
        found: Json = self._server.ask(lambda client: client.search(body=body, **where, **how), READING_PATIENCE)
        if found["timed_out"]:
            raise QueryError("The search took too long and was stopped. Use fewer words, or filter it.", Refusal.SLOW)
        return found


def _load(hit: Json) -> Document:
    return records.load(hit["_source"]["record"])


def _preference(request: Request) -> str:
    """The same question goes to the same copies, whose scores agree to the last digit, so that its pages make up the whole."""
    return hashlib.sha256(json.dumps(compile_node(request.node)).encode()).hexdigest()
