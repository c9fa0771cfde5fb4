"""Whether a short line beside the date names a place: «Сочи», «Москва, Кремль», «Московская область, Ново-Огарёво»."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

MAX_LENGTH = 70
_KIND = re.compile(
    r"\b(?:область|обл\.|край|район|р-н|республика|республіка|село|деревня|пос[её]лок|селище|остров|острів|мыс|мис|бухта|"
    r"кремль|дворец|палац|резиденция|резиденція|аэродром|аеродром|аэропорт|аеропорт|космодром|полигон|полігон|"
    r"штаб-квартира|станиця|станица|аул|хутор|хутір|місто|город|смт|округ)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(r"(?:г|м|гор|с|смт)\.\s*")
_NAME = re.compile(r"[A-ZА-ЯЁІЇЄҐ][\w'’-]*")
_OWN_NAME = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+(?:[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+)?")
_SMALL = frozenset({"в", "у", "на", "и", "та", "і", "й", "о", "об", "под", "при", "de", "la"})
_RUBRIC = re.compile(
    r"(?:(?:внешняя |внутренняя |зовнішня |внутрішня )?пол[иі]тика|новости|новини|мир|в мире|"
    r"світ|у світі|росси[яи]|росі[яї]|в россии|в україні|украин[аы]|украї?на|общество|суспільство|"
    r"эконом\w+|економ\w+|война|війна|главное|головне|происшествия|події|мнени[ея]|думк[аи]|интервью|інтерв'ю|репортаж|аналитика|аналітика|"
    r"дипломати[яі]|дипломатія|культура|спорт|наука|видео|відео|фото|текст|стенограмм?а|заявление|заява|обновлено|оновлено|опубликовано|"
    r"опубліковано|эксклюзив|ексклюзив|редакц[иі]я)"
)


def is_place(line: str) -> bool:
    """A known town, a name with a word such as область in it, or one capitalised word that is no rubric."""
    if len(line) > MAX_LENGTH or line[-1] in ".!?:;":
        return False
    parts = [_TOWN.sub("", part).strip() for part in line.split(",")]
    if any(is_town(part) for part in parts):
        return len(line.split()) <= 8 and all(_is_named(part) for part in parts)
    if any(_KIND.search(part) for part in parts):
        return all(_is_named(part) for part in parts)
    return len(parts) == 1 and bool(_OWN_NAME.fullmatch(parts[0])) and not is_rubric(line) and not line.isupper()


def is_town(name: str) -> bool:
    """Whether it is the name of a town where diplomacy happens; «г. Москва» too."""
    return _TOWN.sub("", name.strip().casefold()).strip().replace("’", "'") in _towns()


def is_site(line: str) -> bool:
    """Whether it is a place by its own words: a known town, or a name with a word such as область in it; «Завидово» alone is not."""
    return ("," in line or is_town(line) or _KIND.search(line) is not None) and bool(line) and is_place(line)


def is_rubric(line: str) -> bool:
    """Whether it is a heading of a site's section («Политика») and no heading of a text."""
    return _RUBRIC.fullmatch(line.strip(" .:/|").casefold().replace("’", "'")) is not None


def _is_named(part: str) -> bool:
    """Every word begins with a capital letter, but for words such as область and prepositions."""
    return all(_NAME.match(word) or _KIND.match(word) or word in _SMALL for word in part.split())


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    table = resources.files("indexer.intake").joinpath("towns.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in table.splitlines() if not line.startswith("#"))
