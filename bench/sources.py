"""The folder of measuring data, read file by file. What is missing or makes no sense is an InputError that names it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from indexer.errors import InputError

VARIABLE = "DEPESHA_QUALITY_DATA"
Record: TypeAlias = dict[str, Any]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of lists."""

    folder: Path

    def rows(self, name: str) -> list[list[str]]:
        """The rows of a table with tabs, without its header."""
        return self._read(name, lambda line: line.split("\t"), skip=1)

    def lemmas(self, language: str) -> list[tuple[str, str, int]]:
        """Form, lemma, count: lemmas_LL.tsv has columns form, lemma, part of speech, count."""
        return self._read(f"lemmas_{language}.tsv", _lemma, skip=1)

    def words(self, name: str) -> list[list[str]]:
        """The words of each line."""
        return self._read(name, str.split)

    def pairs(self, name: str) -> list[tuple[str, list[str]]]:
        """Russian=Ukrainian[,Ukrainian…], one a line; phrases are left out, since they have no key of their own."""
        rows = self._read(name, _pair)
        return [(russian, twins) for russian, twins in rows if not any(" " in word for word in (russian, *twins))]

    def records(self, name: str) -> list[Record]:
        """The records of a JSONL file."""
        return self._read(name, json.loads)

    def _read(self, name: str, parse: Callable[[str], Row], skip: int = 0) -> list[Row]:
        path = self.folder / name
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as problem:
            raise InputError(f"{name} cannot be read in {self.folder}. Put it there, or name a folder that has it.") from problem
        rows = []
        for number, line in enumerate(lines[skip:], skip + 1):
            try:
                rows += [parse(line)] if line.strip() else []
            except (ValueError, IndexError) as problem:
                raise InputError(f"Line {number} of {path} makes no sense ({problem}). Mend it or take it out.") from problem
        return rows


def find_source(value: str) -> Source:
    """The folder that the setting names; InputError when it names none."""
    if not value:
        raise InputError(f"Set {VARIABLE} to the folder of the measuring data. Without it only our own judged queries are measured.")
    folder = Path(value)
    if not folder.is_dir():
        raise InputError(f"There is no folder {value}. Set {VARIABLE} to the folder of the measuring data.")
    return Source(folder)


def _lemma(line: str) -> tuple[str, str, int]:
    form, lemma, _, count = line.split("\t")
    return form, lemma, int(count)


def _pair(line: str) -> tuple[str, list[str]]:
    russian, ukrainian = line.split("=", 1)
    return russian.strip(), [word.strip() for word in ukrainian.split(",")]
