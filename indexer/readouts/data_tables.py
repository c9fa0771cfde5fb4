"""The tables of this package: tab-separated text under data/, with comments and a heading."""

from __future__ import annotations

from importlib import resources


def rows(name: str) -> list[list[str]]:
    """The rows of data/`name` in their order, without comments and heading."""
    text = (resources.files("indexer.readouts") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
