"""Ctrl-C: at any moment one line or none, the exit code of a process that was interrupted, and no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tomllib
from contextlib import closing
from importlib import resources
from pathlib import Path
from socket import socket

import pytest

from indexer.settings import Settings

ROOT = Path(__file__).parent.parent
INTERRUPTED = (130, -signal.SIGINT)

WHILE_IMPORTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
sys.argv = {arguments!r}
{run}
"""


def interrupted(module: str, run: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A program that is interrupted when it imports a module."""
    script = WHILE_IMPORTING.format(module=module, arguments=["program", *arguments], run=run)
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("module", ["numpy", "indexer.commands"])
def test_a_command_that_is_interrupted_while_it_starts_is_quiet(module: str) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    place, _, function = scripts["depesha"].partition(":")
    done = interrupted(module, f"from {place} import {function} as run\nsys.exit(run())", "--version")
    assert (done.returncode in INTERRUPTED, done.stdout, done.stderr) == (True, "", "")


def test_a_server_that_is_interrupted_while_it_starts_is_quiet() -> None:
    start = str(resources.files("ui").joinpath("start.py"))
    done = interrupted("streamlit", f"import runpy\nrunpy.run_path({start!r}, run_name='__main__')")
    assert (done.returncode in INTERRUPTED, done.stdout, done.stderr) == (True, "", "")


def test_a_server_that_is_interrupted_says_nothing_more(small_index: Settings) -> None:
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "indexer", "serve", "--index", str(small_index.index), "--port", str(port)]
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    until = time.monotonic() + 60
    while not _answers(port):
        assert server.poll() is None and time.monotonic() < until
        time.sleep(0.1)
    server.send_signal(signal.SIGINT)
    said, _ = server.communicate(timeout=60)
    assert server.returncode in INTERRUPTED
    assert "Traceback" not in said and "KeyboardInterrupt" not in said


def _answers(port: int) -> bool:
    with closing(socket()) as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0
