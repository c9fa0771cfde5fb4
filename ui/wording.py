"""How the page says things: the interface's language, plurals, numbers, dates in the reader's form. The words are in texts*.py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer import Dated
from ui import texts, texts_compare, texts_context, texts_events
from ui.texts import COUNTED, LANGUAGES, MONTHS

TEXTS = texts.TEXTS | texts_compare.TEXTS | texts_context.TEXTS | texts_events.TEXTS

NO_BREAK = "\u00a0"
_BUILD = re.compile(r"gen-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})[\d.]*Z")


def plural(language: str, number: int) -> int:
    """Which of a word's forms goes with a number: one, few, many in Ukrainian and Russian; one, other in English (CLDR).

    >>> [plural("uk", n) for n in (1, 3, 5, 11, 21, 112)]
    [0, 1, 2, 2, 0, 2]
    """
    if language == "en":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


@dataclass(frozen=True, slots=True)
class Wording:
    """One of the interface's languages: uk, ru or en."""

    language: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __call__(self, key: str, **gaps: str) -> str:
        """The text of this key, its gaps filled."""
        return TEXTS[key][LANGUAGES.index(self.language)].format(**gaps)

    def knows(self, key: str) -> bool:
        """There is a text of this key."""
        return key in TEXTS

    def code(self, family: str, code: str) -> str:
        """What one of the program's codes means (`removal.share`), or the code itself when the table has no words for it."""
        return self(f"{family}.{code}") if self.knows(f"{family}.{code}") else code

    def count(self, key: str, number: int) -> str:
        """A number with its noun in the right form: «5 документів»."""
        forms = COUNTED[key][LANGUAGES.index(self.language)]
        return forms[plural(self.language, number)].format(n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with its thousands set apart."""
        grouped = f"{number:,}"
        return grouped if self.language == "en" else grouped.replace(",", NO_BREAK)

    def seconds(self, milliseconds: float) -> str:
        """A time in seconds, two places."""
        text = f"{max(milliseconds / 1000, 0.01):.2f}"
        return text if self.language == "en" else text.replace(".", ",")

    def day(self, value: str) -> str:
        """A date value of any precision in the reader's form: `2021-12-07T20:15` → «07.12.2021 20:15», «7 Dec 2021, 20:15»."""
        day, _, time = value.partition("T")
        parts = day.split("-")
        if self.language == "en":
            text = " ".join((*(str(int(part)) for part in parts[2:]), *(MONTHS["en"][int(part) - 1] for part in parts[1:2]), parts[0]))
            return f"{text}, {time}" if time else text
        text = ".".join(reversed(parts))
        return f"{text} {time}" if time else text

    def typed(self, day: str) -> str:
        """A day as the reader would type it, in the form that the boxes ask for."""
        return day if self.language == "en" else self.day(day)

    def month(self, value: str) -> str:
        """The short name of a month: `2021-12` → «гру»."""
        return MONTHS[self.language][int(value[5:7]) - 1]

    def when(self, dated: Dated | None) -> str:
        """A document's day, or the honest word that it has none."""
        return self.day(dated.value) if dated else self("undated")

    def build(self, name: str) -> str:
        """When a build was made, read off its name (`gen-20261123T140200.5Z`); the name itself when it is of another form."""
        found = _BUILD.fullmatch(name)
        return self("build.day", day=self.day("{}-{}-{}T{}:{}".format(*found.groups()))) if found else name

    def value(self, facet: str, value: str | None) -> str:
        """A facet's value as the reader knows it; plain text, neither HTML nor Markdown."""
        if facet == "language" and self.knows(f"language.{value or 'unknown'}"):
            return self(f"language.{value or 'unknown'}")
        if value is None:
            return self("unknown")
        if facet in ("person", "institution", "country"):
            shown = self.names.get(value)
            return shown[LANGUAGES.index(self.language)] if shown else value
        return self.day(value) if facet in ("year", "month") else value


def interface(chosen: str, locale: str | None) -> str:
    """The interface's language: the one chosen, else the browser's, else English."""
    spoken = (locale or "").partition("-")[0].lower()
    return chosen or (spoken if spoken in LANGUAGES else "en")
