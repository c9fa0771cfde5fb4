"""Lines that are metadata in words: an address alone on its line, a photo credit, a cue that names the outlet.

(Фото: Иван Петренко / Вестник)     → credit
Источник: https://example.org/a      → url
Вестник рекомендует:                 → source
"""

from __future__ import annotations

import re

MAX_CREDIT = 160
MAX_CAPTION = 600
_URL = re.compile(
    r"(?:(?:источник|джерело|source|ссылка|посилання|адреса?(?: (?:страницы|статьи|материала|сторінки|статті|матеріалу))?|"
    r"постоянная ссылка|постійне посилання|оригинал|оригінал|url|link)\s*[:—–-]\s*)?<?((?:https?://|www\.)[^\s<>]+)>?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[]?\s*(?:фото(?:графия|графія)?|світлина|снимок|знімок|photo|изображение|зображення|иллюстрация|ілюстрація|"
    r"(?:источник|автор) фото|(?:джерело|автор) фото)\s*(?::|—|–|-|©|/)\s*(.+?)\s*[)\]]?",
    re.IGNORECASE,
)
_CAPTION_CREDIT = re.compile(r"(?:^|[\s(])(?:фото|світлина|снимок|знімок|photo)(?: by)?\s*[:—–©/-]\s*([^:]{2,80}?)\)?$", re.IGNORECASE)
_AGENCY_CREDIT = re.compile(r"[(\[]?©\s*([^\d©]+?\s*/\s*[^\d©]+?)[)\]]?")
_NAME = r"[\"«“]?([A-ZА-ЯЁІЇЄҐ][\w'’.-]*(?:\s+[\w'’.-]+){0,3}?)[\"»”]?"
_CUES = (
    re.compile(_NAME + r"\s+(?:рекомендует|рекомендує|советует|радить)(?:\s+(?:почитать|прочитать|прочитати|почитати))?\s*:"),
    re.compile(r"(?:Источник|Джерело|Source)\s*[:—–-]?\s+" + _NAME + r"\.?"),
)
_NO_OUTLET = re.compile(
    r"(?:нас|наш\w*|нов[оие]\w+|собствен\w+|власн\w+|фото|информ\w*|інформ\w*|это|це|канал)\b|.*(?:twitter|facebook|telegram|instagram|youtube|твит|твіт)",
    re.IGNORECASE,
)


def url_of(line: str) -> str | None:
    """The address of a line that holds an address and little else."""
    match = _URL.fullmatch(line) if "://" in line or "www." in line else None
    if match is None:
        return None
    return match.group(1) if "://" in match.group(1) else f"http://{match.group(1)}"


def credit_of(line: str) -> str | None:
    """The photographer or agency of a credit line."""
    if len(line) > MAX_CREDIT:
        return None
    match = _CREDIT.fullmatch(line) or _AGENCY_CREDIT.fullmatch(line)
    return match.group(1).strip(" .") or None if match else None


def caption_credit(caption: str) -> str | None:
    """The photographer or agency at the end of what stands below a picture."""
    match = _CAPTION_CREDIT.search(caption) if len(caption) <= MAX_CAPTION else None
    return match.group(1).strip(" .") or None if match else credit_of(caption)


def cue_of(line: str) -> str | None:
    """The name of the outlet in a line by which an outlet speaks of itself."""
    if len(line) > MAX_CREDIT:
        return None
    match = next((match for cue in _CUES if (match := cue.fullmatch(line))), None)
    return match.group(1) if match and not _NO_OUTLET.match(match.group(1)) else None
