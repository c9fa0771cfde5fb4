"""What a stranger gets who installs the built package: a `depesha` that indexes and serves without the checkout beside it.

The source distribution is built from a copy of the tree and the wheel from the source distribution, so that neither can lean on a file
that the other lacks. The quick test takes the libraries from this environment; the slow one installs everything into an empty one.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILD = "import sys; from setuptools import build_meta; print(getattr(build_meta, sys.argv[1])(sys.argv[2]))"
TEXT = "Посол у Женеві\n\nПосол передав ноту. Розмова тривала годину.\n"


def copied(folder: Path) -> Path:
    """The tree as a clone has it, without what running left behind."""
    folder.mkdir()
    for room in ("indexer", "ui"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "depesha.py", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / file, folder)
    return folder


def built(kind: str, source: Path, folder: Path) -> Path:
    """The distribution that setuptools makes of a source tree."""
    command = [sys.executable, "-W", "ignore", "-c", BUILD, kind, str(folder)]
    ran = subprocess.run(command, cwd=source, capture_output=True, text=True, check=True)
    return folder / ran.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("source")
    archive = built("build_sdist", copied(folder / "tree"), folder)
    (folder / "unpacked").mkdir()
    # tarfile would want a filter from Python 3.12 on, which Debian's 3.11.2 does not know
    subprocess.run(["tar", "--extract", "--file", archive, "--directory", folder / "unpacked"], check=True)
    (only,) = (folder / "unpacked").iterdir()
    return only


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    return built("build_wheel", source, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_every_module_and_data_file_and_nothing_else(wheel: Path) -> None:
    held = {each for each in zipfile.ZipFile(wheel).namelist() if not each.split("/")[0].endswith(".dist-info")}
    ours = {
        path.relative_to(ROOT).as_posix()
        for room in ("indexer", "ui")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert held == ours | {"depesha.py"}


def test_the_version_stands_in_one_place(wheel: Path) -> None:
    version = wheel.name.split("-")[1]
    named = [path for path in (ROOT / "indexer").rglob("*.py") if f'"{version}"' in path.read_text(encoding="utf-8")]
    assert not named
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_wheel_indexes_searches_and_serves(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    try_it([sys.executable, "-m", "indexer"], tmp_path / "desk", environment, tmp_path / "site")


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], check=True)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    try_it([str(python.parent / "depesha")], tmp_path / "desk", environment, tmp_path / "venv")


def try_it(program: list[str], desk: Path, environment: dict[str, str], installed: Path) -> None:
    """Index one text on an empty desk, find it, serve it; all from the installed package."""
    (desk / "corpus").mkdir(parents=True)
    (desk / "corpus" / "нота.txt").write_text(TEXT, encoding="utf-8")
    environment = {key: value for key, value in environment.items() if not key.startswith("DEPESHA_")}

    def run(*arguments: str) -> str:
        return subprocess.run([*program, *arguments], cwd=desk, env=environment, capture_output=True, text=True, check=True).stdout

    assert json.loads(run("index", "--json"))["documents"] == 1
    assert [each["id"] for each in json.loads(run("search", "послам", "--json"))["results"]] == ["нота.txt"]
    with serving([*program, "serve"], desk, environment) as (address, process):
        assert str(installed) in Path(f"/proc/{process.pid}/cmdline").read_text(encoding="utf-8")
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.status == 200


@contextmanager
def serving(command: list[str], desk: Path, environment: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The page's address, once it answers; the server ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([*command, "--port", str(port)], cwd=desk, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield answering(f"http://127.0.0.1:{port}/", process), process
    finally:
        process.terminate()
        process.wait(timeout=30)


def answering(address: str, process: subprocess.Popen[bytes]) -> str:
    """The address, when it answers; the server must not end before."""
    for _ in range(240):
        assert process.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=10):
                return address
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"{address} does not answer after a minute")
