"""The OpenSearch server that tests talk to: where it is, what stands on it, and how to take a node from it.

Tests run on the server at DEPESHA_OPENSEARCH_URL, else on this machine's port 9200. Without one they skip, and say how to start one;
with DEPESHA_OPENSEARCH_REQUIRED=1 they fail.
"""

from __future__ import annotations

import json
import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from indexer.settings import Settings

SCRIPT = Path(__file__).parent.parent / "opensearch" / "cluster.sh"


def address() -> str:
    """Where tests look for a server; one address or several."""
    return os.environ.get("DEPESHA_OPENSEARCH_URL") or Settings().opensearch_url


def call(path: str, method: str = "GET", body: object = None) -> Any:
    """What the server says, asked without the client that is under test; None for what is not there."""
    problem: Exception | None = None
    for host in address().split(","):
        asked = urllib.request.Request(f"{host}/{path}", method=method, headers={"Content-Type": "application/json"})
        asked.data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                if refused.code != 404:
                    raise
            return None
        except OSError as away:
            problem = away
    raise problem or OSError("no address")


def need_server() -> None:
    """Skip or fail where no server answers."""
    try:
        call("_cluster/health")
    except OSError as problem:
        missing = f"No OpenSearch answers at {address()} ({problem}). Start one with make opensearch-up."
        if os.environ.get("DEPESHA_OPENSEARCH_REQUIRED") == "1":
            pytest.fail(missing)
        pytest.skip(missing)


def need_nodes() -> None:
    """Skip or fail where there is no cluster of ours, whose nodes a test may kill."""
    need_server()
    if not str(call("_cluster/health")["cluster_name"]).startswith("depesha-test-"):
        pytest.skip(f"The server at {address()} is not the cluster of make opensearch-up, so none of its nodes is killed.")


def run(*arguments: str) -> str:
    """cluster.sh with these arguments."""
    return subprocess.run(["bash", str(SCRIPT), *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def indexes() -> set[str]:
    """The indexes of generations that stand on the server."""
    return {each["index"] for each in call("_cat/indices/depesha-gen-*?format=json") or ()}


def made_under(folder: Path) -> list[str]:
    """The indexes that generations under a folder made."""
    return [json.loads(path.read_bytes())["index"] for path in sorted(folder.rglob("made.json"))]


def delete_made_under(folder: Path) -> None:
    """Take them away again."""
    names = [name for name in made_under(folder) if name in indexes()]
    if names:
        call(",".join(names), "DELETE")
