"""Distinct numbers of a small array, quickly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def distinct(numbers: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The distinct numbers, ascending, and how often each is there: np.unique for a few hundred, without what that spends on choices."""
    ordered = np.sort(numbers)
    begins = np.ones(len(ordered) + 1, np.bool_)  # the end of the last number stands where another one would begin
    np.not_equal(ordered[1:], ordered[:-1], out=begins[1:-1])
    places = begins.nonzero()[0]
    return ordered[places[:-1]], places[1:] - places[:-1]
