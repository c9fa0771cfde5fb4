"""The server that `depesha serve` starts, asked as a machine asks it: real processes, a real index, 127.0.0.1."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from indexer.settings import Settings
from tests.conftest import Run

ROOT = Path(__file__).parents[1]


@contextmanager
def serving(index: Path) -> Iterator[str]:
    """The address of a server over an index; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "indexer", "serve", "--index", str(index), "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONWARNINGS": "ignore"}, **quiet)
    try:
        yield answering(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(timeout=20)


def answering(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(600):
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=10):
                return address
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer within a minute")


def ask(address: str, path: str, method: str = "GET", **parameters: str) -> tuple[int, Any, dict[str, str]]:
    """Status, JSON and headers of an answer."""
    query = urllib.parse.urlencode(parameters)
    asked = urllib.request.Request(f"{address}{path}?{query}", method=method, data=b"" if method != "GET" else None)
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return answer.status, json.load(answer), {name.lower(): value for name, value in answer.headers.items()}
    except urllib.error.HTTPError as refused:
        with refused:
            body = refused.read()
        is_json = refused.headers.get_content_type() == "application/json"
        return refused.code, json.loads(body) if is_json else body, dict(refused.headers)


@pytest.fixture(scope="module")
def site(small_index: Settings) -> Iterator[str]:
    with serving(small_index.index) as address:
        yield address


def test_search_json_answers_as_the_command_line_does(site: str, depesha: Run, small_index: Settings) -> None:
    status, page, headers = ask(site, "/search.json", q="посол", lang="uk", sort="newest")
    arguments = ["посол", "--language", "uk", "--sort", "newest", "--json", "--index", str(small_index.index)]
    expected = json.loads(depesha("search", *arguments)[1])
    assert (status, headers["content-type"]) == (200, "application/json")
    assert page["total"] > 0
    assert page | {"took_ms": 0} == expected | {"took_ms": 0}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [({"page": "abc"}, "page=abc"), ({"from": "soon", "sort": "up"}, "from=soon, sort=up"), ({"q": "!!!"}, "only signs")],
)
def test_a_bad_question_is_400_with_a_sentence(site: str, parameters: dict[str, str], said: str) -> None:
    status, body, _ = ask(site, "/search.json", **parameters)
    assert status == 400
    assert said in body["error"]


def test_an_answer_is_kept_by_nobody_and_is_taken_for_nothing_else(site: str) -> None:
    _, _, headers = ask(site, "/search.json", q="<script>alert(1)</script>")
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_healthz_tells_what_is_served(site: str, small_index: Settings) -> None:
    status, body, _ = ask(site, "/healthz")
    assert (status, body["documents"], body["engine"]) == (200, 5, "whoosh")
    assert (small_index.index / body["build"]).is_dir()


@pytest.mark.parametrize("path", ["/search.json", "/healthz"])
def test_machines_only_ask(site: str, path: str) -> None:
    assert ask(site, path, method="POST")[0] == 405


def test_without_an_index_health_is_503_and_says_what_to_do(small_index: Settings, tmp_path: Path) -> None:
    shutil.copytree(small_index.index, tmp_path / "index")
    with serving(tmp_path / "index") as address:
        assert ask(address, "/healthz")[0] == 200
        shutil.rmtree(tmp_path / "index")
        for path in ("/healthz", "/search.json"):
            status, body, _ = ask(address, path, **({"q": "посол"} if path == "/search.json" else {}))
            assert status == 503
            assert "make" in body["error"]


SAFE = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
    "server.address": "127.0.0.1",
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": 1,
}
READ_OPTIONS = """
import json, sys
from streamlit import config
config._main_script_path = sys.argv[1]  # as the application sets it when it is run as a program
print(json.dumps({name: config.get_option(name) for name in sys.argv[2:]}))
"""


@pytest.mark.parametrize("launcher", ["server.py", "app.py"])
def test_the_page_is_configured_wherever_it_is_started(launcher: str, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", READ_OPTIONS, str(ROOT / "ui" / launcher), *SAFE]
    ran = subprocess.run(command, cwd=tmp_path, env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout.splitlines()[-1]) == SAFE


def test_it_listens_on_this_machine_alone(site: str) -> None:
    port = int(site.rsplit(":", 1)[1])
    rows = [line.split()[1:4] for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    listening = [local for local, _, state in rows if state == "0A" and int(local.split(":")[1], 16) == port]
    assert listening == [f"0100007F:{port:04X}"]
