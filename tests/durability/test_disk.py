"""A disk that is really full, through the command line: the old index stays whole and searchable, and the message says what to do.

The disk is a small tmpfs in a mount namespace of its own, so nothing has to be unmounted and no other process sees it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TEXTS, write_texts
from tests.durability.invented import write_records

ROOT = Path(__file__).parents[2]
NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
SCRIPT = """
import os, sys
from pathlib import Path
from indexer.cli import main
_, disk, small, large, engine = sys.argv
index, build = f"{disk}/index", ("--engine", engine, "--json", "--full", "--force", "--corpus")
codes = [main(["index", "--index", index, *build, corpus]) for corpus in (small, large)]
left = [path.name for path in Path(index).glob("tmp-gen-*")]
codes += [main([*command, "--json", "--index", index]) for command in (["check"], ["search", "посол"])]
codes += [main(["index", "--index", index, *build, small])]
print(codes, left)
"""


def _no_namespace() -> bool:
    return (
        shutil.which("unshare") is None
        or subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode != 0
    )


def assert_the_old_index_stands(engine: str, folder: Path, size: str) -> None:
    write_texts(folder / "small", TEXTS)
    write_records(folder / "large", 400, 1)
    (folder / "disk").mkdir()
    mounted = f'mount -t tmpfs -o size={size} tmpfs "$DISK" && exec "$@"'
    arguments = ["-c", SCRIPT, *(str(folder / name) for name in ("disk", "small", "large")), engine]
    command = [*NAMESPACE, "sh", "-c", mounted, "sh", sys.executable, *arguments]
    environment = {**os.environ, "DISK": str(folder / "disk")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, checked, found, again = map(json.loads, done.stdout.splitlines()[:-1])
    assert done.stdout.splitlines()[-1] == "[0, 4, 0, 0, 0] []"
    assert (first["documents"], checked["faults"], again["documents"]) == (5, [], 5)
    assert found["total"] > 0 and found["build"] == first["build"]
    assert done.stderr.endswith("could not be written: the disk is full; free some space and run make again. The old index is unchanged.\n")


@pytest.mark.skipif(_no_namespace(), reason="no mount namespaces here: allow unprivileged user namespaces, or run as root")
def test_a_full_disk_leaves_the_old_index(engine: str, tmp_path: Path) -> None:
    assert_the_old_index_stands(engine, tmp_path, "400k")


@pytest.mark.slow
@pytest.mark.skipif(_no_namespace(), reason="no mount namespaces here: allow unprivileged user namespaces, or run as root")
@pytest.mark.parametrize("size", ["450k", "600k", "900k"])
def test_a_disk_that_fills_up_sooner_or_later_leaves_the_old_index(engine: str, tmp_path: Path, size: str) -> None:
    assert_the_old_index_stands(engine, tmp_path, size)
