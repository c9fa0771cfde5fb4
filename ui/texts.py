"""Everything that the page says, in Ukrainian, Russian and English. Tables, and nothing but: the grammar is in wording.py.

The frame around every page stands here, each page in a sibling of its own.
"""

from __future__ import annotations

from ui import texts_about, texts_document, texts_problems, texts_search

LANGUAGES = ("uk", "ru", "en")

# key: (Ukrainian, Russian, English)
FRAME: dict[str, tuple[str, str, str]] = {
    "name": ("Депеша", "Депеша", "Depesha"),
    "skip.results": ("До результатів", "К результатам", "Skip to the results"),
    "skip.content": ("До вмісту", "К содержанию", "Skip to the content"),
    "nav": ("Сторінки", "Страницы", "Pages"),
    "nav.search": ("Пошук", "Поиск", "Search"),
    "nav.about": ("Про корпус", "О корпусе", "About"),
    "nav.languages": ("Мова інтерфейсу", "Язык интерфейса", "Language of the interface"),
    "title.search": ("Пошук у дипломатичних текстах", "Поиск по дипломатическим текстам", "Search in diplomatic texts"),
    "title.about": ("Про корпус", "О корпусе", "About the corpus"),
}

TEXTS = FRAME | texts_search.TEXTS | texts_problems.TEXTS | texts_document.TEXTS | texts_about.TEXTS

# key: forms for one, few, many in Ukrainian and in Russian; for one, other in English
COUNTED: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "documents": (
        ("{n} документ", "{n} документи", "{n} документів"),
        ("{n} документ", "{n} документа", "{n} документов"),
        ("{n} document", "{n} documents"),
    ),
    "matches": (
        ("{n} збіг", "{n} збіги", "{n} збігів"),
        ("{n} совпадение", "{n} совпадения", "{n} совпадений"),
        ("{n} match", "{n} matches"),
    ),
    "entries": (
        ("{n} записі", "{n} записах", "{n} записах"),
        ("{n} записи", "{n} записях", "{n} записях"),
        ("{n} entry", "{n} entries"),
    ),
    "texts": (
        ("{n} текст", "{n} тексти", "{n} текстів"),
        ("{n} текст", "{n} текста", "{n} текстов"),
        ("{n} text", "{n} texts"),
    ),
    "languages": (
        ("{n} мова", "{n} мови", "{n} мов"),
        ("{n} язык", "{n} языка", "{n} языков"),
        ("{n} language", "{n} languages"),
    ),
    "events": (
        ("{n} подія", "{n} події", "{n} подій"),
        ("{n} событие", "{n} события", "{n} событий"),
        ("{n} event", "{n} events"),
    ),
    "pairs": (
        ("{n} пара", "{n} пари", "{n} пар"),
        ("{n} пара", "{n} пары", "{n} пар"),
        ("{n} pair", "{n} pairs"),
    ),
    "reprints": (
        ("{n} передрук", "{n} передруки", "{n} передруків"),
        ("{n} перепечатка", "{n} перепечатки", "{n} перепечаток"),
        ("{n} reprint", "{n} reprints"),
    ),
    "rejected": (
        ("{n} відхилено", "{n} відхилено", "{n} відхилено"),
        ("{n} отклонён", "{n} отклонено", "{n} отклонено"),
        ("{n} rejected", "{n} rejected"),
    ),
    "removed": (
        ("Вилучено під час очищення: {n} уривок", "Вилучено під час очищення: {n} уривки", "Вилучено під час очищення: {n} уривків"),
        ("Убрано при очистке: {n} отрывок", "Убрано при очистке: {n} отрывка", "Убрано при очистке: {n} отрывков"),
        ("Removed by cleaning: {n} piece", "Removed by cleaning: {n} pieces"),
    ),
}

MONTHS: dict[str, tuple[str, ...]] = {
    "uk": ("січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
