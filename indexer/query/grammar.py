"""Lexemes → syntax, by recursive descent; parentheses are the only thing that recurses, and their depth has a limit.

    either  =  all { OR all }
    all     =  { [AND] negated }           no sign between two parts means both
    negated =  { NOT } part | source:a { OR source:b }
    part    =  leaf | TITLE part | ( either )

An operator with nothing to join is left out, as are empty parentheses: `understood` shows what remains.
"""

from __future__ import annotations

from indexer.analysis.words import forms
from indexer.query.lexemes import Lexeme, Sign, UnreadableError
from indexer.query.limits import MOST_DEPTH, too_deep
from indexer.query.syntax import ExactQuoted, Facet, Leaf, Quoted, Syntax, conjunction, disjunction, negation, titled


def syntax_of(lexemes: tuple[Lexeme, ...]) -> Syntax | None:
    """The query as it was typed, None when nothing in it can be searched; UnreadableError when its parentheses do not balance."""
    reading = _Reading(lexemes)
    found = reading.either(0)
    if reading.next() is not None:
        raise UnreadableError
    return found


class _Reading:
    """A place among the lexemes, moving on."""

    def __init__(self, lexemes: tuple[Lexeme, ...]) -> None:
        self._lexemes = lexemes
        self._place = 0

    def next(self, ahead: int = 0) -> Lexeme | None:
        """The lexeme at the place, or so many ahead of it, not taken yet."""
        place = self._place + ahead
        return self._lexemes[place] if place < len(self._lexemes) else None

    def take(self, sign: Sign) -> bool:
        """Move past the sign if it stands here."""
        found = self.next() is sign
        self._place += found
        return found

    def either(self, depth: int) -> Syntax | None:
        sides = [self.all(depth)]
        while self.take(Sign.OR):
            sides.append(self.all(depth))
        return disjunction(sides)

    def all(self, depth: int) -> Syntax | None:
        parts: list[Syntax | None] = []
        while self.next() not in (None, Sign.OR, Sign.CLOSE):
            if not self.take(Sign.AND):
                parts.append(self.negated(depth))
        return conjunction(parts)

    def negated(self, depth: int) -> Syntax | None:
        times = 0
        while self.take(Sign.NOT):
            times += 1
        found = self.part(depth)
        return negation(found) if times % 2 else self.alternatives(found)

    def alternatives(self, first: Syntax | None) -> Syntax | None:
        """«посол source:a OR source:b»: OR between values of one facet joins these alone, for a filter has no other use for it."""
        found = [first]
        while isinstance(first, Facet) and self.next() is Sign.OR and _is_facet(self.next(1), first.facet):
            self._place += 1
            found.append(self.leaf())
        return disjunction(found)

    def part(self, depth: int) -> Syntax | None:
        if self.take(Sign.TITLE):
            return titled(self.part(depth))
        if self.take(Sign.OPEN):
            return self.group(depth + 1)
        return self.leaf()

    def group(self, depth: int) -> Syntax | None:
        """What stands in parentheses, the first of them taken; UnreadableError when they are never closed."""
        if depth > MOST_DEPTH:
            raise too_deep()
        found = self.either(depth)
        if not self.take(Sign.CLOSE):
            raise UnreadableError
        return found

    def leaf(self) -> Leaf | None:
        """The leaf at the place; None for a sign, which stays, and for a quotation without words, which does not."""
        found = self.next()
        if found is None or isinstance(found, Sign):
            return None
        self._place += 1
        return None if isinstance(found, Quoted | ExactQuoted) and not forms(found.text) else found


def _is_facet(lexeme: Lexeme | None, facet: str) -> bool:
    return isinstance(lexeme, Facet) and lexeme.facet == facet
