"""Text → words with their offsets, and the fold that every comparison of forms goes through first.

    "П’ятниця, 5+2 і Росія-НАТО"  →  П’ятниця · 5+2 · і · Росія · НАТО       fold: п'ятниця · 5+2 · і · росія · нато

A word is a run of letters and digits, with an apostrophe between letters kept inside. A hyphen parts words, so that the parts stand at
successive positions and the whole is a phrase of them; only one that ties a particle on (кто-то, по-английски) parts nothing. A decimal
number ("3,5") and a format of talks ("5+2") are one word each, a dotted date is three. Offsets count code points of the text as it was
given: nothing is normalised before it is cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import overload

from indexer.model import Token

APOSTROPHES = "'’ʼ′`ʹ‘‛´＇"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

# Combining marks belong to the letter before them: in decomposed text «й» and «ї» are two code points, a stressed vowel is always two.
_RUN = rf"[^\W_]+(?:[\u0300-\u036f{INVISIBLE}]+[^\W_]*)*"
_PLAIN = rf"{_RUN}(?:[{APOSTROPHES}]+(?=[^\W\d_]){_RUN})*"
_END = r"(?![^\W_])"


def _after(*words: str) -> str:
    """A place right after one of these words, and not after a longer one that ends so."""
    return "(?:" + "|".join(rf"(?<=(?<![^\W_])(?i:{word}))" for word in words) + ")"


# What may follow a run and belong to the same word, with an example. Everything is looked for from behind, so that the pattern begins
# with a run of letters and nothing else: in this shape it finds three million words a second, with alternatives in front one.
_TAILS = (
    rf"(?<=\d)(?:\+\d+)+{_END}",  # 5+2
    r"(?<=\d)(?<![^\W_]{4})(?<!\d[.,:]\d)(?<!\d[.,:]\d\d)(?<!\d[.,:]\d\d\d)[.,]\d+(?![^\W_]|[.,:]\d)",  # 3,5, not 07.12.2021
    rf"-(?i:то|либо|нибудь|небудь|таки){_END}",  # кто-то, який-небудь
    rf"{_after('по', 'кое', 'будь', 'казна', 'хтозна', 'бозна')}-{_PLAIN}",  # по-английски, будь-який
    rf"{_after('во', 'в')}-[^\W\d_]+(?i:[иы]х){_END}",  # во-первых
    rf"{_after('из', 'із', 'з')}-(?i:за|под|під|над|поза|поміж){_END}",  # из-за, з-під
)
# Most words end before a space, or a stop with a space, and are nothing but a run: to try that first takes a quarter off.
_MOST = r"[0-9A-Za-zА-Яа-яЁёҐґЄєІіЇї]++(?=[ \n]|[.,] )"
_TOKEN = re.compile(rf"{_MOST}|{_PLAIN}(?:(?=[+.,-][^\W_])(?:{'|'.join(_TAILS)}))?")

_CYRILLIC = frozenset("абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюя")
_CYRILLIC_FORM = re.compile(r"[А-Яа-яЁёҐґЄєІіЇї']+")
_PLAIN_FORM = re.compile(r"[a-zабвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюя'0-9+.,-]*")
# Latin letters beside the Cyrillic ones that look the same, small or as capitals (H, Н). Scans and copied text mix them within a word.
_LATIN_LIKE, _CYRILLIC_LIKE = "abcehikmoptxyïë", "авсенікмортхуїё"
_TO_CYRILLIC = str.maketrans(_LATIN_LIKE + _LATIN_LIKE.upper(), _CYRILLIC_LIKE + _CYRILLIC_LIKE.upper())
_TO_LATIN = str.maketrans(_CYRILLIC_LIKE + _CYRILLIC_LIKE.upper(), _LATIN_LIKE + _LATIN_LIKE.upper())
_LATIN, _CYRILLIC_LETTER = re.compile(r"(?i)[a-zà-öø-ÿ]"), re.compile(r"(?i)[а-яёіїєґў]")
_MIXED = re.compile(r"(?i)[a-zï].*[а-яёіїєґ]|[а-яёіїєґ].*[a-zï]")
_MOST_FOLDED = 8_192  # forms that are remembered: a query folds each of its words a dozen times
_KEPT_MARKS = {"\u0306", "\u0308"}
_FOLD_TABLE = {ord(mark): "'" for mark in APOSTROPHES} | dict.fromkeys(map(ord, INVISIBLE))


def tokenise(text: str, origin: int = 0) -> tuple[Token, ...]:
    """The words of a text in order, each with the place where it stands: `text[start:end] == form`, in code points.

    `origin` is where the text itself begins, for a paragraph of a body.
    """
    return tuple(Token(match.start() + origin, match.end() + origin, match.group()) for match in _TOKEN.finditer(text))


class Tokens(Sequence[Token]):
    """The tokens of a text as `tokenise` gives them, by the places where they begin; each is made when it is looked at.

    Where they begin is found when it is asked, unless it is known.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str, starts: Sequence[int] | None = None) -> None:
        self._text, self._starts = text, starts

    @property
    def starts(self) -> Sequence[int]:
        """Where they begin."""
        if self._starts is None:
            self._starts = starts(self._text, forms(self._text))
        return self._starts

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, place: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(len(self))[place])
        match = self._match(place)
        return Token(match.start(), match.end(), match.group())

    def form(self, place: int) -> str:
        """The form of one token."""
        return self._match(place).group()

    def end(self, place: int) -> int:
        """Where one token ends."""
        return self._match(place).end()

    def _match(self, place: int) -> re.Match[str]:
        match = _TOKEN.match(self._text, self.starts[place])
        assert match, f"no word begins at {self.starts[place]}"
        return match

    def __len__(self) -> int:
        return len(self.starts)


def starts(text: str, written: Iterable[str], origin: int = 0) -> list[int]:
    """Where the words of a text, given in order as `forms` finds them, begin in it, counted from `origin`.

    A word begins with the first letter or digit after the word before, so the first place that reads like it is its own.
    """
    found, end = [], 0
    for form in written:
        start = text.index(form, end)
        found.append(origin + start)
        end = start + len(form)
    return found


def forms(text: str) -> list[str]:
    """The forms of `tokenise` without their offsets, at a third of the cost."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=_MOST_FOLDED)
def fold(form: str) -> str:
    """What two spellings of one form share: lower case, ё as е, one apostrophe, no stress marks, nothing invisible, one alphabet.

    Composed and decomposed text fold to the same; folding twice changes nothing. Accents fall off Latin letters too (Erdoğan, Erdogan).
    """
    if _CYRILLIC_FORM.fullmatch(form):  # most forms; what follows leaves them as they are
        return form.lower().replace("ё", "е")
    form = in_one_alphabet(form)
    low = form.lower().replace("ё", "е")
    folded = low if _PLAIN_FORM.fullmatch(low) else in_one_alphabet(_fold_letters(form))
    return folded.replace(",", ".") if folded[:1].isdigit() else folded


def is_cyrillic(folded: str) -> bool:
    """Has a folded form a letter of the Russian, Ukrainian or Belarusian alphabet?"""
    return not _CYRILLIC.isdisjoint(folded)


def in_one_alphabet(form: str) -> str:
    """A word of Cyrillic letters and Latin ones that look the same («Pоссия» with a Latin P) in Cyrillic, or else the reverse.

    Any other form as it is, also one that has letters of both which cannot be mistaken, or a Cyrillic ending («iPhoneом»).
    """
    if not _MIXED.search(form):
        return form
    whole = unicodedata.normalize("NFC", form)
    cyrillic, latin = whole.translate(_TO_CYRILLIC), whole.translate(_TO_LATIN)
    if not _LATIN.search(cyrillic):
        return cyrillic
    return form if _CYRILLIC_LETTER.search(latin) or _CYRILLIC_LETTER.match(whole, len(whole) - 1) else latin


def _fold_letters(form: str) -> str:
    letters = unicodedata.normalize("NFD", form).translate(_FOLD_TABLE).lower()
    return unicodedata.normalize("NFC", "".join(_bare(letters)))


def _bare(letters: str) -> Iterable[str]:
    """The letters without marks, but for the breve of й and ў and the dots of ї, which make letters of their own."""
    base = ""
    for letter in letters:
        if not unicodedata.combining(letter):
            base = letter
            if unicodedata.category(letter) != "Cc":
                yield letter
        elif letter in _KEPT_MARKS and base + letter in ("и\u0306", "у\u0306", "і\u0308"):
            yield letter
