"""Whom a text names, in every case, and who is not named by a common word."""

from __future__ import annotations

import pytest

from indexer.analysis import Analyser, FormCounts, Lexicon, Numbering, make_tables
from indexer.errors import CorpusError
from indexer.model import RUSSIAN, UKRAINIAN, Document
from indexer.readouts.gazetteer import KINDS, SPOKEN, Gazetteer
from indexer.readouts.naming import Names


def named(text: str, language: str, own: bytes = b"") -> Document:
    counts = FormCounts()
    counts.add(text, language)
    analyser = Analyser(make_tables(counts, True), None)
    document = Document("1", "", (text,), (language,), language)
    lexicon = Lexicon(analyser, Numbering())
    return Names(Gazetteer.with_own(own), lexicon).of(document, lexicon.words(document)).document


def test_the_built_in_table_has_many_of_each_kind_and_no_id_twice() -> None:
    entries = Gazetteer.with_own(b"").entries
    assert len(entries) >= 200
    assert {kind: sum(entry.kind == kind for entry in entries) >= 50 for kind in KINDS} == dict.fromkeys(KINDS, True)
    assert all(len(entry.names) == len(SPOKEN) for entry in entries)


@pytest.mark.parametrize(
    ("text", "language", "persons", "institutions", "countries"),
    [
        ("Розмову Меркель із Порошенком оприлюднила Верховна Рада.", UKRAINIAN, ("merkel", "poroshenko"), ("verkhovna-rada",), ()),
        ("Канцлер говорила с Порошенко о войсках НАТО в Польше.", RUSSIAN, ("poroshenko",), ("nato",), ("pl",)),
        ("Представник МЗС України виїхав до Швейцарії.", UKRAINIAN, (), ("mfa-ua",), ("ch", "ua")),
        ("Заявление зачитал Blinken.", RUSSIAN, ("blinken",), (), ()),
    ],
)
def test_names_are_found_in_every_case(text: str, language: str, persons: object, institutions: object, countries: object) -> None:
    document = named(text, language)
    assert (document.persons, document.institutions, document.countries) == (persons, institutions, countries)


@pytest.mark.parametrize("text", ["У дворі стояв старий кремль.", "Песок и пески лежат у реки.", "Борис Иванов приехал в мае."])
def test_a_common_word_and_another_of_that_surname_name_nobody(text: str) -> None:
    document = named(text, RUSSIAN)
    assert not document.persons and not document.institutions


# text, language, those of the kind that it names
NAMESAKES = [
    ("Хиллари Клинтон выступила в университете. Затем Клинтон уехала.", RUSSIAN, "persons", ("hillary-clinton",)),
    ("Хиллари и Билл Клинтон приехали. Хиллари Клинтон выступила.", RUSSIAN, "persons", ("clinton", "hillary-clinton")),
    ("Гантер Байден дав свідчення.", UKRAINIAN, "persons", ("hunter-biden",)),
    ("Байден приїхав, а Гантер Байден дав свідчення. Джо Байден поїхав.", UKRAINIAN, "persons", ("biden", "hunter-biden")),
    ("Эсминец «Адмирал Ушаков» вошёл в порт.", RUSSIAN, "persons", ()),
    ("Льодокол «Єрмак» став на ремонт.", UKRAINIAN, "persons", ()),
    ("Вертолёт Сикорского упал в озеро.", RUSSIAN, "persons", ()),
    ("«Ушаков прав», — сказал капитан корабля.", RUSSIAN, "persons", ("ushakov",)),
    ("Корабль вошёл в порт, «Ушаков прав», — сказал он.", RUSSIAN, "persons", ("ushakov",)),
    ("Екіпаж МКС повернувся на Землю.", UKRAINIAN, "institutions", ()),
    ("Прокурор МКС видав ордер.", UKRAINIAN, "institutions", ("icc",)),
    ("Річка Сейм вийшла з берегів.", UKRAINIAN, "institutions", ()),
    ("Сейм ухвалив закон.", UKRAINIAN, "institutions", ("sejm",)),
    ("Контактная группа по обороне Украины собралась в Рамштайне.", RUSSIAN, "institutions", ("ramstein",)),
    ("Контактная группа собралась в Минске.", RUSSIAN, "institutions", ("contact-group",)),
    ("Засідання Радбезу РФ відбулося зранку.", UKRAINIAN, "institutions", ("security-council-ru",)),
    ("Секретар РБ РФ поїхав.", UKRAINIAN, "institutions", ("security-council-ru",)),
    ("Федеральный канцлер Австрии Карл Нехаммер прибыл.", RUSSIAN, "institutions", ("federal-chancellery-at",)),
    ("Федеральный канцлер Карл Нехаммер прибыл.", RUSSIAN, "institutions", ()),
    ("Федеральный канцлер Олаф Шольц прибыл.", RUSSIAN, "institutions", ("federal-chancellery",)),
    ("Совет Безопасности ООН собрался.", RUSSIAN, "institutions", ("un", "un-security-council")),
    ("Саулі Нііністе зустрів гостей.", UKRAINIAN, "persons", ("niinisto",)),
    ("Украинская Рада приняла закон, Сенат Польши голосовал.", RUSSIAN, "institutions", ("senate-pl", "verkhovna-rada")),
    ("Роберт Фицо ждал Псаки и Залужного.", RUSSIAN, "persons", ("fico", "psaki", "zaluzhnyi")),
    ("Катар, Пакистан, Аргентина, Мексика и Монголия голосовали.", RUSSIAN, "countries", ("ar", "mn", "mx", "pk", "qa")),
]


@pytest.mark.parametrize(("text", "language", "kind", "wanted"), NAMESAKES)
def test_a_longer_name_wins_and_another_thing_of_that_name_is_nobody(text: str, language: str, kind: str, wanted: object) -> None:
    assert getattr(named(text, language), kind) == wanted


def test_a_user_adds_and_replaces_entries() -> None:
    own = "nova\tinstitution\tНова Рада\tНовый совет\tNew Council\nmerkel\tperson\tАнна Меркель\tАнна Меркель\tAnna Merkel".encode()
    assert named("Рішення ухвалила Нова Рада.", UKRAINIAN, own).institutions == ("nova",)
    assert Gazetteer.with_own(own).shown("merkel") == ("Анна Меркель", "Анна Меркель", "Anna Merkel")


@pytest.mark.parametrize("line", ["x\tperson\tА\tБ", "x\tplanet\tА\tБ\tC", "x\tperson\tА\t\tC", "just words"])
def test_a_bad_line_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(CorpusError, match="Line 2 of names"):
        Gazetteer.with_own(f"# mine\n{line}\n".encode(), "names")


def test_what_an_index_keeps_reads_as_it_was() -> None:
    gazetteer = Gazetteer.with_own(b"")
    assert Gazetteer.from_bytes(gazetteer.to_bytes()) == gazetteer
    assert gazetteer.id_of("person", "МЕРКЕЛЬ") == "merkel"
    assert gazetteer.id_of("person", "Никто") == "Никто"
    assert gazetteer.id_of("country", "франция") == "fr"


def test_kept_keys_name_whom_the_gazetteer_names() -> None:
    gazetteer, lexicon = Gazetteer.with_own(b""), Lexicon(Analyser(make_tables(FormCounts()), None), Numbering())
    names = Names(gazetteer, lexicon)
    kept = Names(gazetteer, lexicon, names.to_bytes())
    text = "Президент Володимир Зеленський прибув до Парижа, де зустрівся з президентом Франції. Сергей Лавров молчал."
    document = Document("1", "", (text,), (UKRAINIAN,), UKRAINIAN)
    words = lexicon.words(document)
    assert kept.of(document, words) == names.of(document, words)
    assert kept.of(document, words).document.persons
