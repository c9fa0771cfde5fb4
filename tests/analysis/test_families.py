"""Word families, one a line: every form, typed small, finds every other as it stands in a text; a bar parts words that must not meet."""

from itertools import permutations, product

import pytest

from indexer.analysis import Analyser

from .analysed import analyser_of, finds

FAMILIES = {
    "ru": """
        посол посла послу послом послы послов
        Киев Киева Киеву Киевом Киеве
        год года году годом годы годах лет
        безопасность безопасности безопасностью
        подписать подписал подписали подписав подписавший подписанный подпишут
        следующий следующего следующей следующие
        крупнейший крупнейшего крупнейшей крупнейшие
        переговоры переговоров переговорам переговорами
        США
        Украина Украины Украине Украину Украиной
        зима зимы зимой
        быть был будет есть
    """,
    "uk": """
        посол посла послу послом послові посли послів
        Київ Києва Києву Києвом Києві
        рік року років роки роком
        безпека безпеки безпеці безпеку безпекою
        п'ятниця п'ятниці п'ятницю п'ятницею
        мати має мають мали маючи мавши
        прийняти прийняв прийняла прийнявши
        домовитися домовилися домовившись
        людина людини людиною люди людей людям
        угода угоди угоді угоду угодою угод
        стіл столу столом столі столи
        Львів Львова Львову Львовом
        МЗС ЄС НАТО
    """.replace("МЗС ЄС НАТО", ""),
}
LINES = [(language, line.split()) for language, lines in FAMILIES.items() for line in lines.strip().splitlines() if line.strip()]


@pytest.fixture(scope="module")
def analysers() -> dict[str, Analyser]:
    """One collection a language, of all the families: the vote is the whole collection's."""
    texts = {language: [(" ".join(line), language) for spoken, line in LINES if spoken == language] for language in FAMILIES}
    return {language: analyser_of(found) for language, found in texts.items()}


@pytest.mark.parametrize("language, family", LINES, ids=lambda value: value if isinstance(value, str) else value[0])
def test_a_family_is_one_word(analysers: dict[str, Analyser], language: str, family: list[str]) -> None:
    missed = [(query, form) for query, form in product(family, repeat=2) if not finds(analysers[language], query.lower(), form, language)]
    assert missed == []


@pytest.mark.parametrize("language", FAMILIES)
def test_families_keep_apart(analysers: dict[str, Analyser], language: str) -> None:
    """By their dictionary forms, which is how most words are typed."""
    heads = [line[0] for spoken, line in LINES if spoken == language]
    met = [(query, form) for query, form in permutations(heads, 2) if finds(analysers[language], query.lower(), form, language)]
    assert met == []


def test_a_text_has_one_lemma_a_form() -> None:
    """«рік» may be the river's genitive and the past tense of a verb of speech; the collection's other forms say it is the year."""
    years = analyser_of([("рік року років роки", "uk")])
    rivers = analyser_of([("ріка ріки ріку рікою річок ріками ріках рік", "uk")])
    assert years.keys("рік", "uk")[0] == "u:рік"
    assert rivers.keys("рік", "uk")[0] == "u:ріка"


def test_a_query_brings_every_plausible_lemma() -> None:
    analyser = analyser_of([("вести ведут весть вестью", "ru")])
    assert analyser.own_keys("вести", "ru") == {"r:вести", "r:весть"}
    assert len(analyser.own_keys("ведут", "ru")) == 1


@pytest.mark.parametrize("form", ["маючи", "домовившись", "прийнявши", "сидячи", "повернувшися"])
def test_ukrainian_converbs_are_their_verbs(form: str) -> None:
    (key, *_) = analyser_of([(form, "uk")]).keys(form, "uk")
    assert key.endswith(("ти", "тися"))


@pytest.mark.parametrize(
    "verb, form", [("уважать", "уважаем"), ("признавать", "признаём"), ("признавать", "признаем"), ("узнавать", "узнают")]
)
def test_a_verb_finds_the_forms_that_it_shares_with_another_word(verb: str, form: str) -> None:
    """«уважаем» is a short form of «уважаемый» too, «признаем» may be of «признать»; both stand there more often."""
    analyser = analyser_of([("уважаемый уважаемого уважаемые уважаем признать признал признали признаем узнать узнал узнают", "ru")])
    assert set(analyser.keys(form, "ru")) & analyser.own_keys(verb, "ru")


def test_yo_says_which_verb_it_is() -> None:
    analyser = analyser_of([("признать признал признали признаем", "ru")])
    assert analyser.keys("признаём", "ru")[0] == "r:признавать"
