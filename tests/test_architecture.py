"""The shape of the house, read from the source: what the arrows of import-linter (in `make check`) cannot see.

Sizes are a smell test, not a quota: a module or function that is larger for a good reason stands in a list with that reason, and leaves
the list once it is clearly smaller.
"""

from __future__ import annotations

import ast
import importlib
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for room in ("indexer", "ui", "bench") for path in (ROOT / room).rglob("*.py"))
PACKAGES = sorted({path.parent for path in MODULES if path.name == "__init__.py"})
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

LARGEST_MODULE, LARGEST_FUNCTION, MEDIAN_FUNCTION = 250, 40, 8
CLEARLY_SMALLER = 230
LARGER_MODULES = {
    "indexer/model.py": "the values of both flows, in the order in which they flow; every room reads it, and it only tells of itself",
    "indexer/engines/opensearch_engine.py": "the adapter whole: where an index is, how it is made and how it is read",
    "indexer/engines/whoosh_codec.py": "one codec: how its postings are written stands beside how they are read",
}
LARGER_FUNCTIONS: dict[str, str] = {}

VENDORS = {
    "whoosh": {"indexer/engines/whoosh_engine.py", "indexer/engines/whoosh_codec.py", "indexer/engines/whoosh_writing.py"},
    "tantivy": {f"indexer/engines/tantivy_{part}.py" for part in ("engine", "queries", "writing")},
    "opensearchpy": {"indexer/engines/opensearch_server.py"},
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions() -> Iterator[tuple[str, int]]:
    """Each function as `path:name`, with its number of lines."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno
                yield f"{name(path)}:{node.name}", node.end_lineno - node.lineno + 1


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a tree imports from, wherever in it."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module


def test_modules_are_small() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {each for each, count in lines.items() if count > LARGEST_MODULE} <= LARGER_MODULES.keys()
    assert {each for each in LARGER_MODULES if lines.get(each, 0) < CLEARLY_SMALLER} == set()


def test_functions_are_small() -> None:
    assert {each for each, lines in functions() if lines > LARGEST_FUNCTION} == LARGER_FUNCTIONS.keys()
    assert statistics.median(lines for _, lines in functions()) <= MEDIAN_FUNCTION


def undocumented(tree: ast.Module) -> Iterator[str]:
    def inside(body: list[ast.stmt], prefix: str) -> Iterator[str]:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                if not ast.get_docstring(node):
                    yield prefix + node.name
                if isinstance(node, ast.ClassDef):
                    yield from inside(node.body, f"{prefix}{node.name}.")

    if tree.body and not ast.get_docstring(tree):
        yield "the module itself"
    yield from inside(tree.body, "")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_public_name_is_documented(path: Path) -> None:
    assert list(undocumented(TREES[path])) == []


@pytest.mark.parametrize("package", [module_name(path / "__init__.py") for path in PACKAGES])
def test_all_is_true(package: str) -> None:
    """`__all__` names what is there, each once; that nothing else is taken through a door, mypy holds (no implicit re-export)."""
    module = importlib.import_module(package)
    names = getattr(module, "__all__", [])
    assert [each for each in names if not hasattr(module, each)] == []
    assert len(names) == len(set(names))
    assert names or not [node for node in ast.walk(TREES[Path(str(module.__file__))]) if isinstance(node, ast.ImportFrom)]


@pytest.mark.parametrize("package", [module_name(path / "__init__.py") for path in PACKAGES if path != ROOT / "indexer"])
def test_every_name_of_a_door_is_taken_by_somebody(package: str) -> None:
    """A name that no other room of the project takes through its package's door is not part of the door."""
    inside = ROOT.joinpath(*package.split("."))
    taken = {
        alias.name
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == package and not path.is_relative_to(inside)
        for alias in node.names
    }
    assert set(getattr(importlib.import_module(package), "__all__", [])) <= taken


def test_the_front_end_knows_the_public_names_only() -> None:
    pages = {name(path): tree for path, tree in TREES.items() if path.is_relative_to(ROOT / "ui")}
    assert [(page, each) for page, tree in pages.items() for each in imported(tree) if each.startswith("indexer.")] == []


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendor_stays_in_its_adapter(vendor: str) -> None:
    users = {name(path) for path, tree in TREES.items() if any(each.split(".")[0] == vendor for each in imported(tree))}
    assert {each for each in users if not each.startswith("bench/")} == VENDORS[vendor]


def test_every_module_has_its_place_in_the_layers() -> None:
    layers = next(each for each in PROJECT["tool"]["importlinter"]["contracts"] if each["type"] == "layers")["layers"]
    placed = {each.strip() for layer in layers for each in layer.split("|")}
    modules = {"indexer." + path.stem for path in (ROOT / "indexer").iterdir() if path.suffix == ".py" and path.stem != "__init__"}
    packages = {module_name(path / "__init__.py") for path in PACKAGES if path.parent == ROOT / "indexer"}
    assert placed - {"ui"} == modules | packages


def test_every_package_is_in_the_wheel() -> None:
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == {
        module_name(path / "__init__.py") for path in PACKAGES if not path.is_relative_to(ROOT / "bench")
    }


WATCH = """
import importlib, sys

rooms, names, seen = tuple(sys.argv[1].split("|")), sys.argv[2:], []
MACHINERY = ("<frozen importlib", "<string>")  # imports themselves, and this program

def at_the_top_of_a_module(frame):
    # who asked: past the machinery, and out of the project's functions to the line that called them
    while frame and frame.f_code.co_filename.startswith(MACHINERY):
        frame = frame.f_back
    while frame and frame.f_code.co_filename.startswith(rooms) and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    return frame and frame.f_code.co_filename.startswith(rooms)

def watch(event, arguments):
    touches = event in ("open", "socket.connect", "subprocess.Popen", "os.putenv")
    if touches and not str(arguments[0]).endswith((".py", ".pyc")) and at_the_top_of_a_module(sys._getframe(1)):
        seen.append((event, str(arguments[0])))

sys.addaudithook(watch)
for each in names:
    importlib.import_module(each)
print(seen)
"""


def test_nothing_happens_on_import() -> None:
    """No file is opened, no process started and no address called by the top of a module; the page's own door is a program."""
    programs = {"ui/app.py", "indexer/__main__.py"}
    rooms = "|".join(f"{ROOT / room}/" for room in ("indexer", "ui", "bench"))  # the packages of .venv, below ROOT too, are not ours
    names = [module_name(path) for path in MODULES if name(path) not in programs]
    ran = subprocess.run(
        [sys.executable, "-B", "-W", "ignore", "-c", WATCH, rooms, *names], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
