"""A line that says when its text was published, and holds little else.

Lines with a date are also the printer's, a reader's, a picture's; they tell of births, deadlines and the next session. So a date counts
only beside words that are known to stand with a publication: a label, a section, a town, an outlet. Beside any other word it is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from indexer.intake.date_reading import FoundDate, find_dates
from indexer.intake.date_years import UPDATED
from indexer.intake.places import is_rubric, is_site, is_town
from indexer.model import Precision

_LONGEST = 100  # characters
_DAYS = (Precision.DAY, Precision.MINUTE)
_UPDATED = re.compile(r"обновл|оновл|измен[её]н|змін|updated", re.IGNORECASE)
# «16 июня 2021, 18:40 (обновлено 17 июня, 09:00)»: what the note says comes second
_NOTE_OF_CHANGE = re.compile(r"(?P<before>.*\d.*?)[\s(,;|/•·.–—-]+(?:обновл|оновл|измен[её]н|змінен).*\d.*", re.IGNORECASE)

_WHAT = r"(?:(?:эт(?:а|ой)|ця|цієї) )?(?:новост[ьи]|новин[аи]|стать[яи]|статт[яі]|материал\w*|матеріал\w*|текст\w*|сообщени[ея]|запис[ьи]?)"
_DONE = (
    r"(?:опубликован[аоы]?|опубликовал[аи]?|опубліковано|опублікован[аий]+|размещен[ао]?|размещён|розміщен[ао]|созда[нл][ао]?|створено"
    r"|добавлен[ао]?|додано|вышл[ао]|вышел|вийш(?:ла|ло|ов)|обновлен[ао]?|обновлён|оновлено|изменен[ао]?|изменён|змінено"
    r"|published|posted|updated)"
)
_DOING = (
    r"(?:публикаци[яи]|публікаці[яї]|размещени[ея]|розміщення|выхода|виходу|выпуска|випуску|обновлени[ея]|оновлення|изменени[ея]|зміни)"
)
_LABELS = (
    r"(?:дата|время|час|date)(?: (?:и время|та час|і час))?",  # Дата:
    rf"(?:(?:дата|время|час)(?: (?:и время|та час|і час))? )?{_DOING}(?: {_WHAT})?",  # Дата и время публикации материала:
    rf"(?:{_WHAT} )?(?:впервые |вперше )?{_DONE}"  # Новость опубликована на сайте
    r"(?: (?:на сайте|на сайті|в разделе|в разделах|в рубрике|у розділі|у розділах|в рубриці|on))?",
    r"(?:последн(?:ее|яя)|останн[єяі]) (?:обновление|оновлення|изменение|зміна|редакция|редакція)",
    r"(?:(?:новость|новина|публикация|публікація|выпуск|випуск) )?(?:от|від)",
    r"источник|джерело|source|выпуск|випуск|г|м|гор|город|місто|смт",
    r"\d{1,2}:\d\d(?::\d\d)?|мск|msk|(?:по |за )?(?:московск\w+|київськ\w+) (?:врем\w+|час\w*)|по (?:москве|києву|киеву)",
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|п'ятниця|субота|неділя|[пв]т|пн|ср|чт"
    r"|сб|вс|нд",
)
_LABEL = re.compile("|".join(_LABELS))
# «Сегодня, 12 марта 2019» above a page is no outlet's name, but the day on which it was printed
_ADVERB = re.compile(r"(?:сегодня|сьогодні|вчера|вчора|завтра|сейчас|зараз)\b", re.IGNORECASE)
_APART = re.compile(r"[,;|•·/()\[\]*_#]+|\s[–—-]+\s|[–—]|:(?!\d)|\.(?=\s|$)|^[\s-]+|[\s-]+$")
# a picture and its day; «Видео» is a section all the same
_PICTURE = re.compile(r"©|\(c\)|\bфото|\bphoto|\bвидео:|\bвідео:|архив|архів", re.IGNORECASE)
_EDGES = " ,.;:|•·/()[]*_#–—-"


def dateline(line: str, outlet_of: Callable[[str], str | None] | None = None) -> FoundDate | None:
    """The full date of a short line that holds little else: a label, a section, a town, an outlet. None for any other line.

    «Политика, 09 дек 2021, 10:28» has one; «Указ от 7 декабря 2021 года № 5», «Дата печати: 12.03.2019», «Иван Петров, 12 марта 2019» and
    «© 2026» have none. `outlet_of` knows outlets by their names. The flag `updated` marks a date of change («Оновлено: …»), a weaker
    witness than one of publication, which counts where a line has both. Where the line stands is not judged.
    """
    if len(line) > _LONGEST or _ADVERB.match(line) or _PICTURE.search(line):
        return None
    if note := _NOTE_OF_CHANGE.fullmatch(line):
        line = note["before"]
    found = find_dates(line)
    if len(found) != 1 or found[0].precision not in _DAYS or not found[0].value or "/" in found[0].value:
        return None
    if not all(_is_known(part, outlet_of) for part in (line[: found[0].start], line[found[0].end :])):
        return None
    return replace(found[0], flags=(*found[0].flags, UPDATED)) if _UPDATED.search(line) else found[0]


def _is_known(text: str, outlet_of: Callable[[str], str | None] | None) -> bool:
    """Whether all that stands on one side of the date may stand beside a date of publication."""
    bare = text.strip(_EDGES)
    if not bare or _is_name(bare, outlet_of):
        return True
    return all(_is_name(part.strip(), outlet_of) for part in _APART.split(bare) if part.strip())


def _is_name(text: str, outlet_of: Callable[[str], str | None] | None) -> bool:
    if _LABEL.fullmatch(text.casefold().replace("’", "'")) or is_rubric(text) or is_town(text) or is_site(text):
        return True
    return outlet_of is not None and outlet_of(text) is not None
