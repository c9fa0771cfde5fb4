"""Whole builds under bad conditions: here `build`, `check` and `open_index` are used as the command line uses them.

`engine` runs a test once on every embedded engine. What an engine alone must withstand (kills, readers, bits) is in tests/engines.
"""

from __future__ import annotations

import pytest


@pytest.fixture(params=["whoosh", "tantivy"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each embedded engine in turn."""
    return str(request.param)
