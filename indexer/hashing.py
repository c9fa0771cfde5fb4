"""Files as hashes, in stretches long enough that the threads which hash seldom wait for the interpreter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

AT_ONCE = 1 << 24  # bytes: some ten milliseconds, where the interpreter is given away every five


def hash_file(digest: Any, path: Path) -> str:
    """The digest of hashlib, as text, with what the file holds put into it. Raises OSError."""
    with path.open("rb", buffering=0) as file:
        buffer = bytearray(min(AT_ONCE, path.stat().st_size + 1))
        view = memoryview(buffer)
        while length := file.readinto(buffer):
            digest.update(view[:length])
    found: str = digest.hexdigest()
    return found
