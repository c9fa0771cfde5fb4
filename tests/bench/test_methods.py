"""The baselines are what their names say; this build's keys are those of its own terms."""

from bench.bm25 import Bm25
from bench.methods import Depesha, baselines, spell
from indexer.model import LANGUAGES, RUSSIAN, UKRAINIAN
from indexer.settings import Settings


def test_snowball_stems_both_languages_as_russian():
    snowball, _ = baselines()
    assert snowball.write("Переговорами", RUSSIAN) == {"переговор"}
    assert snowball.write("переговорами", UKRAINIAN) == {"переговор"}
    assert snowball.seek("переговоры", LANGUAGES) == {"переговор"}


def test_the_first_parse_goes_by_the_language():
    _, first_parse = baselines()
    assert first_parse.write("послами", RUSSIAN) == {"посол"}
    assert first_parse.write("угодами", UKRAINIAN) == {"угода"}
    assert first_parse.seek("міністра", LANGUAGES) >= {"міністр"}


def test_a_text_in_neither_language_is_taken_as_it_stands():
    for method in baselines():
        assert method.text_keys("Talks in Geneva", "other") == ["talks", "in", "geneva"]


def test_a_baseline_reads_words_in_order():
    _, first_parse = baselines()
    assert first_parse.text_keys("П’ятниця, послы!", UKRAINIAN)[0] == "п'ятниця"
    assert [len(keys) for keys in first_parse.query_keys("послы в Женеве")] == [
        len(first_parse.seek(w, LANGUAGES)) for w in ("послы", "в", "Женеве")
    ]


def test_spelling_unites_no_more_than_letters():
    assert spell("Ёлка п’ять") == "елка п'ять"


def test_depesha_finds_forms_in_one_language_and_twins_with_the_bridge_on():
    depesha = Depesha(["послом", "посла", "безпеки", "безопасность"], Settings())
    assert depesha.seek("послом", (RUSSIAN,)) & depesha.write("посла", RUSSIAN)
    assert depesha.seek("безопасность", LANGUAGES) & depesha.write("безпеки", UKRAINIAN)
    assert not depesha.seek("безопасность", (RUSSIAN,)) & depesha.write("безпеки", UKRAINIAN)


DOCUMENTS = [
    ("a", "ru", ["мир", "мир", "в"]),
    ("b", "ru", ["мир", "в", "в"]),
    ("c", "uk", ["мир", "у", "у"]),
    ("d", "uk", ["кіт", "в", "в"]),
]


def words(*keys: str) -> list[frozenset[str]]:
    return [frozenset(key.split("|")) for key in keys]


def test_more_of_a_word_ranks_higher_and_ties_go_by_id():
    assert Bm25(DOCUMENTS).search(words("мир"), None, 10) == ["a", "b", "c"]


def test_a_rare_word_outweighs_a_common_one():
    assert Bm25(DOCUMENTS).search(words("мир", "кіт"), None, 1) == ["d"]


def test_one_language_alone_may_be_asked():
    assert Bm25(DOCUMENTS).search(words("мир"), "uk", 10) == ["c"]


def test_keys_of_one_word_count_as_one_word():
    assert Bm25(DOCUMENTS).search(words("кіт|у"), None, 10) == ["c", "d"]


def test_an_unknown_word_and_no_documents_find_nothing():
    assert Bm25(DOCUMENTS).search(words("собака"), None, 10) == []
    assert Bm25([]).search(words("мир"), None, 10) == []
