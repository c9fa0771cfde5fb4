"""Where two texts were glued together without a space, as happens when a page's links are copied with its text.

    …лидеров США и РФ|Также известно…    …канала "Дождь" уволен|Об этом…    …заявил МИД РФ|"Мы не видим…

Each rule below is one kind of joint; the first joint in the text counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# what may stand before a capital letter inside one name: ПриватБанк is no joint
_CAMEL = (
    "Приват", "Газпром", "Рос", "Укр", "Мак", "Мос", "Бел", "Евро", "Євро", "Аль", "Альфа", "Ощад", "Нафто", "Нефте", "Пром", "Авто", "Дом",
    "Гос", "Держ", "Транс", "Внеш", "Сов", "Ин", "Тех", "Минск", "Мин", "Мін", "Про", "Вий",
)  # fmt: skip
# longest first and no way back, so that СБУ is not taken for СБ with something glued to it
_ACRONYMS = (
    "МАГАТЕ", "МАГАТЭ", "БРІКС", "БРИКС", "ОРДЛО", "ЄСПЛ", "ЕАЭС", "ЕСПЧ", "ЗАЕС", "ЗАЭС", "КНДР", "ЛГБТ", "ЛДНР", "НАТО", "ОБСЄ",
    "ОБСЕ", "ОДКБ", "ПАРЕ", "ПАСЕ", "РНБО", "СНБО", "СРСР", "СССР", "ТАСС", "АЕС", "АТО", "АЭС", "ВМС", "ВМФ", "ВСУ", "ВТО", "ГПУ",
    "ГРУ", "ДНР", "ЗСУ", "КНР", "ЛНР", "МВД", "МВС", "МВФ", "МЗС", "МИД", "МУС", "НБУ", "ОАЕ", "ОАЭ", "ООН", "ООС", "ОПУ", "ПАР", "ПВО",
    "ППО", "РБК", "СБУ", "СВО", "СВР", "СНГ", "СНД", "СОТ", "США", "ТКГ", "ФРГ", "ФРН", "ФСБ", "ЦВК", "ЦИК", "ЦРУ", "ШОС", "ЮАР", "ЄС",
    "АП", "ВР", "ВС", "ГА", "ГД", "ЕС", "ЗС", "ОП", "РФ", "СФ", "ЦБ",
)  # fmt: skip
_SMALL, _CAPITAL = "а-яёіїєґ", "А-ЯЁІЇЄҐ"
_LETTERS = re.compile(f"(?<=[{_SMALL}])(?=[{_CAPITAL}])")
_SCRIPTS = re.compile(f"(?<=[A-Za-z])(?=[{_CAPITAL}][{_SMALL} ])|(?<=[{_SMALL}])(?=[A-Z])")
_KNOWN = re.compile(f"(?<![{_SMALL}{_CAPITAL}])(?>{'|'.join(_ACRONYMS)})(?=[{_CAPITAL}][{_SMALL} ])")
_CAPITALS = re.compile(f"(?<=[{_CAPITAL}]{{2}})(?=[{_CAPITAL}][{_SMALL}]{{4}})")
_DIGITS = re.compile(f"(?<=[0-9])(?=[{_CAPITAL}][{_SMALL}])")
_CLOSED = re.compile(f'(?<=[»”?!…)])(?=[«“"]?[{_CAPITAL}])|(?<=[{_SMALL}]{{3}}\\.)(?=[{_CAPITAL}](?!у\\b)[{_SMALL} ])')
_QUOTES = re.compile(f'(?<=[^\\s(«“„])["«“„](?=[{_CAPITAL}A-Z])')
_WORD_BEFORE = re.compile(f"[{_SMALL}{_CAPITAL}]+$")


def first_joint(text: str) -> int | None:
    """The offset at which the second of two glued texts begins; None when there is no joint."""
    return min((joint for rule in RULES for joint in rule(text)), default=None)


def _letters(text: str) -> Iterator[int]:
    """поговорили|Далі, but not Приват|Банк"""
    for match in _LETTERS.finditer(text):
        word = _WORD_BEFORE.search(text, 0, match.start())
        if word is None or word.group() not in _CAMEL:
            yield match.start()


def _known_acronyms(text: str) -> Iterator[int]:
    """РФ|Также, США|В Киеве, but not МИДа"""
    yield from (match.end() for match in _KNOWN.finditer(text))


def _other_acronyms(text: str) -> Iterator[int]:
    """ЧВК|Вагнер; only before a word of five letters, since ТАССом is one word"""
    for match in _CAPITALS.finditer(text):
        word = _WORD_BEFORE.search(text, 0, match.start() + 1)
        if word is None or word.group() not in _ACRONYMS:
            yield match.start()


def _quotes(text: str) -> Iterator[int]:
    """РФ|"Мы не видим, and "Дождь"|Об этом: a straight quote closes when an odd number stands before it"""
    for match in _QUOTES.finditer(text):
        closes = match.group() == '"' and text.count('"', 0, match.start()) % 2 == 1
        yield match.end() if closes else match.start()


def _pattern(pattern: re.Pattern[str]) -> Callable[[str], Iterator[int]]:
    return lambda text: (match.start() for match in pattern.finditer(text))


RULES: tuple[Callable[[str], Iterator[int]], ...] = (
    _letters,
    _known_acronyms,
    _other_acronyms,
    _quotes,
    _pattern(_SCRIPTS),  # Bloomberg|Об этом
    _pattern(_DIGITS),  # в 2014|Об этом
    _pattern(_CLOSED),  # «Дождь»|Об этом, Что дальше?|В Киеве, військ.|Далі
)
