"""The server of the page: Streamlit's application with two addresses for machines beside it. `depesha serve` starts it as a program."""

from __future__ import annotations

import argparse
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool

from ui import machines

PAGE = Path(__file__).with_name("app.py")


@asynccontextmanager
async def _warm(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """The index is opened, and the glossary bound, before the first reader asks."""
    await run_in_threadpool(machines.warm)
    yield {}


def main(arguments: list[str]) -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description="Serve Depesha's page.")
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8501)
    options = parser.parse_args(arguments)
    app = st.App(PAGE, routes=machines.ROUTES, lifespan=_warm)
    # everything else stands in .streamlit/config.toml beside this file
    app.run(config={"server.address": options.address, "server.port": options.port})


if __name__ == "__main__":
    main(sys.argv[1:])
