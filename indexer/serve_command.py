"""`depesha serve`: looks that there is an index and a free port, and becomes the server of the page."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from importlib import resources
from typing import NoReturn

from indexer.commands import opened_index
from indexer.console import Console
from indexer.errors import InputError

ANOTHER_PORT = "Name another port, as in: serve --port 8502."


def serve(options: argparse.Namespace, console: Console) -> NoReturn:
    """Serve the page until stopped."""
    opened_index(console).close()
    _check_free(options.address, options.port)
    environment = os.environ | {"DEPESHA_INDEX": str(console.settings.index.resolve())}
    console.lines([f"Depesha: http://{options.address}:{options.port} (Ctrl+C stops it)"])
    console.flush()
    server = str(resources.files("ui").joinpath("start.py"))
    command = [sys.executable, server, f"--address={options.address}", f"--port={options.port}"]
    os.execve(sys.executable, command, environment)  # in place of this process, so that whoever stops it stops the server


def _check_free(address: str, port: int) -> None:
    if not 0 <= port < 1 << 16:
        raise InputError(f"There is no port {port}. {ANOTHER_PORT}")
    try:
        socket.create_server((address, port)).close()
    except (OSError, UnicodeError) as problem:
        said = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        reason = said.partition(" (while")[0].rstrip(".")
        raise InputError(f"The page cannot be served at {address}:{port} ({reason}). {_remedy(problem)}") from problem


def _remedy(problem: Exception) -> str:
    is_of_port = isinstance(problem, OSError) and problem.errno in (errno.EADDRINUSE, errno.EACCES)
    return ANOTHER_PORT if is_of_port else "Name an address of this machine, as in: serve --address 127.0.0.1."
