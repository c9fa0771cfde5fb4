"""Cleaned text → lexemes, by the rules in their order; what no rule reads is punctuation."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.query.cleaning import Typed
from indexer.query.lexemes import CHUNK, OPERATORS, Lexeme, Sign
from indexer.query.rules import RULES
from indexer.query.syntax import ExactQuoted, ExactWord, Fuzzy, Nearby, Prefix, Quoted, Words


def scan(typed: Typed) -> tuple[Lexeme, ...]:
    """The lexemes of a query; UnreadableError when it is none, QueryError for what is over a limit or asks for the impossible."""
    lexemes: list[Lexeme] = []
    place = 0
    while place < len(typed.plain):
        found = next((found for rule in RULES if (found := rule(typed, place))), None)
        read, place = found or ((), place + 1)
        lexemes += read
    return _settled(lexemes)


def plain_words(typed: Typed) -> tuple[str, ...]:
    """The words of a text that is no query, without the operators unless there is nothing else."""
    chunks = tuple(match.group() for match in CHUNK.finditer(typed.plain))
    return tuple(chunk for chunk in chunks if OPERATORS.get(chunk, Sign.CAPITAL_NOT) is Sign.CAPITAL_NOT) or chunks


def _settled(lexemes: Iterable[Lexeme]) -> tuple[Lexeme, ...]:
    """НЕ is an operator in «посол НЕ переговоры», and a word in a headline all in capitals, «ПОСОЛ НЕ ПРИЕДЕТ»."""
    lexemes = tuple(lexemes)
    settled: Lexeme = Sign.NOT if any(map(_in_small_letters, lexemes)) else Words(("НЕ",))
    return tuple(settled if lexeme is Sign.CAPITAL_NOT else lexeme for lexeme in lexemes)


def _in_small_letters(lexeme: Lexeme) -> bool:
    match lexeme:
        case Words((text,)) | Quoted(text) | ExactQuoted(text) | ExactWord(text) | Prefix(text) | Fuzzy(text):
            return text != text.upper()
        case Nearby(left, right):
            return left + right != (left + right).upper()
    return False
