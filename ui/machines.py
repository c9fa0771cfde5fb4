"""The addresses for machines: `/search.json` answers as `depesha search --json` does, `/healthz` tells whether there is an index.

    /search.json?q=гарантії&lang=uk&page=2      the parameters of the page's own address
    /healthz                                    {"build": …, "engine": …, "documents": …}

An error is `{"error": sentence}`: 400 is for whoever asks to mend, 503 for whoever runs the server.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from indexer import DepeshaError, InputError, page_json
from ui import door
from ui.state import Parameters, is_backwards, read, unread

# An answer is of this moment's index, and is data whatever a browser may take it for.
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def search(request: Request) -> JSONResponse:
    """One page of results."""
    parameters = _parameters(request)
    if wrong := unread(parameters):
        return _answer(400, {"error": f"These parameters cannot be read: {', '.join(wrong)}. Mend them or leave them out."})
    if is_backwards(parameters):
        return _answer(400, {"error": "The dates run backwards: from is after to. Write the earlier one first."})
    try:
        return _answer(200, page_json(door.index().search(read(parameters).question())))
    except InputError as refusal:
        return _answer(400, {"error": str(refusal)})
    except DepeshaError as problem:
        return _answer(503, {"error": str(problem)})


def health(_: Request) -> JSONResponse:
    """What is served."""
    try:
        about = door.index().about()
    except DepeshaError as problem:
        return _answer(503, {"error": str(problem)})
    return _answer(200, {"build": about.build, "engine": about.engine, "documents": about.documents})


def _parameters(request: Request) -> Parameters:
    return {name: request.query_params.getlist(name) for name in request.query_params}


def _answer(status: int, body: dict[str, Any]) -> JSONResponse:
    return JSONResponse(body, status, HEADERS)


ROUTES = (Route("/search.json", search), Route("/healthz", health))
