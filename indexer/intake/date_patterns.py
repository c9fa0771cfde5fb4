"""The grammar of dates: named rules over the kinds of `indexer.intake.date_words`, tried from the longest to the shortest.

Each rule is a regular expression whose groups name the parts of a date: numeric, day, month, year, away (a year told from now), clock,
weekday; the second date of a range or a pair has the same names with a 2. Beside each stands an example that the tests read.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class Shape(Enum):
    """How many dates a rule finds, and of what kind."""

    ONE = "one"
    RANGE = "range"
    LIST = "list"


class Rule(NamedTuple):
    """A rule by name; `pattern` has the parts of its dates as groups."""

    name: str
    shape: Shape
    example: str
    pattern: str


# --- parts -------------------------------------------------------------------------------------

# no date begins inside a number or after a number sign (№ 7)
_START = r"(?<![^_|(\[,;:q!*>=])(?<![nY#][,:])(?<!N_)"
_NO_CLAUSE = r"(?<!V_)(?<!V\._)"  # версия 1.12.20, п. 4.12.21
_END = r"(?![nY#])(?![-./:][nY#])"
_DASH = r"_?-_?"
_TILL = rf"(?:{_DASH}|,?_t_)"
_CLOCK = r"n:n(?::n(?:[.,][n#Y])?)?"
_ZONE = r"(?:_?z|(?:-|_?\+)(?:n(?::?n)?|[Y#]))?"
_NUMERIC = r"(?:n\.n\.Y|n\.n\.n|n/n/Y|n/n/n|n-n-Y|Y-n-n|Y/n/n|Y\.n\.n|n\.[r&xv]\.Y|n[-.][MA][-.]Y)"
_ENDING = r"(?:-?[s&])?"  # 7-го, 5-й
_DAY = rf"(?:q_?n_?q|n{_ENDING}|(?:T_)?O)"
_IN_DATE, _ANY_CASE = r"(?:[Mm]|[AB]\.?)", r"(?:[Mmlk]|[AB]\.?)"
_WORD_OF_YEAR = r"(?:_?[gy]|_?a\.?)"
_WORD_OF_YEARS = r"(?:_?[gyG]|_?a)\.?"
_BARE_YEAR = r"Y(?:-[s&])?"
_YEAR = rf"{_BARE_YEAR}{_WORD_OF_YEAR}?"
_AWAY = r"(?:(?:v_)?R_[gy]|[fcI]\._?a\.?|j)"  # минулого року, с.г., торік
_SPOKEN = rf"(?:n{_ENDING}_?[Hy]\.?(?:_n_?i\.?)?(?:_p)?|n{_ENDING}_p|n\.n(?![.n#Y])(?:_p)?)"


def _day(number: str = "") -> str:
    return rf"(?P<day{number}>{_DAY})"


def _month(kinds: str, number: str = "") -> str:
    return rf"(?P<month{number}>{kinds})"


def _day_month(number: str = "") -> str:
    return rf"{_day(number)}[_-]?{_month(_IN_DATE, number)}"


def _year(number: str = "") -> str:
    return rf"(?:,?_\(?(?:(?P<year{number}>{_YEAR})|(?P<away{number}>{_AWAY})))"


_BEFORE = rf"(?:(?P<clock>{_CLOCK}),?_(?:[-!]_)?)?"
_AFTER = (
    rf"(?:(?:,?_?(?:[-!]_?)?\(?(?:v_)?|I)(?P<clock_after>{_CLOCK}){_ZONE}"
    rf"|,?_(?:v_(?P<spoken>{_SPOKEN})|(?P<spoken_alone>n_?H\.?_n_?i\.?)))?"
)
_WEEKDAY = r"(?:\(?(?P<weekday>W(?!\.)|w(?=\.|,))(?:_D)?\)?\.?,?_)?"
_SKIPPED_WEEKDAY = r"(?:W,?_)?"
_WEEKDAY_AFTER = r"(?:_?\((?P<weekday_in_brackets>[Ww])\.?\)|,_(?:v_)?(?P<weekday_after>W)(?=[,.)|]|$))?"
_DATE = rf"{_BEFORE}{_WEEKDAY}{_day_month()}{_year()}?{_AFTER}{_WEEKDAY_AFTER}"

# --- rules -------------------------------------------------------------------------------------

ONE, RANGE, LIST = Shape.ONE, Shape.RANGE, Shape.LIST

RULES = (
    Rule("numeric_range", RANGE, "07.12.2021–09.12.2021", rf"{_START}(?:f_)?(?P<numeric>{_NUMERIC}){_TILL}(?P<numeric2>{_NUMERIC}){_END}"),
    Rule("numeric_days", RANGE, "07–09.12.2021", rf"{_START}{_NO_CLAUSE}(?P<day>n){_DASH}(?P<numeric2>n\.n\.Y){_END}"),
    Rule(
        "numeric",
        ONE,
        "09.12.2021 10:28",
        rf"{_START}{_NO_CLAUSE}{_BEFORE}{_WEEKDAY}(?P<numeric>{_NUMERIC})(?:_?a\.?|_?g)?(?![nY#]){_AFTER}{_WEEKDAY_AFTER}{_END}",
    ),
    Rule(
        "range",
        RANGE,
        "30 ноября — 2 декабря 2021 года",
        rf"{_START}(?:f_)?{_SKIPPED_WEEKDAY}{_day_month()}{_year()}?,?{_TILL}{_SKIPPED_WEEKDAY}{_day_month('2')}{_year('2')}?",
    ),
    Rule("days_between", RANGE, "між 5 та 7 грудня 2021 року", rf"b_{_day()}(?:_{_month(_IN_DATE)})?_&_{_day_month('2')}{_year('2')}?"),
    Rule("days", RANGE, "с 1 по 3 декабря 2021 года", rf"{_START}(?:f_)?{_day()}{_TILL}{_day_month('2')}{_year('2')}?"),
    Rule("pair", LIST, "7 ноября и 9 декабря 2021 года", rf"{_START}{_day_month()}_&_{_day_month('2')}{_year('2')}"),
    Rule("day_list", LIST, "7, 8 и 9 декабря 2021", rf"{_START}(?P<days>{_DAY}(?:,_{_DAY}){{0,9}})_&_{_day_month('2')}{_year('2')}?"),
    Rule("date", ONE, "во вторник, 7 декабря 2021 года в 20:15", rf"{_START}{_DATE}"),
    Rule("away_first", ONE, "торік 7 грудня", rf"{_START}(?P<away>j|R_[gy]),?_{_day_month()}{_AFTER}"),
    Rule("away_first_month", ONE, "торік у грудні", rf"(?P<away>j)_v_{_month('l')}"),
    Rule("year_first", ONE, "2021 року, 7 грудня", rf"{_START}(?P<year>{_BARE_YEAR}{_WORD_OF_YEAR}),?_(?:v_)?{_day_month()}{_AFTER}"),
    Rule("month_first", ONE, "ДЕКАБРЯ 7, 2021", rf"{_month('[Mm]')}_{_day()},?_(?P<year>{_YEAR}){_AFTER}"),
    Rule(
        "months",
        RANGE,
        "с декабря 2021 по январь 2022 года",
        rf"(?:f_)?{_month(_ANY_CASE)}{_year()}?{_TILL}{_month(_ANY_CASE, '2')}{_year('2')}",
    ),
    Rule("months_alone", RANGE, "с октября по декабрь", rf"f_{_month('M')}_t_{_month('[Mm]', '2')}"),
    Rule("months_in", RANGE, "в ноябре–декабре", rf"(?<=v_){_month('l')}{_DASH}{_month('l', '2')}"),
    Rule("month_list", LIST, "в мае и июне 2021 года", rf"{_month('[Mml]')}_&_{_month('[Mml]', '2')}{_year('2')}"),
    Rule("month_of_year", ONE, "в июне 2021 года", rf"{_month(_ANY_CASE)}{_year()}"),
    Rule("month_dash_year", ONE, "грудень-2021", rf"{_month('m')}-(?P<year>{_YEAR})"),
    Rule("month_in", ONE, "в ноябре", rf"(?<=v_){_month('l')}"),
    Rule("month_edge", ONE, "в конце ноября; с ноября", rf"(?<=[Eft]_){_month('M')}"),
    Rule("month_by", ONE, "к ноябрю", rf"(?<=K_){_month('k')}"),
    Rule("month_till", ONE, "по ноябрь", rf"(?<=t_){_month('m')}"),
    Rule("years", RANGE, "у 2014–2015 роках", rf"{_START}(?P<year>{_YEAR})(?:{_DASH}|/)(?P<year2>{_BARE_YEAR}{_WORD_OF_YEARS})"),
    Rule("years_cut_short", RANGE, "2013–14 годов", rf"{_START}(?P<year>Y)(?:-|/)(?P<short2>n)_?(?:[gyG]|a\.)"),
    Rule("years_from", RANGE, "с 2014 по 2019 год", rf"f_(?P<year>{_YEAR}),?_t_(?P<year2>{_BARE_YEAR}(?:{_WORD_OF_YEARS})?)"),
    Rule("years_between", RANGE, "між 2014 та 2019 роками", rf"b_(?P<year>{_YEAR})_&_(?P<year2>{_BARE_YEAR}(?:{_WORD_OF_YEARS})?)"),
    Rule("years_in_brackets", RANGE, "(2014–2019)", rf"(?<=\()(?P<year>Y){_DASH}(?P<year2>Y)(?=\))"),
    Rule("year_list", LIST, "у 2014, 2015 та 2016 роках", rf"{_START}(?P<years>Y(?:,_Y){{0,9}})_&_(?P<year2>{_BARE_YEAR}{_WORD_OF_YEARS})"),
    Rule("year", ONE, "2015 года", rf"{_START}(?<!\$_)(?P<year>Y-[s&](?:_[gy])?|Y{_WORD_OF_YEAR})"),
    Rule("year_in_brackets", ONE, "(2015)", r"(?<=\()(?P<year>Y)(?=\))"),
    Rule("year_in", ONE, "в 2014.", r"(?<=v_)(?P<year>Y)(?=[,.;:!)\]]+(?:[_|]|$)|$|_[vtbK])"),
    Rule("year_from", ONE, "с 1991 по настоящее время", r"(?<=f_)(?P<year>Y)(?=_t_)"),
)

_FIRST = "(?=[nYOTMmlkABWwfbqjR(])"  # whatever a rule can begin with; the rest of a text is passed over quickly


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


ANY = re.compile(_FIRST + "(?:" + "|".join(f"(?P<{rule.name}>{_without_names(rule.pattern)})" for rule in RULES) + ")")
"""Finds the next date; `lastgroup` is the name of its rule."""

PARTS = {rule.name: (rule, re.compile(rule.pattern)) for rule in RULES}
"""By name, the rule and its pattern with the parts as groups, to be matched where ANY found it."""

STREET = re.compile(r"u\.?_q?$")
"""Ends what stands before the name of a street: улица 8 Марта, ст. метро «Улица 1905 года»."""

CORE = re.compile(r"[MmlkABY]|n[./-](?:n[./-]n|[r&xv]\.Y)")
"""What every date has somewhere; a text without it has none."""
