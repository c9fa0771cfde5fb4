"""README.md and docs/: the commands, options, settings, targets and files that they name are there, and both READMEs say the same."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import cli, settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "corpus" / "README.md", ROOT / "tests" / "labels" / "README.md"])
BOTH_READMES = (ROOT / "README.md", ROOT / "README.uk.md")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
VARIABLE = re.compile(r"DEPESHA_[A-Z_]+")
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
TITLE = re.compile(r"\[[^\[\]]*\]")


def text(path: Path) -> str:
    return re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def code(page: str) -> Iterator[str]:
    """Each line of a fenced block, then each span of code."""
    parts = re.split(r"^```.*$", page, flags=re.MULTILINE)
    for block in parts[1::2]:
        yield from (line.strip() for line in block.splitlines())
    yield from (" ".join(span.split()) for span in re.findall(r"`([^`]+)`", "\n".join(parts[::2])))


def commands(page: str, program: str) -> list[str]:
    return [line for line in code(page) if re.match(rf"{program}(?: |$)", line)]


def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    action = next(each for each in cli._parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(action.choices)


def id_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=id_of)
def test_commands_have_their_options(path: Path) -> None:
    known = parsers()
    for line in commands(text(path), "depesha"):
        words = [word for word in shlex.split(TITLE.sub("", line), comments=True)[1:] if word != "…"]
        if not words or words[0].startswith("-"):
            assert set(words) <= {"--help", "--version"}, line
            continue
        assert words[0] in known, line
        wrong = {word for word in words if word.startswith("--")} - known[words[0]]._option_string_actions.keys()
        assert not wrong, line


@pytest.mark.parametrize("path", PAGES, ids=id_of)
def test_targets_are_there(path: Path) -> None:
    for line in commands(text(path), "make"):
        words = [word for word in line.partition("#")[0].split()[1:] if "=" not in word]
        assert set(words) <= TARGETS, line


@pytest.mark.parametrize("path", PAGES, ids=id_of)
def test_links_lead_somewhere(path: Path) -> None:
    links = [link for link in LINK.findall(text(path)) if "://" not in link and not link.startswith("/")]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_setting_is_documented_and_nothing_else() -> None:
    """docs/settings.md has a row for each setting: its name in the environment, in depesha.toml, and its default."""
    rows = re.findall(r"^\| `(DEPESHA_\w+)` \| `([\w.]+)` \| (.+?) \|", text(ROOT / "docs" / "settings.md"), re.MULTILINE)
    defaults = settings.Settings()
    expected = [(variable, key, written(getattr(defaults, name))) for name, (variable, key) in settings._PLACES.items()]
    assert rows == expected


def written(value: object) -> str:
    match value:
        case None:
            return "none"
        case True:
            return "`on`"
    return f"`{value}`"


def test_variables_that_are_named_are_read_by_something() -> None:
    places = [*(ROOT / "indexer").rglob("*.py"), *(ROOT / "bench").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "Makefile"]
    read = {name for path in places if path != Path(__file__) for name in VARIABLE.findall(text(path))}
    named = {name for page in PAGES for name in VARIABLE.findall(text(page))}
    assert named - read == set()


def test_both_readmes_have_the_same_commands_queries_and_links() -> None:
    """What stands in code and where the links lead; the words around them are a translation, and so are the remarks after a #."""
    english, ukrainian = (sorted(line.partition("#")[0].strip() for line in code(text(path))) for path in BOTH_READMES)
    assert english == ukrainian
    links = [sorted(link for link in LINK.findall(text(path)) if not link.startswith("README")) for path in BOTH_READMES]
    assert links[0] == links[1]
    assert [text(path).count("\n## ") for path in BOTH_READMES] == [text(BOTH_READMES[0]).count("\n## ")] * 2
