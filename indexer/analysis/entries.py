"""Lines of a glossary table → entries, or a refusal that names the line.

    diplomacy <tab> МИД = Министерство иностранных дел <tab> МЗС = Міністерство закордонних справ <tab> both <tab> a note

`|` stands between equivalents, ` = ` between names of one thing (an abbreviation and its long form). docs/bridge.md has the whole format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from indexer.analysis.function_words import is_function_word
from indexer.analysis.words import fold, forms, is_cyrillic
from indexer.errors import CorpusError
from indexer.model import RUSSIAN, UKRAINIAN

Words: TypeAlias = tuple[str, ...]

LONGEST_PHRASE = 8
_COLUMNS = ("theme", "ru", "uk", "direction", "note")
_FOREIGN = {RUSSIAN: re.compile(r"[іїєґ]", re.IGNORECASE), UKRAINIAN: re.compile(r"[ыэъё]", re.IGNORECASE)}
_MIXED = re.compile(r"[^\W\d_]*(?:[A-Za-z][А-Яа-яЁёІіЇїЄєҐґ]|[А-Яа-яЁёІіЇїЄєҐґ][A-Za-z])[^\W\d_]*")
_NAMES = {RUSSIAN: "Russian", UKRAINIAN: "Ukrainian"}


class Direction(StrEnum):
    """Which queries an entry serves; `apart` keeps two words from meeting."""

    BOTH = "both"
    TO_UKRAINIAN = "ru>uk"
    TO_RUSSIAN = "uk>ru"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of an entry: as written, its folded words, and the other names of the same thing in its language."""

    written: str
    words: Words
    equals: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table."""

    theme: str
    russian: tuple[Term, ...]
    ukrainian: tuple[Term, ...]
    direction: Direction
    note: str = ""


def read_table(text: str, name: str) -> Iterator[Entry]:
    """The entries of a table. CorpusError names `name` and the line of the first entry that makes no sense."""
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or tuple(cell.lower() for cell in cells[:3]) == _COLUMNS[:3]:
            continue
        try:
            yield _entry(cells)
        except ValueError as problem:
            raise CorpusError(f"{name}, line {number}: {problem}") from None


def read_file(path: Path) -> str:
    """The text of a user's table. CorpusError when it cannot be read."""
    try:
        return read_bytes(path.read_bytes(), str(path))
    except OSError as problem:
        raise CorpusError(f"The glossary {path} cannot be read ({problem.strerror}). Mend its path in the settings.") from problem


def read_bytes(data: bytes, name: str) -> str:
    """The text of a user's table, which errors call `name`. CorpusError when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CorpusError(f"{name} is not in UTF-8. Save it as UTF-8 text with tabs between the columns.") from problem


def _entry(cells: list[str]) -> Entry:
    if not 2 <= len(cells) <= len(_COLUMNS):
        raise ValueError(f"{len(cells)} columns. Write {', '.join(_COLUMNS)} with tabs between; the last two may be left out.")
    theme, russian, ukrainian, direction, note = (*cells, "", "", "")[: len(_COLUMNS)]
    entry = Entry(theme, _terms(russian, RUSSIAN), _terms(ukrainian, UKRAINIAN), _direction(direction), note)
    _check_sides(entry)
    return entry


def _check_sides(entry: Entry) -> None:
    sides = (entry.russian, entry.ukrainian)
    if entry.direction is Direction.APART and any(len(side) != 1 or len(side[0].words) != 1 for side in sides):
        raise ValueError("words to keep apart are one Russian and one Ukrainian word a line.")
    terms = [term for side in sides for term in side]
    if terms and not any(is_cyrillic(word) for term in terms for word in term.words):
        raise ValueError("no word has a Cyrillic letter. Latin words and numbers are the same in both languages and need no entry.")
    if not all(sides) and not any(term.equals for side in sides for term in side):
        raise ValueError(
            "an entry needs a word in each language, or several names of one thing in one (МИД = Министерство иностранных дел)."
        )


def _direction(cell: str) -> Direction:
    try:
        return Direction(cell or Direction.BOTH)
    except ValueError:
        raise ValueError(f"there is no direction {cell!r}. Write {', '.join(Direction)}.") from None


def _terms(cell: str, language: str) -> tuple[Term, ...]:
    """The terms of a cell: each name of each equivalent, with its other names."""
    if found := _FOREIGN[language].search(cell):
        raise ValueError(
            f"{cell!r} stands in the {_NAMES[language]} column and has the letter {found.group()!r}. Is it in the wrong column?"
        )
    terms: list[Term] = []
    for equivalent in cell.split("|") if cell else ():
        names = [(name.strip(), _words(name, language)) for name in equivalent.split("=")]
        for (written, words), *others in _turns(names):
            terms.append(Term(written, words, tuple(words for _, words in others)))
    return tuple(terms)


def _turns(names: list[tuple[str, Words]]) -> Iterator[list[tuple[str, Words]]]:
    """Each name in turn, before the others in their order."""
    return ([names[place], *names[:place], *names[place + 1 :]] for place in range(len(names)))


def _words(written: str, language: str) -> Words:
    if found := re.search(r"[^\w\s'’ʼ+.-]", written):
        raise ValueError(f"{found.group()!r} in {written.strip()!r}. Write one word or phrase between | and |, without other marks.")
    words = tuple(fold(form) for form in forms(written))
    _check_letters(written, words, language)
    if not 1 <= len(words) <= LONGEST_PHRASE:
        raise ValueError(f"{len(words)} words in {written.strip()!r}. An equivalent has 1 to {LONGEST_PHRASE} words.")
    return words


def _check_letters(written: str, words: Words, language: str) -> None:
    """One alphabet a word, and no single letters but those that are words of the language."""
    if found := _MIXED.search(written):
        raise ValueError(f"{found.group()!r} has Latin letters among Cyrillic ones. Type the whole word in one alphabet.")
    if len(words) == 1 and len(words[0]) == 1 and not is_function_word(words[0], language):
        raise ValueError(f"{written.strip()!r} is a single letter. Write a word.")
