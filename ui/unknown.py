"""Addresses that are none of ours get a page that says so, with 404, before Streamlit answers all of them with its empty frame.

Known are our pages, our addresses for machines, and what Streamlit serves itself: its routes and the files of its `static` folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.markup import escaped
from ui.state import INTERFACES, State, address
from ui.wording import Wording, interface

PAGES = ("", "doc", "compare", "events", "context", "about")
STREAMLIT = ("_stcore", "media", "component", "auth", "oauth2callback")
STYLE = (
    ":root{color-scheme:light dark}body{margin:4rem auto;max-width:34rem;padding:0 1.5rem;font:1.125rem/1.6 Georgia,'DejaVu Serif',serif;"
    "background:#fcfbf8;color:#22262b}h1{font-size:1.6rem;font-weight:600}a{color:#1f5673}"
    "@media(prefers-color-scheme:dark){body{background:#16191d;color:#e6e3dc}a{color:#8fc1dd}}"
)


class Known:
    """Hands on what an ASGI application knows, and answers the rest. `machines` are the paths beside the pages."""

    def __init__(self, app: ASGIApp, machines: Iterable[str]) -> None:
        self._app = app
        self._whole = {*PAGES, *(path.strip("/") for path in machines)}
        self._first = {*STREAMLIT, *_static()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or say that there is no such page."""
        if scope["type"] != "http" or self._knows(scope["path"].strip("/")):
            await self._app(scope, receive, send)
        else:
            await _missing(scope)(scope, receive, send)

    def _knows(self, path: str) -> bool:
        return path in self._whole or path.partition("/")[0] in self._first


def _static() -> set[str]:
    """What stands at the top of Streamlit's files; its frame has an address of ours."""
    return {file.name for file in resources.files("streamlit").joinpath("static").iterdir()} - {"index.html"}


def _missing(scope: Scope) -> HTMLResponse:
    chosen = parse_qs(scope["query_string"].decode("latin-1")).get("ui", [""])[-1]
    chosen = chosen if chosen in INTERFACES else ""
    words = Wording(interface(chosen, Headers(scope=scope).get("accept-language")))
    search = escaped(address(State(ui=chosen), f"{scope.get('root_path', '')}/"))
    return HTMLResponse(
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escaped(words('missing'))} — {escaped(words('name'))}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{escaped(words('missing'))}</h1><p>{escaped(words('missing.advice'))}</p>"
        f'<p><a href="{search}">{escaped(words("missing.search"))}</a></p></main></body></html>',
        status_code=404,
    )
