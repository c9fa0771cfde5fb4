"""Runs of letters and digits, of which words are made: where those of a text begin, all at once."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

_RUN = re.compile(r"[^\W_]+")
_PLANE = 1 << 16


def run_starts(text: str) -> NDArray[np.uint32]:
    """The places where the runs of a text begin, ascending."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    inside = _in_runs().take(letters, mode="clip")
    for place in (letters >= _PLANE).nonzero()[0]:  # few: pictures, and letters of the past
        inside[place] = chr(letters[place]).isalnum()
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    return begins.nonzero()[0].astype(np.uint32)


def count_runs(form: str) -> int:
    """How many runs a form has."""
    return len(_RUN.findall(form))


@cache
def _in_runs() -> NDArray[np.bool_]:
    """Whether each character of the basic plane is of a run."""
    return np.array([chr(code).isalnum() for code in range(_PLANE)])
