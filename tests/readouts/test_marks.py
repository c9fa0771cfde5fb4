"""Hedges, scare quotes and verbs of saying, a sentence each; and what is none of them."""

import pytest

from indexer.analysis import tokenise
from indexer.readouts.hedges import find_hedges
from indexer.readouts.marks import Changes, Mark, changes
from indexer.readouts.quotes import find_quotes
from indexer.readouts.sayings import Sayings
from tests.readouts.telling import reader

# sentence, language, the hedges in it
HEDGES = [
    ("Он якобы готов.", "ru", ["якобы"]),
    ("Он, мол, готов, и дескать давно.", "ru", ["мол", "дескать"]),
    ("Сказал: мол, приеду.", "ru", ["мол"]),
    ("«Мол, приеду», — сказал он.", "ru", ["мол"]),
    ("Он вышел на мол и ждал.", "ru", []),
    ("Мол разрушен штормом.", "ru", []),
    ("«Мол разрушен», — сказал он.", "ru", []),
    ("Шольц, говорят, обещал танки.", "ru", ["говорят"]),
    ("Говорят, что Шольц обещал танки.", "ru", ["говорят"]),
    ("Послы, которые приехали, говорят, что устали.", "ru", []),
    ("Послы говорят о порте.", "ru", []),
    ("По слухам, Макрон, вероятно, звонил.", "ru", ["по слухам", "вероятно"]),
    ("Вероятность мира мала.", "ru", []),
    ("За чутками, Санду імовірно приїде, кажуть, у п’ятницю.", "uk", ["за чутками", "імовірно", "кажуть"]),
    ("Посол в Молдове молчал о молоке.", "ru", []),
    ("Он будто бы готов, вроде бы давно.", "ru", ["будто бы", "вроде бы"]),
    ("Он бежал, будто ветер.", "ru", []),
    ("ЯКОБЫ готов.", "ru", ["якобы"]),
    ("Він нібито готовий і, мовляв, давно.", "uk", ["нібито", "мовляв"]),
    ("У Молдові він мовчав.", "uk", []),
    ("Начебто так, буцімто ні.", "uk", ["начебто", "буцімто"]),
    ("Ніби-то так.", "uk", ["ніби-то"]),
    ("Білий, ніби сніг.", "uk", []),
    ("якобы", "other", []),
]


@pytest.mark.parametrize(("text", "language", "wanted"), HEDGES)
def test_hedges_are_whole_words_in_their_place(text: str, language: str, wanted: list[str]) -> None:
    found = find_hedges(text, tokenise(text), language)
    assert [mark.written for mark in found] == wanted
    assert [text[mark.start : mark.end].lower() for mark in found] == wanted


QUOTES = [
    ("Он назвал «угрожающими» передвижения.", ["«угрожающими»"]),
    ("Завод «Маяк» закрыт.", []),
    ("Это «очень странная и долгая история» для всех.", ["«очень странная и долгая история»"]),
    ("Это «очень странная и долгая история войны» для всех.", []),
    ("Он заявил: «мы готовы».", []),
    ("«Мы готовы ко всему, что будет», — сказал он.", []),
    ("Це “провокаційні дії” й “повний безлад«.", ["“провокаційні дії”", "“повний безлад«"]),
    ("“Панівне місце зайняла проблематика, пов’язана з “кризою” і відсутністю прогресу”, – заявили там.", ["“кризою”"]),
    ('Так званий "парад" скасовано.', ['Так званий "парад"']),
    ("Это так называемая реформа.", ["так называемая реформа"]),
    ("т. н. «парад» отменён", ["т. н. «парад»"]),
    ("Незакрытые «лапки стоят тут.", []),
    ("Пустые «» лапки.", []),
    ("Жители п'ятого під'їзду.", []),
]


@pytest.mark.parametrize(("text", "wanted"), QUOTES)
def test_scare_quotes_are_apart_from_speech_and_names(text: str, wanted: list[str]) -> None:
    assert [mark.written for mark in find_quotes(text)] == wanted


SAYINGS = [
    ("Посол заявил, что готов.", "ru", [("заявил", "neutral")]),
    ("Посол утверждает, что готов.", "ru", [("утверждает", "claiming")]),
    ("Посол утвердил список.", "ru", []),
    ("Посол признал, что опоздал.", "ru", [("признал", "admitting")]),
    ("Страна признала независимость.", "ru", []),
    ("Он опоздал, признал посол Иванов.", "ru", [("признал", "admitting")]),
    ("По его словам, всё готово.", "ru", [("по его словам", "neutral")]),
    ("По улице шли с тихими словами.", "ru", []),
    ("Посол визнав, що запізнився.", "uk", [("визнав", "admitting")]),
    ("Країна визнала незалежність.", "uk", []),
    ("За словами посла, усе готово.", "uk", [("за словами", "neutral")]),
    ("Посол стверджує: усе готово.", "uk", [("стверджує", "claiming")]),
    ("Посол наголосив на безпеці.", "uk", [("наголосив", "stressing")]),
    ("Ідеться про транзит газу.", "uk", []),
    ("Флот піде, ідеться в заяві.", "uk", [("ідеться", "neutral")]),
    ("Посол заперечив чутки.", "uk", [("заперечив", "denying")]),
]


@pytest.mark.parametrize(("text", "language", "wanted"), SAYINGS)
def test_verbs_of_saying_by_family(text: str, language: str, wanted: list[tuple[str, str]]) -> None:
    found = Sayings(reader()).find(text, tokenise(text), language)
    assert [(mark.written, mark.kind) for mark in found] == wanted


def mark(written: str, kind: str) -> Mark:
    return Mark(0, len(written), written, kind)


def test_each_mark_has_one_counterpart_and_the_first_rule_goes_first() -> None:
    a = [mark("якобы", "doubt"), mark("мол", "hearsay")]
    b = [mark("мовляв", "hearsay"), mark("нібито", "doubt"), mark("начебто", "doubt")]
    found = changes(a, b, (lambda one, other: one.kind == other.kind, lambda one, other: True))
    assert [(one.written, other.written) for one, other in found.kept] == [("якобы", "нібито"), ("мол", "мовляв")]
    assert [one.written for one in found.added] == ["начебто"]
    assert found.dropped == ()
    assert changes([], [], ()) == Changes()
