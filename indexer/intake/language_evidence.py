"""What speaks for a language, from the surest to the least sure: script, alphabet, function words, statistics.

Each rule is given the letters of a text and has a verdict or none; the first verdict stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.intake.language_letters import NO_VERDICT, Letters, Verdict
from indexer.intake.language_words import by_words_and_statistics
from indexer.model import OTHER, RUSSIAN, UKRAINIAN

Rule = Callable[[Letters], Verdict | None]

_APOSTROPHE = re.compile(r"[бвгґджзкмнпрстфхшч]['’ʼ`][яюєї]")
_HARD_SIGN = re.compile(r"\wъ(?=\w)(?![еёюя])")

_UKRAINIAN_LETTERS, _RUSSIAN_LETTERS = "іїєґ", "ыэё"
_SOUTH_SLAVIC_LETTERS, _FAR_LETTERS = "јљњђћѓќџѕ", "әғқңөұүһҳҷҡҫӣӯӈӱӓӧӹ"
# of a hundred letters of a text so many are і ї є ґ in Ukrainian and ы э ё in Russian
_UKRAINIAN_SHARE, _RUSSIAN_SHARE = 7.0, 2.5
_RARE = 250  # one letter among so many is a name's or a quotation's


def _by_script(letters: Letters) -> Verdict | None:
    """«Il faut bien le faire» is neither; a text with a third of Cyrillic letters may be."""
    if letters.cyrillic * 2 >= max(letters.foreign, 1):
        return None
    if not letters.foreign:
        return NO_VERDICT
    return Verdict(OTHER, min(1.0, letters.foreign / 60), "script")


def _by_far_letters(letters: Letters) -> Verdict | None:
    """Kazakh, Tatar, Tajik …: «Біз қазақ тілінде сөйлейміз»."""
    if letters.any_of(_FAR_LETTERS) * 50 > letters.cyrillic:
        return Verdict(OTHER, 1.0, "alphabet")
    return None


def _by_south_slavic_letters(letters: Letters) -> Verdict | None:
    """Macedonian and Serbian: «Ова е добро за нашиот јазик», without a letter of ours."""
    theirs = letters.any_of(_SOUTH_SLAVIC_LETTERS)
    if theirs and theirs * 2 > letters.any_of("йюящьъ" + _UKRAINIAN_LETTERS + _RUSSIAN_LETTERS):
        return Verdict(OTHER, 1.0, "alphabet")
    return None


def _by_belarusian_letters(letters: Letters) -> Verdict | None:
    """Belarusian has і beside ы э ё, and ў, but neither и nor щ: «Гэта ўжо не першы раз»."""
    ours = letters.any_of("ищїєґъ")
    if letters.any_of("ў") * 4 > ours:
        return Verdict(OTHER, 1.0, "alphabet")
    if letters.any_of("і") and letters.any_of(_RUSSIAN_LETTERS) and ours * 10 < letters.any_of("іыэё"):
        return Verdict(OTHER, 0.95, "alphabet")
    return None


_BELARUSIAN = re.compile(r"дз[еёіья]|цц|[аыі]ць\b|гэт|\bшто\b|\bён\b|\bяны\b|\bяна\b|\bяго\b|\bякія\b|\bкаб\b")


def _by_belarusian_words(letters: Letters) -> Verdict | None:
    """A short sentence without и, with і or with ы э ё: «Гэта не дзень»."""
    if letters.any_of("ищїєґъ") or not letters.any_of("іыэё"):
        return None
    return Verdict(OTHER, 0.7, "alphabet") if _BELARUSIAN.search(letters.text) else None


def _by_own_letters(letters: Letters) -> Verdict | None:
    """і ї є ґ and the apostrophe against ы э ё: «Це вже інша річ», «Это уже другое дело»."""
    ukrainian = letters.any_of(_UKRAINIAN_LETTERS)
    if letters.any_of("'’ʼ`"):
        ukrainian += len(_APOSTROPHE.findall(letters.text))
    russian = letters.any_of(_RUSSIAN_LETTERS)
    if max(ukrainian, russian) * _RARE <= letters.cyrillic:  # a name or a quotation in a text of another language
        return None
    for_ukrainian, for_russian = ukrainian / _UKRAINIAN_SHARE, russian / _RUSSIAN_SHARE
    language = UKRAINIAN if for_ukrainian > for_russian else RUSSIAN
    most, least = max(for_ukrainian, for_russian), min(for_ukrainian, for_russian)
    return Verdict(language, round((most - least) / most * min(1.0, 0.8 + 0.05 * (ukrainian + russian)), 3), "alphabet")


def _by_bulgarian_letters(letters: Letters) -> Verdict | None:
    """ъ within a word, not before е ё ю я: «Той също дойде»."""
    if letters.any_of("ъ") and not letters.any_of(_UKRAINIAN_LETTERS + _RUSSIAN_LETTERS) and _HARD_SIGN.search(letters.text):
        return Verdict(OTHER, 0.9, "alphabet")
    return None


RULES: tuple[Rule, ...] = (
    _by_script,
    _by_far_letters,
    _by_south_slavic_letters,
    _by_belarusian_letters,
    _by_belarusian_words,
    _by_bulgarian_letters,
    _by_own_letters,
    by_words_and_statistics,
)
"""In the order in which they are asked; the first verdict stands."""
