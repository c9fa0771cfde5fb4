"""Texts of invented words: many different ones, long tails, heavy prefixes; and queries that mean ill, drawn from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

SYLLABLES = ("пере", "го", "вор", "без", "пе", "ка", "пос", "ол", "при", "єд", "нан", "ня", "щ", "об", "ї", "ст", "ру", "ми", "ль", "ґа")
SIGNS = " \t\"«»„“”()|-–=*~:.,/+&_^!?[]{}\\%'’ʼ\u0301\u200b\u202e\x00\ud800"
OPERATORS = ("OR", "ИЛИ", "АБО", "AND", "NOT", "НЕ", "-", "=", "title:", "source:", "lang:ru", "date:2021", "tag:«б»", "~", "~5", "*")


def word(chance: random.Random) -> str:
    """An invented word of one to seven syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(1, 7)))


def write_records(folder: Path, documents: int, seed: int) -> None:
    """A corpus of records with declared languages and dates; every document says "посол" and "переговори" too."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        for number in range(documents):
            text = "Посол прибув на переговори. " + " ".join(word(chance) for _ in range(80)) + "."
            language, day = chance.choice(("ru", "uk")), f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            row = {"id": f"d{number}", "title": word(chance), "text": text, "language": language, "date": day, "source": f"s{number % 7}"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def queries(count: int, seed: int) -> Iterator[str]:
    """Queries of four kinds in turn: heavy ones within every limit, pieces of the language, signs and words, any characters."""
    chance = random.Random(seed)
    kinds = (_heavy, _pieces, _signs, _any)
    for number in range(count):
        yield kinds[number % len(kinds)](chance)


def _heavy(chance: random.Random) -> str:
    """As much as the limits allow: wide prefixes, one-edit words, disjunctions, distances."""
    parts = [chance.choice(SYLLABLES[:12]) + chance.choice(("го*", "вор*", "пе*", "без*")) for _ in range(chance.randint(1, 8))]
    parts += [chance.choice(("посол", "переговори", word(chance))) for _ in range(chance.randint(0, 12))]
    chance.shuffle(parts)
    joined = chance.choice((" ", " OR ", " | ", " -")).join(parts)
    return chance.choice(("{}", "({}) OR посол", '{} "посол переговори"~50', "-({})", "title:({})", "=посол {}")).format(joined)


def _pieces(chance: random.Random) -> str:
    return "".join(chance.choice((chance.choice(OPERATORS), word(chance), " ", chance.choice(SIGNS))) for _ in range(chance.randint(1, 40)))


def _signs(chance: random.Random) -> str:
    return "".join(chance.choice(SIGNS + "посолпер") for _ in range(chance.randint(1, 320)))


def _any(chance: random.Random) -> str:
    return "".join(
        chr(chance.choice((chance.randrange(0x80), chance.randrange(0x400, 0x530), chance.randrange(0x110000))))
        for _ in range(chance.randint(1, 330))
    )
