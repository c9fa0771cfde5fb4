"""Lines that are metadata in words: an address alone on its line, a photo credit, a cue that names the outlet.

(Фото: Иван Петренко / Вестник)     → credit
Источник: https://example.org/a      → url
Вестник рекомендует:                 → source
"""

from __future__ import annotations

import re

MAX_CREDIT = 160
MAX_CAPTION = 600
MOST_WORDS = 7  # of a credit with a period at its end
_URL = re.compile(
    r"(?:(?:источник|джерело|source|ссылка|посилання|адреса?(?: (?:страницы|статьи|материала|сторінки|статті|матеріалу))?|"
    r"постоянная ссылка|постійне посилання|оригинал|оригінал|url|link)\s*[:—–-]\s*)?<?((?:https?://|www\.)[^\s<>]+)>?",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w+/(https?://.+)", re.IGNORECASE)
_CREDIT = re.compile(
    r"[(\[]?\s*(?:фото(?:графия|графія)?|світлина|снимок|знімок|photo|изображение|зображення|иллюстрация|ілюстрація|"
    r"(?:источник|автор) фото|(?:джерело|автор) фото)\s*(?::|—|–|-|©|/)\s*(.+?)\s*[)\]]?",
    re.IGNORECASE,
)
# what a credit begins with when it begins with no name
_SMALL_CREDIT = re.compile(
    r"[a-z]|(?:пресс?-?служб|архив|архів|из |з |із |соц|скрин|кадр|сайт|видео|відео|предоставлен|надан|автор|официальн|офіційн|коллаж|колаж"
    r"|иллюстра|ілюстра|личн|особист|министерств|міністерств|посольств|открыт|відкрит|служб|агентств|телеканал|газет|издани|видан)"
)
_CAPTION_CREDIT = re.compile(r"(?:^|[\s(])(?:фото|світлина|снимок|знімок|photo)(?: by)?\s*[:—–©/-]\s*([^:]{2,80}?)\)?$", re.IGNORECASE)
_AGENCY_CREDIT = re.compile(r"[(\[]?©\s*([^\d©]+?\s*/\s*[^\d©]+?)[)\]]?")
_NAME = r"[\"«“]?([A-ZА-ЯЁІЇЄҐ][\w'’.-]*(?:\s+[\w'’.-]+){0,3}?)[\"»”]?"
_CUES = (
    re.compile(_NAME + r"\s+(?:рекомендует|рекомендує|советует|радить)(?:\s+(?:почитать|прочитать|прочитати|почитати))?\s*:"),
    re.compile(r"(?:Источник|Джерело|Source)\s*[:—–-]?\s+" + _NAME + r"\.?"),
)
_RECOMMENDS = re.compile(r"(?:рекоменду|совету|радит)", re.IGNORECASE)
_NO_OUTLET = re.compile(
    r"(?:нас|наш\w*|нов[оие]\w+|собствен\w+|власн\w+|фото|информ\w*|інформ\w*|это|це|канал)\b|.*(?:twitter|facebook|telegram|instagram|youtube|твит|твіт)",
    re.IGNORECASE,
)


def url_of(line: str) -> str | None:
    """The address of a line that holds an address and little else."""
    match = _URL.fullmatch(line) if "://" in line or "www." in line else None
    if match is None:
        return None
    return original_address(match.group(1) if "://" in match.group(1) else f"http://{match.group(1)}")


def original_address(url: str) -> str:
    """The address of the page itself, where `url` is that of its copy in an archive of the web."""
    kept = _ARCHIVED.match(url)
    return kept.group(1) if kept else url


def credit_of(line: str) -> str | None:
    """The photographer or agency of a credit line."""
    if len(line) > MAX_CREDIT:
        return None
    match = _CREDIT.fullmatch(line) or _AGENCY_CREDIT.fullmatch(line)
    return match.group(1).strip(" .") or None if match and not _is_prose(match.group(1)) else None


def _is_prose(said: str) -> bool:
    """«Фото: встреча прошла в закрытом режиме, и это вызвало протест.»: what is no name, and goes on like a sentence."""
    words = said.split()
    is_sentence = said.endswith((".", "!", "?", "…")) and len(words) > MOST_WORDS
    return is_sentence or (len(words) > 2 and said[0].islower() and _SMALL_CREDIT.match(said) is None)


def caption_credit(caption: str) -> str | None:
    """The photographer or agency at the end of what stands below a picture."""
    match = _CAPTION_CREDIT.search(caption) if len(caption) <= MAX_CAPTION else None
    return match.group(1).strip(" .") or None if match else credit_of(caption)


def recommends(line: str) -> bool:
    """Whether a cue line announces other articles: «Вестник рекомендует:»."""
    return _RECOMMENDS.search(line) is not None


def cue_of(line: str) -> str | None:
    """The name of the outlet in a line by which an outlet speaks of itself."""
    if len(line) > MAX_CREDIT:
        return None
    match = next((match for cue in _CUES if (match := cue.fullmatch(line))), None)
    return match.group(1) if match and not _NO_OUTLET.match(match.group(1)) else None
