"""Lines of a page that are no part of its text, one small rule each: a name, a pattern for the whole line, what goes, what stays.

The patterns are anchored at both ends and tried on short lines only, so that a sentence which merely has such words in it stays. They are
for the line in small letters, which is four times quicker than to ignore case, and none begins with an open stretch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LENGTH = 240
_MEDIA = (
    r"(?:t\.me|telegram|телеграм|viber|вайбер|whatsapp|facebook|фейсбу|youtube|ютуб|instagram|инстаграм|інстаграм|twitter|твиттер|твіттер|"
    r"tiktok|"
    r"vk\b|вконтакте|дзен|google|rss|рассылк|розсилк|подкаст|канал|соцсет|соцмереж|push|уведомлени|сповіщенн)"
)

_BUTTON = (
    r"(?:facebook|telegram|twitter|viber|whatsapp|linkedin|pinterest|вконтакте|одноклассники|messenger|фейсбук|телеграм|твиттер|твіттер|"
    r"скопировать ссылку|копировать ссылку|копіювати посилання|скопіювати посилання|copy link)\b"
)
_CRUMB = r"[^>›»→/|\\]{1,40}"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A kind of line to take away; `goes` and `stays` are its examples, and its tests.

    One of `marks`, where there are any, is in every such line: to look for them first is quicker than the pattern.
    """

    name: str
    pattern: re.Pattern[str]
    goes: tuple[str, ...]
    stays: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def matches(self, small: str) -> bool:
        """Whether the whole line, given in small letters, is of this kind."""
        if self.marks and not any(mark in small for mark in self.marks):
            return False
        return self.pattern.fullmatch(small) is not None


def _rule(name: str, pattern: str, goes: tuple[str, ...], stays: tuple[str, ...] = (), marks: tuple[str, ...] = ()) -> Furniture:
    return Furniture(name, re.compile(pattern), goes, stays, marks)


RULES: tuple[Furniture, ...] = (
    _rule(
        "full-version",
        r"\W*(?:(?:читать|смотреть|открыть|читати|дивитися|відкрити|перейти к|перейти до)\s+)?(?:[ву] )?(?:полн\w+|повн\w+|"
        r"мобильн\w+|мобільн\w+)"
        r"\s+верс\w+(?: сайт\w)?\W*|верси\w+ для печати|версія для друку|распечатать|роздрукувати|print(?:able)? version",
        ("Читать в полной версии", "Версия для печати", "Версія для друку", "Перейти к полной версии сайта"),
        ("Полная версия соглашения будет опубликована завтра.",),
    ),
    _rule(
        "share",
        r"(?:поделиться|поделитесь|поширити|поділитися|share)(?:\s*:|\s+(?:в|на|у|с|з|этой|цією|ссылк|посиланн|новост|новин)[^.!]*)?|"
        r"\W*(?:" + _BUTTON + r")(?:[\W\d]+(?:" + _BUTTON + r"))*[\W\d]*",
        ("Поделиться", "Поширити у соцмережах", "Поделиться:", "Facebook", "Telegram Viber WhatsApp", "Скопировать ссылку"),
        ("Поделиться опытом предложил министр.", "Telegram заблокировали", "Facebook и посол"),
    ),
    _rule(
        "subscribe",
        r"\W*(?:подписывайтесь|подпишитесь|подпишись|подписаться|підписуйтесь|підписуйтеся|підпишіться|підписатися|читайте (?:нас|"
        r"наши|наші|новости|"
        r"новини)|следите за|стежте за|присоединяйтесь|приєднуйтесь|приєднуйтеся|долучайтесь|долучайтеся|вступайте|будьте в курс\w|"
        r"самые важные|"
        r"самые интересные|хотите (?:получать|знать)|оперативн\w+ нов\w+|(?:главные|важные) новости)\b.*\b" + _MEDIA + r".*",
        (
            "Подписывайтесь на наш Telegram-канал",
            "Подписывайтесь: t.me/ratusha",
            "Підписуйтесь на наш канал у Viber",
            "Читайте нас в Google Новости",
        ),
        ("Подписаться под договором отказались обе стороны.", "Следите за руками, сказал посол."),
    ),
    _rule(
        "typo-report",
        r"(?:если (?:вы )?|якщо (?:ви )?|коли ви )?(?:нашли|заметили|увидели|обнаружили|знайшли|помітили|побачили)"
        r"\s.{0,20}(?:ошибк|опечатк|неточност|помилк).*"
        r"(?:выдел|виділ|ctrl|нажм|натисн|сообщите|повідом|\?).*",
        ("Если вы нашли ошибку, выделите её и нажмите Ctrl+Enter", "Помітили помилку? Виділіть її та натисніть Ctrl + Enter."),
        ("Наблюдатели нашли ошибку в протоколе.",),
    ),
    _rule(
        "copyright",
        r"(?:©|\(c\)|copyright\b).*|"
        r"(?:при|у разі|за умови|использование|використання|копіювання|копирование|передрук|перепечатка|любое|будь-яке)\b.*"
        r"\b(?:материал|матеріал|цитир|цитув|использован|використан).*(?:ссылк|посиланн|разреш|дозвол|запрещ|заборон).*",
        ("© 2026 Вестник", "При использовании материалов ссылка на издание обязательна"),
        ("При обсуждении материалов стороны сослались на договор.",),
    ),
    _rule(
        "all-rights",
        r".*\b(?:все права защищены|права захищен[оі]|all rights reserved)\b.*",
        ("Вестник, 2020–2026. Все права защищены.", "Усі права захищено"),
        ("Права защищены договором 1994 года.",),
        marks=("права", "rights"),
    ),
    _rule(
        "advertisement",
        r"\W*(?:реклама|на правах рекламы?|на правах реклами|advertisement|advertising|спецпроект|парт[нё]+[её]?рский материал|"
        r"партнерськ\w+ матеріал|"
        r"новости (?:партн[её]ров|сми2?)|новини партнерів|промо)\W*",
        ("Реклама", "На правах рекламы", "Новости партнёров", "РЕКЛАМА:"),
        ("Реклама алкоголя запрещена, напомнил сенатор.",),
    ),
    _rule(
        "comments",
        r"(?:(?:все|оставить|добавить|показать|всі|усі|залишити|додати|показати)\s+)?(?:комментари(?:и|ев|й)|коментар(?:і|ів)?|"
        r"comments?|обсудить|"
        r"обговорити)(?:\s*[:(]?\s*\d+\s*\)?)?",
        ("Комментарии (12)", "Залишити коментар", "Коментарі"),
        ("Комментариев по поводу ноты не последовало.",),
    ),
    _rule(
        "navigation",
        r"\W*(?:главная(?: страница)?|головна(?: сторінка)?|на главную|на головну|наверх|вверх|вгору|нагору|назад|вперед|далее|далі|"
        r"меню|поиск|пошук|"
        r"войти|увійти|регистрация|реєстрація|закрыть|закрити|(?:показать|загрузить|показати|завантажити) (?:ещё|еще|ще)|(?:все|всі|усі) "
        r"(?:новости|новини)|читать (?:далее|полностью|дальше)|читати (?:далі|повністю)|(?:другие|последние) новости|(?:інші|"
        r"останні) новини|"
        r"в избранное|в закладки|слушать|слухати|подробнее|детальніше|"
        r"(?:материалы?|новости|публикации) по теме|(?:матеріали?|новини|публікації) за темою|популярное|популярне|"
        r"самое читаемое|найпопулярніше|рекомендуем|рекомендуємо|выбор редакции|вибір редакції|загрузка|"
        r"завантаження|"
        r"loading|menu|search|home|next|previous)\W*",
        ("Главная", "Читать далее", "В избранное", "Материалы по теме", "Всі новини", "Загрузка..."),
        ("Назад пути нет.", "Слушать министра пришли послы", "Головна тема зустрічі"),
    ),
    _rule(
        "breadcrumbs",
        r"(?:главная|головна|home)(?: страница| сторінка)?(?:\s*[>›»→/|\\]\s*" + _CRUMB + r"){1,6}",
        ("Головна > Політика > Новини", "Главная / Внешняя политика", "Home » News"),
        ("Главная цель/задача визита", "Головна тема"),
    ),
    _rule(
        "counter",
        r"\W*(?:просмотр(?:ов|ы)|перегляд(?:ів|и)|прочитал[иа]|прочитано|views|shares|время чтения|час читання|"
        r"время на чтение)\b\W*\d[\d\s.,kкт]*"
        r"(?:мин\w*|хв\w*|раз\w*|min\w*)?\W*",
        ("Просмотров: 1 204", "Час читання: 3 хв"),
        ("Прочитали 12 заявлений и приняли два.",),
    ),
    _rule(
        "cookies",
        r"(?=.*(?:использ|використ|\buse|соглас|згод|продолж|продовж|enable|включ|увімк|отключ|вимкн|политик|політик)).*"
        r"(?:\bcookies?\b|файл\w* куки|javascript).*",
        ("Этот сайт использует cookie", "Please enable JavaScript to view this page."),
        ("Министерство ищет знатоков JavaScript",),
        marks=("cookie", "куки", "javascript"),
    ),
    _rule(
        "site-notice",
        r"(?:this (?:site|website|page)|powered by|your browser|you are (?:using|viewing)|sign up|log ?in|subscribe|skip to|"
        r"proudly powered|theme:?) "
        r"[^а-яёіїєґ]*",
        ("This site is registered with a plugin as a test site. Buy a key.", "Powered by WordPress", "Skip to content"),
        ("This week ended with talks.",),
    ),
    _rule(
        "topic-tags",
        r"(?:теги?|метки|мітки|ключевые слова|ключові слова|tags|темы?|теми|рубрик[аи]|категори[яи]|категорі[яї])\s*:\s*[^.!?]+",
        ("Теги: Женева, переговоры, ОБСЕ", "Рубрика: Політика"),
        ("Темы: безопасность и торговля, заявил посол. Остальное отложили.",),
    ),
)


def furniture_name(line: str) -> str | None:
    """The name of the rule that takes the line away, or None."""
    if len(line) > MAX_LENGTH:
        return None
    small = line.lower()
    return next((rule.name for rule in RULES if rule.matches(small)), None)
