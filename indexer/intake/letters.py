"""A letter that was saved as text: its head lines give its title and its day, and are no part of what it says.

От: ivan@example.org      From: ivan@example.org
Дата: Tue, 7 Dec 2021     Subject: Звіт про зустріч
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.intake.drafts import Given
from indexer.intake.given import stated_date
from indexer.intake.lines import Line
from indexer.model import Removal

MAX_HEAD, MAX_NAME = 12, 16  # lines, and characters of a field's name
_NOTHING = Given()
_NAMES = {
    "from": ("от", "от кого", "від", "від кого", "from", "отправитель", "відправник"),
    "to": ("кому", "to", "получатель", "одержувач"),
    "copy": ("копия", "копія", "cc", "bcc", "reply-to", "вложения", "вкладення", "attachments"),
    "date": ("дата", "отправлено", "надіслано", "date", "sent"),
    "subject": ("тема", "subject"),
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names}
_FIELD = re.compile(r"([A-Za-zА-Яа-яЁёІіЇїЄєҐґ -]{2,14}):\s*(.*)")


@dataclass(frozen=True, slots=True)
class Letter:
    """What the head of a letter says, as fields; `lines` are the others."""

    said: Given
    lines: tuple[Line, ...]
    removed: tuple[Removal, ...]


def read_letter(lines: Sequence[Line]) -> Letter:
    """The lines without the head of a letter: at least a sender or a receiver, and a subject. Any other text is left as it is."""
    if not lines or ":" not in lines[0].text[:MAX_NAME]:  # which is most texts
        return Letter(_NOTHING, tuple(lines), ())
    head: dict[str, Line] = {}
    values: dict[str, str] = {}
    for line in lines[:MAX_HEAD]:
        match = _FIELD.fullmatch(line.text)
        kind = _KINDS.get(match.group(1).casefold()) if match else None
        if match is None or kind is None or kind in values or (line.gap and head):
            break
        head[kind], values[kind] = line, match.group(2)
    if not values.get("subject") or not values.keys() & {"from", "to"} or len(head) == len(lines):
        return Letter(_NOTHING, tuple(lines), ())
    date = stated_date(values["date"], "dateline", "") if "date" in values else None
    dated = replace(date, evidence=f"line {head['date'].number}: {values['date']}") if date else None
    removed = tuple(Removal(line.number, line.text, "letter-head") for line in head.values())
    return Letter(Given("first-line", title=values["subject"], date=dated), tuple(lines[len(head) :]), removed)
