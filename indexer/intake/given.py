"""Fields of a record, a table row or a sidecar → Given: names, values as they are met, dates read strictly.

A value that cannot be read is not thrown away: it stays in `extra` under its own name.
"""

from __future__ import annotations

import datetime
import email.utils
import json
import re
from collections.abc import Mapping
from typing import Any

from indexer.intake.characters import clean_characters, one_line
from indexer.intake.dates import find_dates
from indexer.intake.drafts import Given
from indexer.model import OTHER, RUSSIAN, UKRAINIAN, UNKNOWN, Dated, Precision

# our name → the names it is met under, the first that is filled wins
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title",),
    "text": ("text", "body", "content"),
    "date": ("date", "published"),
    "event_date": ("event_date",),
    "language": ("language", "lang"),
    "source": ("source",),
    "url": ("url",),
    "place": ("place",),
    "credit": ("credit",),
    "tags": ("tags",),
}
_LANGUAGES = {
    RUSSIAN: ("ru", "rus", "russian", "русский", "російська"),
    UKRAINIAN: ("uk", "ua", "ukr", "ukrainian", "українська", "украинский"),
    OTHER: ("other", "en", "eng", "be", "bel", "bg", "mk", "pl", "de", "fr", "kk", "sr"),
    UNKNOWN: ("unknown", "und", "mul"),
}
_DATES = ("date", "event_date")
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names}
_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?)?)?")


def given(fields: Mapping[str, Any], basis: str, where: str) -> Given:
    """The fields as Given. `where` stands in the evidence of a date ("news.jsonl:12", "speech.toml")."""
    left = {str(key).strip().casefold(): value for key, value in fields.items() if value not in (None, "", [], {})}
    values: dict[str, Any] = {}
    for name, raw in _taken(left).items():
        value = stated_date(raw, basis, f"{where}: {name}") if name in _DATES else _VALUES[name](raw)
        if value in (None, ()):
            left[name] = raw
        else:
            values[name] = value
    extra = tuple((one_line(key), _plain(value)) for key, value in left.items())
    return Given(basis=basis, extra=extra, **values)


def _taken(left: dict[str, Any]) -> dict[str, Any]:
    """What is said under our names, out of `left`."""
    found: dict[str, Any] = {}
    for name, names in NAMES.items():
        for met in names:
            if met in left:
                found[name] = left.pop(met)
                break
    return found


def stated_date(raw: Any, basis: str, where: str) -> Dated | None:
    """A date as a person or a program writes it in a field, between the years 1 and 9999; None for anything else."""
    text = one_line(raw.isoformat() if isinstance(raw, datetime.date | datetime.datetime) else str(raw))
    read = _iso(text) or _mail(text) or _printed(text)
    return read and Dated(read[0], read[1], basis, f"{where} = {text}")


def _iso(text: str) -> tuple[str, Precision] | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    try:
        moment = datetime.datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0)
    except ValueError:
        return None
    if hour is not None:
        return moment.isoformat(timespec="minutes"), Precision.MINUTE
    return (moment.date().isoformat(), Precision.DAY) if day else _without_day(moment, month)


def _without_day(moment: datetime.datetime, month: int | None) -> tuple[str, Precision]:
    return (moment.date().isoformat()[:7], Precision.MONTH) if month else (f"{moment.year:04}", Precision.YEAR)


def _mail(text: str) -> tuple[str, Precision] | None:
    """ "Tue, 07 Dec 2021 20:15:00 GMT", as feeds have it; the day as printed, no shift to another time zone."""
    parts = email.utils.parsedate(text) if re.search(r"[A-Za-z]{3}", text) and "," in text else None
    return _iso("{:04}-{:02}-{:02} {:02}:{:02}".format(*parts[:5])) if parts else None


def _printed(text: str) -> tuple[str, Precision] | None:
    found = find_dates(text) if len(text) <= 60 else ()
    if len(found) != 1 or not found[0].value or "/" in found[0].value:
        return None
    return found[0].value, found[0].precision


def language_code(raw: Any) -> str | None:
    """ru, uk, other or unknown for what a field calls a language ("uk-UA", "Ukrainian"); None for what is no language's name."""
    name = re.split(r"[-_]", str(raw).strip().casefold())[0]
    return _CODES.get(name)


def _tags(raw: Any) -> tuple[str, ...]:
    parts = raw if isinstance(raw, list | tuple) else re.split(r"[;,|]", str(raw))
    return tuple(dict.fromkeys(tag for tag in (one_line(str(part)) for part in parts) if tag))


def _text(raw: Any) -> str | None:
    if isinstance(raw, list):
        return "\n\n".join(str(part) for part in raw)
    return raw if isinstance(raw, str) else None


def _line(raw: Any) -> str | None:
    return one_line(raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False, default=str)) or None


def _address(raw: Any) -> str | None:
    text = _line(raw)
    return text if text and re.match(r"https?://\S+$", text) else None


def _plain(raw: Any) -> str:
    return clean_characters(raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False, default=str))


_VALUES: dict[str, Any] = {
    "id": _line,
    "title": _line,
    "text": _text,
    "language": language_code,
    "source": _line,
    "url": _address,
    "place": _line,
    "credit": _line,
    "tags": _tags,
}
