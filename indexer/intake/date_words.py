"""The words that dates are made of, and text read as a string of their kinds.

`kinds_of` gives each token one character, so that a date's grammar is a regular expression over kinds:

    7 декабря 2021 года в 20:15      n_M_Y_g_v_n:n
    с 1 по 3 грудня                  f_n_t_n_M

    n number of one or two digits    Y year 1000–2099          # any other number
    M m l k month: genitive, nominative, locative, dative or instrumental         A B abbreviated month, B also means something else
    O ordinal 1–31    T twenty or thirty before an ordinal     s ending of a number (7-го)    x decade (1990-х)
    W w weekday, abbreviated         g year as a word          G years as a word     y год (year, or an hour)     a г. р.
    R last, this or next (year)      j the same as an adverb   c I first letters of ц.р., т.г.
    H hour   i minute   p part of the day (утра)   D the same as an adverb (утром)   z time zone
    v at, in   f from   t to, till   K к, ко   b between   & and, or     E edge of a month (конце, початку)
    N number sign     u street     V version, clause     $ price, weight     _ space     | paragraph     q quote     - dash     ! bar
    any other mark is itself; ? is any other word
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# nominative, genitive, locative, dative and instrumental; then abbreviations that need no year, then those that do
_MONTHS = (
    ("январь января январе январю,январем,январём", "янв", ""),
    ("февраль февраля феврале февралю,февралем,февралём", "фев февр", ""),
    ("март марта марте марту,мартом", "мар", ""),
    ("апрель апреля апреле апрелю,апрелем", "апр", ""),
    ("май мая мае маю,маем", "", ""),
    ("июнь июня июне июню,июнем", "июн", ""),
    ("июль июля июле июлю,июлем", "июл", ""),
    ("август августа августе августу,августом", "авг", ""),
    ("сентябрь сентября сентябре сентябрю,сентябрем,сентябрём", "сен сент", ""),
    ("октябрь октября октябре октябрю,октябрем,октябрём", "окт", ""),
    ("ноябрь ноября ноябре ноябрю,ноябрем,ноябрём", "ноя нояб", ""),
    ("декабрь декабря декабре декабрю,декабрем,декабрём", "дек", ""),
    ("січень січня січні січню,січневі,січнем", "січ", ""),
    ("лютий лютого лютому лютим", "лют", ""),
    ("березень березня березні березню,березневі,березнем", "берез", "бер"),
    ("квітень квітня квітні квітню,квітневі,квітнем", "квіт", "кві"),
    ("травень травня травні травню,травневі,травнем", "трав", "тра"),
    ("червень червня червні червню,червневі,червнем", "черв", "чер"),
    ("липень липня липні липню,липневі,липнем", "", "лип"),
    ("серпень серпня серпні серпню,серпневі,серпнем", "серп", "сер"),
    ("вересень вересня вересні вересню,вересневі,вереснем", "верес", "вер"),
    ("жовтень жовтня жовтні жовтню,жовтневі,жовтнем", "жовт", "жов"),
    ("листопад листопада листопаді листопаду,листопадові,листопадом", "листоп", "лис лист"),
    ("грудень грудня грудні грудню,грудневі,груднем", "груд", "гру"),
)
_CASES = "mMlk"

# «среды» is left out: «охрана окружающей среды 7 декабря» names no weekday
_WEEKDAYS = (
    "понедельник понедельника понедельнику понеділок понеділка понеділку",
    "вторник вторника вторнику вівторок вівторка вівторку",
    "среда среду середа середу середи",
    "четверг четверга четвергу четвер четверга четвергу",
    "пятница пятницу пятницы п'ятниця п'ятницю п'ятниці",
    "суббота субботу субботы субота суботу суботи",
    "воскресенье воскресенья неділя неділю неділі",
)
_SHORT_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс нд")

# stems; the endings of a hard and a soft ordinal in both languages follow
_ORDINALS = (
    "перв перш",
    "втор друг",
    "треть трет",
    "четверт четвёрт",
    "пят п'ят",
    "шест шост",
    "седьм сьом",
    "восьм",
    "девят дев'ят",
    "десят",
    "одиннадцат одинадцят",
    "двенадцат дванадцят",
    "тринадцат тринадцят",
    "четырнадцат чотирнадцят",
    "пятнадцат п'ятнадцят",
    "шестнадцат шістнадцят",
    "семнадцат сімнадцят",
    "восемнадцат вісімнадцят",
    "девятнадцат дев'ятнадцят",
    "двадцат двадцят",
)
_ORDINAL_ENDINGS = ("ого", "ое", "ому", "ым", "его", "е", "ему", "им", "ього", "є", "ьому", "ім", "ье", "ьего", "ьему", "ьим")
_TENS = {"двадцать": 20, "двадцять": 20, "тридцать": 30, "тридцять": 30}

# words without a value of their own
_PLAIN = {
    "s": "го ого е ое те ше ге му ому ий м ом ї ій ым им",
    "x": "х их ых",
    "g": "года году годом годе рік року році роком рокові",
    "G": "годы годов годах годам годами гг роки років роках рокам роками рр",
    "y": "год",
    "a": "г р",
    "c": "ц",
    "I": "т t",
    "H": "час часа часов часам ч годині година годин години годину",
    "i": "минут минуты минуту минута мин хвилин хвилини хвилину хвилина хв",
    "z": "мск msk utc gmt z eet eest cet cest",
    "v": "в во у о об",
    "f": "с со з із зі от від од",
    "t": "по до на за",
    "b": "между меж між поміж",
    "&": "и і й та или либо або чи",
    "E": "конец конце конца концу начало начале начала началу середина середине середину середины половине половина половину"
    " половині кінці кінця кінець наприкінці початку початок середині середини протягом течение",
    "K": "к ко",
    "D": "утром днем днём вечером ночью вранці зранку вдень удень ввечері увечері вночі уночі",
    "N": "№ n no номер номером",
    "u": "улица улицы улице улицу улицей ул вулиця вулиці вулицю вулицею вул площадь площади площа площі площу пл"
    " проспект проспекте проспекта проспекту просп переулок переулке провулок провулку бульвар бульваре бульварі метро имени імені",
    "V": "версия версии версию версія версії версію v ver п пп пункт пункта пункте пунктом"
    " ст статья статьи статье стаття статті раздел разделе розділ розділу ip ред редакция сборка збірка",
    "$": "стоит стоил стоила стоило стоят цена цены цену ціна ціни ціну коштує коштував коштувала вартість вартістю стоимость стоимостью"
    " всего всього сумма сумму сума суму штраф весом вес вага вагою масса массой маса масою",
}
_PARTS_OF_THE_DAY = {"утра": 0, "ранку": 0, "ночи": 0, "ночі": 0, "дня": 12, "вечера": 12, "вечора": 12}
_YEARS_AWAY = {
    -2: "позапрошлого позапрошлом позаминулого позаминулому",
    -1: "прошлого прошлом прошедшего прошедшем минулого минулому",
    0: "этого этом текущего текущем нынешнего нынешнем сего цього цьому поточного поточному нинішнього нинішньому",
    1: "следующего следующем будущего будущем наступного наступному",
}
_YEARS_AWAY_ADVERBS = {-2: "позаторік", -1: "торік минулоріч", 0: "цьогоріч", 1: ""}
_MARKS = {"_": " \t\xa0\u202f\u2009", "-": "-–—‑−‐―", "q": '«»"“”„', "N": "№", "!": "•·|"}

# Latin letters that look like Cyrillic ones stand in dates typed by hand or read by OCR: «28 cічня»
_LOOK_ALIKES = str.maketrans("aceiopxykmtbh’ʼ`´", "асеіорхукмтвн''''")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_TOKEN = re.compile(r" |[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*|\d+|\s+|.", re.DOTALL)


def _month_words() -> Iterator[tuple[str, str, int]]:
    for index, (cases, short, dubious) in enumerate(_MONTHS):
        number = index % 12 + 1
        for kind, forms in zip(_CASES, cases.split(), strict=True):
            yield from ((form, kind, number) for form in forms.split(","))
        yield from ((form, "A", number) for form in short.split())
        yield from ((form, "B", number) for form in dubious.split())


MONTH_WORDS = frozenset(form for form, _, _ in _month_words())


def _ordinal_words() -> Iterator[tuple[str, str, int]]:
    for number, stems in enumerate((*_ORDINALS, "тридцат тридцят"), 1):
        for stem in stems.split():
            yield from ((stem + ending, "O", 30 if number == 21 else number) for ending in _ORDINAL_ENDINGS)


def _words() -> Iterator[tuple[str, str, int]]:
    yield from ((word, kind, 0) for kind, words in _PLAIN.items() for word in words.split())
    yield from ((char, kind, 0) for kind, chars in _MARKS.items() for char in chars)
    yield from ((word, "p", hours) for word, hours in _PARTS_OF_THE_DAY.items())
    yield from ((word, "T", tens) for word, tens in _TENS.items())
    yield from ((word, "R", away) for away, words in _YEARS_AWAY.items() for word in words.split())
    yield from ((word, "j", away) for away, words in _YEARS_AWAY_ADVERBS.items() for word in words.split())
    for index in range(7):
        yield from ((word, "W", index) for word in _WEEKDAYS[index].split())
        yield from ((word, "w", index) for word in _SHORT_WEEKDAYS[index].split())
    yield from _ordinal_words()
    yield from _month_words()


_LEXICON = {word: (kind, value) for word, kind, value in _words()}
_KINDS = {word: kind for word, (kind, _) in _LEXICON.items()}
# a Latin letter inside a Cyrillic word, one that stands alone, or one after a full stop (7.XII.2021)
_LATIN_TO_JUDGE = re.compile(r"[a-z](?:(?=[^\W\d_a-z])|(?<=[^\W\d_a-z].)|(?<![^\W_].)(?![^\W_])|(?<=\..))")


def tokens_of(text: str) -> list[str]:
    """`text` in lower case, cut into numbers, words, spaces and marks; joined they are as long as `text`."""
    lowered = text.lower()
    if len(lowered) != len(text):  # İ grows by a combining dot
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _TOKEN.findall(lowered)


def kinds_of(tokens: list[str]) -> str:
    """One character for each token, as the head of this module lists them."""
    known = _KINDS.get
    if _LATIN_TO_JUDGE.search("".join(tokens)):
        return "".join([known(token) or _entry(token)[0] for token in tokens])
    return "".join([known(token) or ("?" if token.isalpha() else _entry(token)[0]) for token in tokens])


def value_of(token: str) -> int:
    """The number that a token stands for: a month, a weekday from 0, an ordinal, years away, or the number itself."""
    return int(token) if token[0].isdigit() else _entry(token)[1]


def roman(token: str) -> int:
    """The value of a Roman numeral up to 12, in Latin letters or Cyrillic ones of the same look; 0 for anything else."""
    return _ROMAN.get(token.translate({ord("х"): "x", ord("і"): "i"}), 0)


@lru_cache(maxsize=8192)
def _entry(token: str) -> tuple[str, int]:
    known = _LEXICON.get(token)
    if known is not None:
        return known
    if token.isdigit():
        return _number_kind(token), 0
    if token.isspace():
        return ("|" if token.count("\n") > 1 else "_"), 0
    if not token[0].isalpha():
        return ("?" if token == "_" else token), 0
    if not token.isascii() or len(token) == 1:
        return _LEXICON.get(token.translate(_LOOK_ALIKES), ("r" if roman(token) else "?", 0))
    return ("r" if roman(token) else "?"), 0


def _number_kind(token: str) -> str:
    if not token.isascii():
        return "#"
    if len(token) <= 2:
        return "n"
    return "Y" if len(token) == 4 and 1000 <= int(token) <= 2099 else "#"
