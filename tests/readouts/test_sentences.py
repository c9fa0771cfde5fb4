"""Where sentences end, as pictures: ¦ stands where one does, and the text is the line without it."""

import pytest

from indexer.model import Document
from indexer.readouts.sentences import split, split_document

PICTURES = """
Послы прибыли. ¦Встреча началась.
Посли прибули! ¦Чому так рано? ¦Ніхто не знав…
В 2021 г. стороны подписали договор.
Договор подписан в 2021 г. ¦Стороны довольны.
Угоду підписано 5 травня 2021 р. ¦Посол задоволений.
Он родился в г. Киеве на ул. Садовой, д. 5, и уехал.
Зібралися в м. Львів на вул. Зеленій.
Помощь составит 5 млн. долл. в год. ¦Затем её удвоят.
Хватит на 20 тыс. 500 человек.
Приехали послы, советники и т. д. ¦Затем начались переговоры.
Обсудили торговлю, науку и др. вопросы.
В. В. Иванов встретил Дж. Смита. ¦Они говорили час.
Це сказав А.Б. Коваль у м. Дніпро.
Т.е. решения пока нет.
«Мы готовы!» — сказал посол.
«Ми готові!» – заявив посол. ¦«Так і є».
«Зачем?» спросил он. ¦Никто не ответил.
"Чому?" ¦Посол мовчав.
Он подумал… и согласился. ¦И замолчал...  ¦Потом встал.
Посол сказав: «Ми готові. ¦Почнемо завтра». ¦Усі погодилися.
“Ми готові. ¦Почнемо завтра”, – ідеться в повідомленні.
Он назвал это ошибкой (так в тексте. Ред.) и вышел.
1. Стороны согласились. ¦2. Решения нет.
Ставка выросла до 3.5 процента.
Это случилось в 19 ч. 30 мин. по местному времени.
См. ст. 5 и п. 2 договора.
— Вы готовы? ¦— Да.
Рост 10 %. ¦30 стран против.
Депутат ВР. ¦Міністр МЗС.
Кто это?! ¦Никто.
Без конца
"""


@pytest.mark.parametrize("picture", PICTURES.strip().splitlines())
def test_sentences_end_where_the_picture_says(picture: str) -> None:
    text = picture.replace("¦", "")
    assert [text[first:last] for first, last in split(text)] == [piece.strip() for piece in picture.split("¦")]


def test_pieces_without_words_are_no_sentences() -> None:
    text = "* * *\n— …! Так. ***"
    assert [text[first:last] for first, last in split(text)] == ["Так."]
    assert split("***. !!! —") == ()
    assert split("") == ()


def test_offsets_count_in_the_body_and_paragraphs_end_sentences() -> None:
    document = Document("d", "", ("Перше речення. Друге", "Третье предложение."), ("uk", "ru"), "uk")
    found = split_document(document)
    assert [sentence.text for sentence in found] == ["Перше речення.", "Друге", "Третье предложение."]
    assert [document.body[sentence.start : sentence.end] for sentence in found] == [sentence.text for sentence in found]
    assert [sentence.language for sentence in found] == ["uk", "uk", "ru"]


def test_a_paragraph_of_unknown_language_is_read_in_the_document_s() -> None:
    (sentence,) = split_document(Document("d", "", ("5 + 2",), ("unknown",), "ru"))
    assert sentence.language == "ru"


def test_many_marks_and_a_bracket_that_never_closes_are_split_all_the_same() -> None:
    assert len(split("А. " * 50_000)) == 1
    assert len(split("Так! " * 20_000)) == 20_000
    assert len(split("(" + "Так. " * 20_000)) == 20_000
