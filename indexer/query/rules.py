"""The rules of the lexer: each reads one thing at one place of a cleaned text, or has no opinion. The first that reads wins."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from indexer.analysis.words import forms
from indexer.errors import QueryError, Refusal
from indexer.query.cleaning import Typed
from indexer.query.dates import read_dates
from indexer.query.facets import BARE_VALUE, read_facet, without_stop
from indexer.query.lexemes import OPERATORS, Lexeme, Sign, UnreadableError, chunk_at
from indexer.query.limits import (
    LEAST_FUZZY,
    LEAST_PREFIX,
    MOST_BETWEEN,
    misplaced_star,
    near_of_two,
    short_fuzzy,
    short_prefix,
    too_far,
    too_fuzzy,
)
from indexer.query.quotes import QUOTES, closing, quotable, unquoted
from indexer.query.syntax import Days, ExactQuoted, ExactWord, Fuzzy, Nearby, Prefix, Quoted, Words

Found: TypeAlias = tuple[tuple[Lexeme, ...], int]
Rule: TypeAlias = Callable[[Typed, int], Found | None]

_FUZZ = re.compile(r"~([0-9]*)(?![^\W_])")
_DISTANCE = re.compile(r"~([0-9]+)(?![^\W_])")
_QUALIFIER = re.compile(r"(source|lang|language|tag|date):", re.IGNORECASE)
_TITLE = re.compile(r"title:", re.IGNORECASE)
_SIGNS = {"(": Sign.OPEN, ")": Sign.CLOSE, "|": Sign.OR}
_BEFORE_OPERAND = " (|"


def sign(typed: Typed, place: int) -> Found | None:
    """( ) |"""
    found = _SIGNS.get(typed.plain[place])
    return ((found,), place + 1) if found else None


def minus(typed: Typed, place: int) -> Found | None:
    """-война  -"холодная война"  -(война мир)  -=войне; a hyphen in 1-2, a dash in «а - б» and -- are none."""
    plain = typed.plain
    alone = place == 0 or plain[place - 1] in _BEFORE_OPERAND
    return ((Sign.NOT,), place + 1) if plain[place] == "-" and alone and _opens(plain, place + 1) else None


def exact(typed: Typed, place: int) -> Found | None:
    """=послом  ="посол прибыл"; the sign in 2+2=4 is none."""
    plain = typed.plain
    if plain[place] != "=" or (place and chunk_at(plain, place - 1)):
        return None
    if _quotes_at(plain, place + 1):
        text, end = _quotation(plain, place + 1)
        return (ExactQuoted(text),), end
    form = chunk_at(plain, place + 1)
    return ((ExactWord(form),), place + 1 + len(form)) if form else None


def quotation(typed: Typed, place: int) -> Found | None:
    """«посол прибыл»  "посол переговоры"~5"""
    if not _quotes_at(typed.plain, place):
        return None
    text, end = _quotation(typed.plain, place)
    if distance := _DISTANCE.match(typed.plain, end):
        return (_nearby(text, distance.group(1)),), distance.end()
    return (Quoted(text),), end


def title(typed: Typed, place: int) -> Found | None:
    """title:посол  title:«посол прибыл»  title:(посол OR консул); «Title: посол» is two words."""
    name = _TITLE.match(typed.plain, place)
    if not name or not _opens(typed.plain, name.end()):
        return None
    if (form := chunk_at(typed.plain, name.end())) in OPERATORS:
        return (Sign.TITLE, Words((form,))), name.end() + len(form)
    return (Sign.TITLE,), name.end()


def qualifier(typed: Typed, place: int) -> Found | None:
    """source:kremlin.ru  lang:ru  tag:"чёрное море"  date:2021-12..; «Source: посол» is two words, and so is Путин:посол."""
    name = _QUALIFIER.match(typed.plain, place)
    if not name:
        return None
    value, quoted, end = _value(typed, name.end())
    if not value:
        return None
    of = name.group(1).lower()
    return (Days(read_dates(value)) if of == "date" else read_facet(of, value, quoted),), end


def leading_star(typed: Typed, place: int) -> Found | None:
    """*говоры is refused; a star among spaces is punctuation."""
    if typed.plain[place] == "*" and chunk_at(typed.plain, place + 1):
        raise misplaced_star()
    return None


def prefix(typed: Typed, place: int) -> Found | None:
    """перегово*; the star of пере*воры is refused."""
    form = chunk_at(typed.plain, place)
    end = place + len(form)
    if not form or not typed.plain.startswith("*", end):
        return None
    while typed.plain.startswith("*", end):
        end += 1
    if chunk_at(typed.plain, end):
        raise misplaced_star()
    if _letters(form) < LEAST_PREFIX:
        raise short_prefix(form)
    return (Prefix(form),), end


def fuzzy(typed: Typed, place: int) -> Found | None:
    """переговры~; numbers as in 5~6 and words as in Київ~Москва are taken as they are."""
    form = chunk_at(typed.plain, place)
    found = _FUZZ.match(typed.plain, place + len(form))
    if not found or not any(map(str.isalpha, form)):
        return None
    if found.group(1) not in ("", "1"):
        raise too_fuzzy(form)
    if _letters(form) < LEAST_FUZZY:
        raise short_fuzzy(form)
    return (Fuzzy(form),), found.end()


def word(typed: Typed, place: int) -> Found | None:
    """посол  российско-американский  5+2  OR"""
    form = chunk_at(typed.plain, place)
    return ((OPERATORS.get(form, Words((form,))),), place + len(form)) if form else None


RULES: tuple[Rule, ...] = (sign, minus, exact, quotation, title, qualifier, leading_star, prefix, fuzzy, word)


def _quotes_at(plain: str, place: int) -> bool:
    return place < len(plain) and plain[place] in QUOTES


def _opens(plain: str, place: int) -> bool:
    """Whether something to search begins here: a word, a quotation, either of them exact, or a parenthesis."""
    if plain.startswith("(", place):
        return True
    place += plain.startswith("=", place)
    return _quotes_at(plain, place) or bool(chunk_at(plain, place))


def _quotation(plain: str, place: int) -> tuple[str, int]:
    end = closing(plain, place)
    if end < 0:
        raise UnreadableError
    return unquoted(plain[place + 1 : end]), end + 1


def _nearby(text: str, distance: str) -> Nearby:
    pair = forms(text)
    if len(pair) != 2:
        raise near_of_two()
    if len(distance) > len(str(MOST_BETWEEN)) or int(distance) > MOST_BETWEEN:
        raise too_far(distance)
    return Nearby(pair[0], pair[1], int(distance))


def _value(typed: Typed, place: int) -> tuple[str, bool, int]:
    """A qualifier's value as given, its apostrophes its own; whether it was quoted; where it ends."""
    if typed.plain.startswith("(", place):
        raise QueryError(
            "A filter takes one value at a time. Write source:first OR source:second, not source:(first OR second).", Refusal.FILTER_VALUE
        )
    if _quotes_at(typed.plain, place):
        end = closing(typed.plain, place)
        if end < 0:
            raise UnreadableError
        return quotable(" ".join(typed.given[place + 1 : end].split()))[1:-1], True, end + 1
    found = BARE_VALUE.match(typed.given, place)
    value = without_stop(found.group()) if found else ""
    return (value if any(map(str.isalnum, value)) else ""), False, place + len(found.group() if found else "")


def _letters(form: str) -> int:
    return sum(map(str.isalnum, forms(form)[-1]))
