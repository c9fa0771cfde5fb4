"""The running server: the options that it really has, its headers, where it listens, and that it stops.

It is started as a plain install starts it: from a folder of somebody else's, whose configuration and environment would weaken it.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ui.server import headers, options

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "[server]\nenableCORS = false\nenableXsrfProtection = false\n[browser]\ngatherUsageStats = true\n[client]\nshowErrorDetails = 'full'\n"
)
SAFE = {
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
}
SAID = """
import json, sys
from streamlit import config
from streamlit.web.server.starlette import starlette_server
from ui import server
names = sys.argv[1:]
starlette_server.UvicornRunner.run = lambda self: print("OPTIONS" + json.dumps({name: config.get_option(name) for name in names}))
server.main(["--port=1"])
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(HOSTILE, encoding="utf-8")
    return tmp_path


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "DEPESHA_INDEX": str(folder / "none"), "STREAMLIT_SERVER_ENABLE_CORS": "false"}


def test_every_security_option_holds_in_the_running_server(elsewhere: Path) -> None:
    command = [sys.executable, "-P", "-c", SAID, *SAFE, "server.address", "theme.light.primaryColor"]
    said = subprocess.run(
        command, cwd=elsewhere, env=_environment(elsewhere), capture_output=True, text=True, timeout=60, check=True
    ).stdout
    held = json.loads(said.partition("OPTIONS")[2].splitlines()[0])
    assert {name: held[name] for name in SAFE} == SAFE
    assert held["server.address"] == "127.0.0.1" and held["theme.light.primaryColor"] == options()["theme.light.primaryColor"]


@pytest.fixture
def server(elsewhere: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "ui" / "server.py"), f"--port={port}"]
    running = subprocess.Popen(command, cwd=elsewhere, env=_environment(elsewhere), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for("127.0.0.1", port, running)
        yield port, running
    finally:
        running.kill()
        running.wait()


def _wait_for(address: str, port: int, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while not _listens(address, port):
        assert running.poll() is None and time.monotonic() < until, "the server did not start"
        time.sleep(0.1)


def _listens(address: str, port: int) -> bool:
    with closing(socket.socket()) as caller:
        return caller.connect_ex((address, port)) == 0


def _get(port: int, path: str, **asked: str) -> tuple[int, dict[str, str], str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=asked)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, {name.lower(): value for name, value in refused.headers.items()}, refused.read().decode()


def test_what_a_stranger_meets(server: tuple[int, subprocess.Popen[bytes]]) -> None:
    port, running = server
    for path in ("/healthz", "/search.json?q=x"):
        status, _, text = _get(port, path)
        assert status == 503 and "make" in json.loads(text)["error"], "without an index both say so, with the remedy"
    for path in ("/", "/healthz", "/_stcore/health", "/doc?id=1"):
        found = _get(port, path)[1]
        assert {name: found.get(name.lower()) for name in headers()} == headers(), path
    for path in ("/nopage", "/doc/abc", "/a/b", "/search"):
        status, found, text = _get(port, path, **{"Accept-Language": "ru-RU,ru;q=0.9"})
        assert status == 404 and "Такой страницы нет" in text and '<a href="/">' in text, path
        assert {name: found.get(name.lower()) for name in headers()} == headers(), path
    assert '<html lang="uk">' in _get(port, "/doc/abc?ui=uk&x=<b>")[2] and 'href="/?ui=uk"' in _get(port, "/doc/abc?ui=uk")[2]
    for path in ("/", "/doc", "/compare/", "/events", "/context", "/about?ui=en", "/favicon.png", "/_stcore/host-config"):
        assert _get(port, path)[0] == 200, path
    assert "access-control-allow-origin" not in _get(port, "/_stcore/health", Origin="http://stranger.example")[1]
    assert not _listens("127.0.0.2", port), "it listens on 127.0.0.1 and on no other address of this machine"
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=20) is not None and not _listens("127.0.0.1", port)


def test_scripts_run_only_by_their_digests() -> None:
    policy = headers()["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts and scripts.count("sha256-") == 2
