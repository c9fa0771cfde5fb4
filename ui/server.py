"""The server of the page: Streamlit's own, with our configuration, security headers, and two addresses for machines beside the page.

`depesha serve` starts it as a program. The options are read from .streamlit/config.toml in this folder and given to
Streamlit as on its command line, so that no other configuration on the machine weakens them, and a plain install has them too.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import sys
import threading
import tomllib
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui import machines, warming
from ui.unknown import Known

UI = Path(__file__).parent
CONFIGURATION = UI / ".streamlit" / "config.toml"
SCRIPT = UI / "page.js"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def options() -> dict[str, Any]:
    """Streamlit's options by their dotted names: `server.headless`, `theme.light.textColor`."""
    return dict(_dotted(tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))))


def _dotted(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{before}{name}.")
        else:
            yield before + name, value


def headers() -> dict[str, str]:
    """The security headers of every answer. Scripts: Streamlit's files, and the two inline ones that are known by their digests.

    So a script in a document would not run even if it got past the escaping, and nothing is fetched from another machine.
    """
    scripts = " ".join(f"'sha256-{_digest(text)}'" for text in (*_streamlit_scripts(), SCRIPT.read_text(encoding="utf-8")))
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' {scripts}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _streamlit_scripts() -> tuple[str, ...]:
    page = resources.files("streamlit").joinpath("static", "index.html").read_text(encoding="utf-8")
    return tuple(_INLINE.findall(page))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class Headed:
    """Sets headers on every answer of an ASGI application."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app, self._headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, headed)


@asynccontextmanager
async def _warm(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """The index is opened, and the glossary bound, before the first reader asks; the rest is warmed while they read."""
    await run_in_threadpool(warming.opened, "")
    stop = threading.Event()
    thread = threading.Thread(target=warming.keep_warm, args=(stop,), name="warming", daemon=True)
    thread.start()
    yield {}
    stop.set()
    await run_in_threadpool(thread.join)


def main(arguments: list[str]) -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description="Serve Depesha's page.")
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8501)
    given = parser.parse_args(arguments)
    around = [Middleware(Headed, headers=headers()), Middleware(Known, machines=[route.path for route in machines.ROUTES])]
    app = st.App(UI / "app.py", routes=machines.ROUTES, lifespan=_warm, middleware=around)
    app.run(config=options() | {"server.address": given.address, "server.port": given.port})


if __name__ == "__main__":
    main(sys.argv[1:])
