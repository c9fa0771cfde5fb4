"""Two small read-outs of one meeting, told by both sides, and what is said when they are laid side by side."""

import itertools
from dataclasses import replace

import pytest

from indexer.errors import InputError
from indexer.model import Document
from indexer.readouts.comparison import compare, in_order
from indexer.readouts.marks import Changes
from tests.readouts.telling import answers, bare_reader, reader, side_by_side, telling

RUSSIAN = telling(
    "ru",
    "Министры иностранных дел встретились в Осло. Стороны обсудили вывоз зерна из портов Дуная.",
    "Министр подчеркнул, что рыболовный флот покинет залив до 15 сентября. Погода в Осло стояла ясная.",
    "Переговоры о транзите газа якобы продолжатся весной. Затем делегации посетили музей викингов и верфь.",
)
UKRAINIAN = telling(
    "uk",
    "Глави МЗС зустрілися в Осло. Журналістів до зали не пустили.",
    "Міністр стверджує, що «риболовний флот» нібито залишить затоку до 15 вересня.",
    "Перемовини про транзит газу нібито триватимуть навесні. Вивезення зерна з портів Дунаю сторони теж обговорили.",
    "Делегації побачили музей вікінгів. Відвідали вони й верф.",
)


def test_sentences_find_their_answers_across_the_languages_and_whatever_the_order() -> None:
    found = side_by_side(RUSSIAN, UKRAINIAN)
    assert [(a, b) for a, b, _ in answers(found)] == [((0,), (0,)), ((1,), (4,)), ((2,), (2,)), ((4,), (3,)), ((5,), (5, 6))]
    assert found.a.alone == (3,)
    assert found.b.alone == (1,)


def test_the_same_the_other_way_round() -> None:
    there, back = side_by_side(RUSSIAN, UKRAINIAN), side_by_side(UKRAINIAN, RUSSIAN)
    assert {(pair.a, pair.b) for pair in there.pairs} == {(pair.b, pair.a) for pair in back.pairs}
    assert (there.a.alone, there.b.alone) == (back.b.alone, back.a.alone)


def test_hedges_and_frames_are_added_dropped_and_kept() -> None:
    pairs = {pair.a: pair for pair in side_by_side(RUSSIAN, UKRAINIAN).pairs}
    fleet, gas = pairs[(2,)], pairs[(4,)]
    assert [mark.written for mark in fleet.hedges.added] == ["нібито"]
    assert [mark.written for mark in fleet.quotes.added] == ["«риболовний флот»"]
    assert [(mark.written, mark.kind) for mark in fleet.sayings.added] == [("стверджує", "claiming")]
    assert [(mark.written, mark.kind) for mark in fleet.sayings.dropped] == [("подчеркнул", "stressing")]
    assert [(a.written, b.written) for a, b in gas.hedges.kept] == [("якобы", "нібито")]
    assert not gas.hedges.added and not gas.hedges.dropped


def test_words_without_an_answer_are_named_where_they_stand() -> None:
    a = telling("ru", "Послы осмотрели старый замок и новую пристань.")
    b = telling("uk", "Посли оглянули старий замок і новий маяк.")
    compared = side_by_side(a, b)
    assert [compared.a.sentences[0].text[first:last] for first, last in compared.a.own[0]] == ["пристань"]
    assert [compared.b.sentences[0].text[first:last] for first, last in compared.b.own[0]] == ["маяк"]


def test_a_sentence_of_two_is_answered_by_both() -> None:
    whole = telling("ru", "Стороны открыли порты для зерна и обменялись пленными моряками.", "Погода была ясная.")
    parts = telling("uk", "Сторони відкрили порти для зерна.", "Вони обмінялися полоненими моряками.", "Журналістів не пустили.")
    found = side_by_side(whole, parts)
    assert answers(found) == [((0,), (0, 1), "loose")]


def test_word_for_word_is_verbatim_and_a_hedge_makes_it_close() -> None:
    first = telling("uk", "Посол назвав переговори про кордон корисними й відвертими.", "Зустріч відбулася в Осло.", id="a")
    same = telling("uk", "Зустріч відбулася в Осло!", "Посол назвав переговори про кордон корисними й відвертими.", id="b")
    hedged = telling("uk", "Посол назвав переговори про кордон нібито корисними й відвертими.", id="c")
    assert [kind for _, _, kind in answers(side_by_side(first, same))] == ["verbatim", "verbatim"]
    (pair,) = side_by_side(first, hedged).pairs
    assert (pair.kind.value, pair.a) == ("close", (0,))


def test_a_hedge_in_a_long_reprint_makes_it_close() -> None:
    words = (
        "Посол назвав переговори про кордон корисними й додав, що делегації обох держав наступного тижня знову зберуться "
        "в палаці над озером, аби разом підписати угоду про порти та зерно."
    )
    hedged = words.replace("обох держав", "обох держав нібито")
    assert answers(side_by_side(telling("uk", words, id="a"), telling("uk", words, id="b"))) == [((0,), (0,), "verbatim")]
    assert answers(side_by_side(telling("uk", words, id="a"), telling("uk", hedged, id="b"))) == [((0,), (0,), "close")]


def test_hedges_of_two_speakers_are_one_dropped_and_one_added() -> None:
    a = telling("ru", "Посол якобы привёз письмо и подарил картину, а вечером министр осмотрел порт, открыл школу и музей.")
    b = telling("uk", "Посол привіз лист і подарував картину, а ввечері міністр оглянув порт, нібито відкрив школу і музей.")
    (pair,) = side_by_side(a, b).pairs
    assert ([mark.written for mark in pair.hedges.added], [mark.written for mark in pair.hedges.dropped]) == (["нібито"], ["якобы"])


def test_a_hedge_of_another_class_over_the_same_words_is_kept() -> None:
    a = telling("ru", "Послы якобы готовы закрыть порт и музей.")
    b = telling("uk", "Посли, мовляв, готові закрити порт і музей.")
    (pair,) = side_by_side(a, b).pairs
    assert [(one.written, other.written) for one, other in pair.hedges.kept] == [("якобы", "мовляв")]


def test_scare_quotes_over_the_same_words_are_kept() -> None:
    a = telling("ru", "Посол назвал «провокационными» манёвры флота у порта и «срочной» встречу.")
    b = telling("uk", "Посол назвав «провокаційними» маневри «флоту» біля порту і терміновою зустріч.")
    (pair,) = side_by_side(a, b).pairs
    assert [(one.written, other.written) for one, other in pair.quotes.kept] == [("«провокационными»", "«провокаційними»")]
    assert [mark.written for mark in pair.quotes.added] == ["«флоту»"]
    assert [mark.written for mark in pair.quotes.dropped] == ["«срочной»"]


def test_what_shares_one_word_is_unsure() -> None:
    a = telling("ru", "Следит за этим ОБСЕ.", "Погода ясная.")
    b = telling("uk", "Відповідає за це ОБСЄ.", "Музей зачинено.")
    assert answers(side_by_side(a, b)) == [((0,), (0,), "unsure")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Посол заявил, что переговоры возникли из-за старых споров, а угрозы дорогам и мостам страны давно нет.", "loose"),
        ("Переговоры шли в Осло, угрозы дорогам и мостам нет.", "unsure"),
    ],
)
def test_of_a_weak_pair_nothing_is_said_but_its_kind(text: str, kind: str) -> None:
    a = telling("ru", "Властям понадобились переговоры из-за якобы угрозы флота портам, музею, маяку и верфи.", "Погода ясная.")
    (pair,) = side_by_side(a, telling("ru", text, "Рыбаки продали улов.", id="b")).pairs
    assert (pair.kind, pair.hedges, pair.sayings, pair.changed) == (kind, Changes(), Changes(), ())


def test_hearsay_of_one_language_answers_doubt_of_the_other() -> None:
    a = telling("ru", "Шольц якобы обещал танки Киеву.")
    b = telling("uk", "Шольц, кажуть, обіцяв танки Києву.")
    (pair,) = side_by_side(a, b).pairs
    assert [(one.written, other.written) for one, other in pair.hedges.kept] == [("якобы", "кажуть")]


def test_other_matters_have_no_answer() -> None:
    a = telling("ru", "Рыбаки продали улов на рынке.", "Цены на сельдь выросли.")
    b = telling("uk", "Астрономи відкрили комету.", "Телескоп стоїть у горах.")
    found = side_by_side(a, b)
    assert found.pairs == ()
    assert (found.a.alone, found.b.alone) == ((0, 1), (0, 1))


def test_a_name_is_one_thing_of_however_many_words() -> None:
    a = telling("ru", "Ян Пётр Ковальский назвал договорённость успехом дипломатии.", "Самолёт сел в Осло.")
    b = telling("uk", "Ян Петро Ковальський чекав на звільнених під столицею.", "Літак приземлився в Осло.")
    assert [(pair.a, pair.kind.value) for pair in side_by_side(a, b).pairs] == [((0,), "unsure"), ((1,), "close")]


def test_numbers_in_words_and_in_figures_are_the_same() -> None:
    a = telling("ru", "Домой вернулись двадцать четыре человека.", "Погода ясная.")
    b = telling("uk", "Повернення дочекалися 24 родини.", "Музей зачинено.")
    (pair,) = side_by_side(a, b).pairs
    assert (pair.a, pair.b) == ((0,), (0,))


def test_all_is_in_the_order_of_a_and_b_alone_stands_behind_its_neighbour() -> None:
    rows = in_order(side_by_side(RUSSIAN, UKRAINIAN))
    shown = [row.pair.a + row.pair.b if row.pair else (row.only_a, row.only_b) for row in rows]
    assert shown == [(0, 0), (None, 1), (1, 4), (2, 2), (3, None), (4, 3), (5, 5, 6)]


def test_b_alone_before_everything_stands_first() -> None:
    a, b = telling("ru", "Послы осмотрели старый замок."), telling("uk", "Журналістів не пустили.", "Посли оглянули старий замок.")
    assert [(row.only_b, row.pair is not None) for row in in_order(side_by_side(a, b))] == [(0, False), (None, True)]


def test_where_both_are_alone_a_stands_before_b() -> None:
    a = telling("ru", "Погода была ясная.", "Послы осмотрели старый замок.", "Рыбаки продали улов.")
    b = telling("uk", "Журналістів не пустили.", "Посли оглянули старий замок.", "Телескоп стоїть у горах.")
    shown = [(row.only_a, row.only_b) for row in in_order(side_by_side(a, b))]
    assert shown == [(0, None), (None, 0), (None, None), (2, None), (None, 2)]


def test_titles_that_stand_apart_are_compared_too() -> None:
    a = replace(telling("ru", "Послы осмотрели старый замок."), title="Шольц готов передать танки Киеву")
    b = replace(telling("uk", "Посли оглянули старий замок."), title="Шольц нібито готовий передати танки Києву")
    found = side_by_side(a, b)
    assert found.titles
    (pair,) = found.titles.pairs
    assert [mark.written for mark in pair.hedges.added] == ["нібито"]
    assert [(one.a, one.b) for one in found.pairs] == [((0,), (0,))]
    headed = replace(a, title="Послы осмотрели…")
    assert side_by_side(headed, b).titles is None
    assert side_by_side(replace(a, title="Погода ясная"), b).titles is None


EMPTY = telling("uk")
ODD = (
    EMPTY,
    telling("uk", "…", "* * *"),
    telling("uk", "І не та."),
    telling("other", "Nothing of this is Cyrillic. 15 words."),
    Document("m", "", ("Один рядок.", "Одна строка.", "15"), ("uk", "ru", "unknown"), "unknown"),
    RUSSIAN,
)


@pytest.mark.parametrize(("a", "b"), [*itertools.product(ODD, ODD)])
def test_every_sentence_of_odd_documents_is_in_a_pair_or_alone(a: Document, b: Document) -> None:
    found = compare(reader(), a, b)
    for side, reading in enumerate((found.a, found.b)):
        answered = {number for pair in found.pairs for number in pair.side(side)}
        assert answered.isdisjoint(reading.alone)
        assert answered | set(reading.alone) == set(range(len(reading.sentences)))
    assert all(0 < pair.similarity <= 1 for pair in found.pairs)
    assert len(in_order(found)) == len(found.pairs) + len(found.a.alone) + len(found.b.alone)


def test_without_glossary_and_dictionaries_cognates_still_meet() -> None:
    a = telling("ru", "Делегации подписали меморандум о транзите.", "Погода ясная.")
    b = telling("uk", "Делегації підписали меморандум про транзит.", "Музей зачинено.")
    found = compare(bare_reader(), a, b)
    assert [(pair.a, pair.b) for pair in found.pairs] == [((0,), (0,))]


def test_a_document_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match=r"1,001 sentences; at most 1,000"):
        side_by_side(RUSSIAN, telling("uk", "Так. " * 1_001))


def test_what_joins_a_pair_may_leave_room_for_another() -> None:
    whole = telling("ru", "Стороны открыли порты для зерна, обменялись пленными моряками и починили старый маяк.", "Погода была ясная.")
    parts = telling("uk", "Сторони відкрили порти для зерна.", "Моряками вони обмінялися полоненими.", "Старий маяк полагодили.")
    assert answers(side_by_side(whole, parts)) == [((0,), (0, 1, 2), "loose")]
    assert answers(side_by_side(parts, whole)) == [((0, 1, 2), (0,), "loose")]


def test_words_that_share_a_translation_meet_within_a_language() -> None:
    a = telling("uk", "Розмова тривала годину.", "Журналістів не пустили.")
    b = telling("uk", "Бесіда тривала годину.", "Музей зачинено.")
    assert [(pair.a, pair.b) for pair in side_by_side(a, b).pairs] == [((0,), (0,))]
    assert side_by_side(a, b).a.own[0] == ()


def test_the_same_documents_give_the_same_comparison() -> None:
    assert side_by_side(RUSSIAN, UKRAINIAN) == side_by_side(RUSSIAN, UKRAINIAN)
