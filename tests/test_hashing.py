"""Files are hashed as hashlib hashes them, in however many stretches."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from indexer import hashing


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 25])
def test_a_file_has_the_hash_of_its_bytes(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "AT_ONCE", 10)
    path = tmp_path / "file"
    path.write_bytes(bytes(range(size)))
    assert hashing.hash_file(hashlib.sha256(b"head"), path) == hashlib.sha256(b"head" + bytes(range(size))).hexdigest()
