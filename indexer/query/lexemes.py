"""What a query is cut into: leaves of the syntax, and the signs between and before them."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TypeAlias

from indexer.query.syntax import Leaf


class UnreadableError(Exception):
    """The text is no query; its words may still be searched."""


class Sign(Enum):
    """What stands between and before the leaves."""

    OR = auto()
    AND = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()
    TITLE = auto()
    CAPITAL_NOT = auto()  # НЕ, until it is known whether the whole query is in capitals


Lexeme: TypeAlias = Leaf | Sign

OPERATORS = {"OR": Sign.OR, "АБО": Sign.OR, "ИЛИ": Sign.OR, "NOT": Sign.NOT, "AND": Sign.AND, "НЕ": Sign.CAPITAL_NOT}

# What holds a chunk together: a hyphen, an apostrophe between letters, a point or & without spaces, and signs within numbers.
_RUN = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"
_JOINT = r"(?:[-\u2010\u2011.&]|(?<=[^\W\d_])'+(?=[^\W\d_])|(?<=\d)[+:,/](?=\d))"
CHUNK = re.compile(rf"{_RUN}(?:{_JOINT}{_RUN})*")


def chunk_at(plain: str, place: int) -> str:
    """The word, or the words that stand together, that begin at a place; empty when none does."""
    found = CHUNK.match(plain, place)
    return found.group() if found else ""
