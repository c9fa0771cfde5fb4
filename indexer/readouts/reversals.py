"""What turns the sense of a pair whose words are alike: a negation, a number, who does what to whom.

Where two single sentences say the same (`whole`), every such change is one. Of a pair that tells a part, only what both sentences speak of:
a negation of a word that the other one affirms, or another number of the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from indexer.analysis import Analyser, fold
from indexer.readouts.alignment import Aligned
from indexer.readouts.likeness import Evidence, Match, Side
from indexer.readouts.marks import Changes, Mark, changes
from indexer.readouts.negations import find_negations
from indexer.readouts.numbers import Numbers, is_figures
from indexer.readouts.tellings import Telling, numbered

ROLES, ORDER = "roles", "order"
_BE_WORDS = "был была было были будет будут є був була було були буде будуть стал станет станут стане стануть"
_BE = frozenset(_BE_WORDS.split())
_BY = ("ом", "ем", "ой", "ей", "ою", "ею", "єю", "им", "ым", "ами", "ями", "єм")
"""How the one by whom something is done ends: «обвинена Кулебой» turns no roles."""
_BEFORE_WORDS = "в во на до у з із зі из к ко от від о об про за через по с со для при над під под перед"
_BEFORE = frozenset(_BEFORE_WORDS.split())
_BARE, _NOMINATIVE = "", ("а", "я", "ия", "ія", "")
NO_CHANGES = Changes()


@dataclass(frozen=True, slots=True)
class Reversed:
    """Negations and numbers of A alone and of B alone; `turned` is ROLES, ORDER or empty."""

    negations: Changes = NO_CHANGES
    numbers: Changes = NO_CHANGES
    turned: str = ""

    @property
    def changed(self) -> tuple[str, ...]:
        """The kinds of change in one order."""
        held = (("negation", self.negations), ("number", self.numbers))
        kinds = tuple(name for name, found in held if found.added or found.dropped)
        return (*kinds, self.turned) if self.turned else kinds


class Reversals:
    """Two tellings, weighed, with what answers what."""

    def __init__(self, texts: tuple[Telling, Telling], weighed: tuple[Side, Side], found: Evidence, analyser: Analyser) -> None:
        self._texts, self._weighed, self._found, self._analyser = texts, weighed, found, analyser
        self._numbers = Numbers(analyser)

    def of(self, aligned: Aligned, whole: bool) -> Reversed:
        """What is turned in a pair; `whole` for two single sentences that say the same."""
        negations = changes(*self._marks(aligned, self._negations), (self._deny_one, self._nothing_known, self._deny_nearly_one))
        numbers = self._other_numbers(aligned, whole)
        if not whole:
            negations = self._shared(negations, self._is_affirmed(aligned))
        return Reversed(replace(negations, kept=()), numbers, self._turned(aligned) if whole else "")

    def _marks(self, aligned: Aligned, find: Callable[[int, int], tuple[Mark, ...]]) -> tuple[list[Mark], list[Mark]]:
        found: tuple[list[Mark], list[Mark]] = ([], [])
        for side, number in numbered(aligned):
            found[side].extend(replace(mark, sentence=number) for mark in find(side, number))
        return found

    def _shared(self, found: Changes, is_shared: Callable[[int, Mark], bool]) -> Changes:
        added = tuple(mark for mark in found.added if is_shared(1, mark))
        return Changes(added, tuple(mark for mark in found.dropped if is_shared(0, mark)))

    # --- negations -----------------------------------------------------------------------------

    def _negations(self, side: int, number: int) -> tuple[Mark, ...]:
        sentence = self._texts[side].sentences[number]
        return find_negations(sentence.text, self._texts[side].tokens[number], sentence.language)

    def _deny_one(self, a: Mark, b: Mark) -> bool:
        """Do two negations stand before words that answer each other?"""
        return any(match.a in self._denied(0, a) and match.b in self._denied(1, b) for match in self._matches(a, b))

    def _nothing_known(self, a: Mark, b: Mark) -> bool:
        """Is neither of the words denied answered in the other sentence?"""
        return not any(match.a in self._denied(0, a) or match.b in self._denied(1, b) for match in self._matches(a, b))

    def _deny_nearly_one(self, a: Mark, b: Mark) -> bool:
        """Нельзя подписать, не можна підписати: what is denied stands one word further on."""
        near = self._denied(0, a, 2), self._denied(1, b, 2)
        return any(match.a in near[0] and match.b in near[1] for match in self._matches(a, b))

    def _matches(self, a: Mark, b: Mark) -> tuple[Match, ...]:
        return self._found.get((a.sentence, b.sentence), ())

    def _denied(self, side: int, mark: Mark, reach: int = 1) -> range:
        """The mentions behind a negation; «подписано не было» may deny what stands before it."""
        mentions = self._weighed[side].mentions[mark.sentence]
        before = sum(mention.start < mark.start for mention in mentions)
        behind = next((token.form for token in self._texts[side].tokens[mark.sentence] if token.start >= mark.end), "")
        return range(max(before - 1, 0) if fold(behind) in _BE else before, before + reach)

    def _is_affirmed(self, aligned: Aligned) -> Callable[[int, Mark], bool]:
        """Is the word that a mark denies one of the other side's too?"""

        def holds(side: int, mark: Mark) -> bool:
            links = [(mark.sentence, other) if side == 0 else (other, mark.sentence) for other in (aligned.b, aligned.a)[side]]
            matches = (match for link in links for match in self._found.get(link, ()) if match.strength == 1)
            return any((match.a, match.b)[side] in self._denied(side, mark) for match in matches)

        return holds

    # --- numbers -------------------------------------------------------------------------------

    def _other_numbers(self, aligned: Aligned, whole: bool) -> Changes:
        """Numbers that the other side has not, where both sides have one; of a part, those of one thing.

        Within a language also figures that one side alone has: the pair is then not word for word. Across languages these are mostly a day
        that one side says and the other has in its dateline.
        """
        a, b = self._marks(aligned, self._numbers_of)
        left = Changes(self._unanswered(b, a, 0, aligned.a), self._unanswered(a, b, 1, aligned.b))
        if not whole:
            pairs = [(a, b) for a in left.dropped for b in left.added if self._count_one(a, b)]
            return Changes(tuple(dict.fromkeys(b for _, b in pairs)), tuple(dict.fromkeys(a for a, _ in pairs)))
        if left.added and left.dropped:
            return left
        if len(self._languages(aligned)) > 1:
            return NO_CHANGES
        return Changes(tuple(filter(is_figures, left.added)), tuple(filter(is_figures, left.dropped)))

    def _numbers_of(self, side: int, number: int) -> tuple[Mark, ...]:
        sentence = self._texts[side].sentences[number]
        return self._numbers.find(sentence.text, self._texts[side].tokens[number], sentence.language)

    def _unanswered(self, marks: Iterable[Mark], others: Iterable[Mark], side: int, numbers: Sequence[int]) -> tuple[Mark, ...]:
        """Those that no number of the other side equals, and no ordinal, «один» or «оба» stands for."""
        telling = self._texts[side]
        soft = (self._numbers.soft(telling.tokens[n], telling.sentences[n].language) for n in numbers)
        known = {mark.kind for mark in others}.union(*soft)
        return tuple(mark for mark in marks if mark.kind not in known)

    def _count_one(self, a: Mark, b: Mark) -> bool:
        """Does what stands behind two numbers answer each other, be it with a word between?"""
        near = self._behind(0, a), self._behind(1, b)
        return any(match.strength == 1 and match.a in near[0] and match.b in near[1] for match in self._matches(a, b))

    def _behind(self, side: int, mark: Mark) -> range:
        before = sum(mention.start < mark.end for mention in self._weighed[side].mentions[mark.sentence])
        return range(before, before + 2)

    # --- who does what to whom -----------------------------------------------------------------

    def _turned(self, aligned: Aligned) -> str:
        words = [self._texts[side].folded(numbers) for side, numbers in enumerate((aligned.a, aligned.b))]
        if len(self._languages(aligned)) == 1 and words[0] != words[1] and sorted(words[0]) == sorted(words[1]):
            return ORDER
        return ROLES if any(self._exchange(*pair) for pair in combinations(self._names(aligned), 2)) else ""

    def _languages(self, aligned: Aligned) -> set[str]:
        return {self._texts[side].sentences[number].language for side, number in numbered(aligned)}

    def _names(self, aligned: Aligned) -> Iterator[tuple[_Name, _Name]]:
        """The names that answer each other, as either side has them."""
        link = aligned.a[0], aligned.b[0]
        for match in self._found.get(link, ()):
            a, b = (self._name(side, link[side], (match.a, match.b)[side]) for side in (0, 1))
            if a and b and a.form != b.form:
                bare = _BARE in (a.ending, b.ending)
                yield replace(a, is_bare=bare), replace(b, is_bare=bare)

    def _name(self, side: int, number: int, place: int) -> _Name | None:
        mention, sentence = self._weighed[side].mentions[number][place], self._texts[side].sentences[number]
        form = sentence.text[mention.start : mention.end]
        if mention.parts or not form[:1].isupper():
            return None
        stem = fold(self._analyser.keys(form, sentence.language)[0].partition(":")[2])
        before = [fold(token.form) for token in self._texts[side].tokens[number] if token.end <= mention.start][-1:]
        return _Name(fold(form), fold(form).removeprefix(stem), _BEFORE.isdisjoint(before), fold(form).endswith(_BY))

    @staticmethod
    def _exchange(one: tuple[_Name, _Name], other: tuple[_Name, _Name]) -> bool:
        """Is who acted acted upon, and the other way round?"""
        return (_falls(*one) and _falls(*reversed(other))) or (_falls(*reversed(one)) and _falls(*other))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as one side has it: what stands behind its stem, whether no preposition governs it, and whether something may be done by it.

    A name of one form in both texts has not changed its role.
    `is_bare` when one of the two sides has the bare stem: «Лаврова» is no nominative beside «Лавров», and «Кулеба» is one beside «Кулебу».
    """

    form: str
    ending: str
    is_free: bool
    is_means: bool
    is_bare: bool = False

    @property
    def acts(self) -> bool:
        """Does it stand in the nominative?"""
        return self.is_free and (self.ending == _BARE if self.is_bare else self.ending in _NOMINATIVE)


def _falls(here: _Name, there: _Name) -> bool:
    return here.acts and not there.acts and not here.is_means and not there.is_means
