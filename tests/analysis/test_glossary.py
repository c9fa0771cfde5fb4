"""The glossary: what it leads to, what it keeps apart, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.analysis.data_tables import rows
from indexer.analysis.entries import Direction, read_table
from indexer.analysis.glossary import Glossary
from indexer.errors import CorpusError


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def with_entry(line: str) -> Glossary:
    """The built-in glossary with a user's line, its columns written with slashes."""
    return Glossary.from_bytes(line.replace(" / ", "\t").encode())


def run(text: str) -> list[list[str]]:
    """The words of a query, each with itself for its only lemma."""
    return [[word] for word in text.split()]


# --- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [
        ("безопасность", "безпека"),
        ("соглашение", "угода"),
        ("встреча", "зустріч"),
        ("правительство", "уряд"),
        ("требовать", "вимагати"),
        ("требование", "вимога"),
        ("подчеркнуть", "підкреслити"),
        ("николай", "микола"),
        ("вена", "відень"),
        ("германия", "німеччина"),
        ("январь", "січень"),
        ("мид", "мзс"),
        ("кто", "хто"),
    ],
)
def test_words_lead_to_each_other(glossary: Glossary, russian: str, ukrainian: str) -> None:
    assert (ukrainian,) in glossary.translations(russian, "ru")
    assert (russian,) in glossary.translations(ukrainian, "uk")


def test_a_translation_may_be_a_phrase(glossary: Glossary) -> None:
    assert ("брати", "участь") in glossary.translations("участвовать", "ru")


def test_a_word_of_no_entry_leads_nowhere(glossary: Glossary) -> None:
    assert glossary.translations("абракадабра", "ru") == ()
    assert glossary.equals("абракадабра", "ru") == ()


def test_families_are_made_of_the_words_they_come_from(glossary: Glossary) -> None:
    assert ("застосовуватися",) in glossary.translations("применяться", "ru")
    assert ("надійно",) in glossary.translations("надежно", "ru")
    assert ("ненадійний",) in glossary.translations("ненадежный", "ru")
    assert ("надежно",) in glossary.translations("надійно", "uk")


def test_an_abbreviation_and_its_long_form_are_equals(glossary: Glossary) -> None:
    assert ("министерство", "иностранных", "дел") in glossary.equals("мид", "ru")
    assert ("сполучені", "штати") in glossary.equals("сша", "uk")
    assert ("міністерство", "закордонних", "справ") in glossary.translations("мид", "ru")


def test_equivalents_are_not_equals(glossary: Glossary) -> None:
    assert ("россия",) not in glossary.equals("рф", "ru")


# --- phrases -----------------------------------------------------------------------------------


def test_the_longest_phrase_wins(glossary: Glossary) -> None:
    found = glossary.match(run("о совет безопасности оон сказал"), 1, "ru")
    assert found is not None
    length, meaning = found
    assert length == 3
    assert ("рада", "безпеки", "оон") in meaning.translations
    assert ("сб", "оон") in meaning.equals


def test_a_phrase_is_found_by_the_lemmas_of_its_words() -> None:
    lemmas = {"соединенные": ("соединить",), "штаты": ("штат",)}
    glossary = Glossary.load().with_lemmas(lambda word, language: lemmas.get(word, (word,)))
    query = [["соединенных", "соединить", "соединенный"], ["штатах", "штат"]]
    found = glossary.match(query, 0, "ru")
    assert found is not None
    assert found[0] == 2
    assert ("сша",) in found[1].translations


def test_a_phrase_does_not_run_over_the_end(glossary: Glossary) -> None:
    assert glossary.match(run("точка"), 0, "ru") is None
    assert glossary.match(run("круглый стул"), 0, "ru") is None


def test_an_inflected_headword_is_found_by_its_lemma() -> None:
    glossary = with_entry("t / слушания / слухання").with_lemmas(lambda word, language: ("слушание",) if word == "слушания" else (word,))
    assert ("слухання",) in glossary.translations("слушание", "ru")


def test_words_are_shown_as_written(glossary: Glossary) -> None:
    assert glossary.written(("сполучені", "штати")) == "Сполучені Штати"
    assert glossary.written(("мзс",)) == "МЗС"
    assert glossary.written(("нічого", "такого")) == "нічого такого"


# --- false friends -----------------------------------------------------------------------------


def test_no_listed_false_friends_share_a_key(glossary: Glossary) -> None:
    pairs = [(row[1], row[2]) for row in rows("false_friends.tsv")]
    assert len(pairs) >= 120
    assert [pair for pair in pairs if glossary.bridge_key(pair[0], "ru") == glossary.bridge_key(pair[1], "uk")] == []


@pytest.mark.parametrize("word", ["мир", "мэр мер", "сирия сирія", "вступить вступити", "фирма фірма", "эмигрант емігрант"])
def test_true_friends_of_false_friends_still_meet(glossary: Glossary, word: str) -> None:
    russian, ukrainian = word.split() if " " in word else (word, word)
    assert glossary.bridge_key(russian, "ru") == glossary.bridge_key(ukrainian, "uk")


@pytest.mark.parametrize("word", ["белый білий", "лес ліс", "шесть шість", "семья сім'я", "передать передати", "нижний нижній"])
def test_true_friends_whose_keys_part_stand_in_the_glossary(glossary: Glossary, word: str) -> None:
    russian, ukrainian = word.split()
    assert (ukrainian,) in glossary.translations(russian, "ru")


def test_false_friends_are_known_as_such(glossary: Glossary) -> None:
    assert glossary.are_false_friends("уважать", "уважати")
    assert not glossary.are_false_friends("мир", "мир")


def test_a_word_that_is_no_false_friend_has_the_key_of_the_rules(glossary: Glossary) -> None:
    assert glossary.bridge_key("саммит", "ru") == "самит"


# --- a user's own ------------------------------------------------------------------------------


def test_a_users_entry_is_added(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("theme\tru\tuk\n# ours\nours\tподлодка-невидимка\tчовен\n", encoding="utf-8")
    glossary = Glossary.load(file)
    assert ("подлодка", "невидимка") in glossary.translations("човен", "uk")
    assert ("безпека",) in glossary.translations("безопасность", "ru")


def test_a_direction_serves_one_language() -> None:
    glossary = with_entry("t / щука / акула / ru>uk")
    assert glossary.translations("щука", "ru") == (("акула",),)
    assert ("щука",) not in glossary.translations("акула", "uk")
    turned = with_entry("t / щука / акула / uk>ru")
    assert ("щука",) in turned.translations("акула", "uk")
    assert turned.translations("щука", "ru") == ()


def test_names_of_one_thing_need_no_other_language() -> None:
    assert with_entry("t / ЦБР = Банк России /  ").equals("цбр", "ru") == (("банк", "россии"),)


def test_apart_takes_back_a_translation_and_a_shared_key() -> None:
    glossary = with_entry("t / саммит / саміт / apart")
    assert glossary.bridge_key("саммит", "ru") != glossary.bridge_key("саміт", "uk")
    assert ("угода",) not in with_entry("t / соглашение / угода / apart").translations("соглашение", "ru")


def test_the_version_follows_the_users_file() -> None:
    assert with_entry("t / щука / акула").version != Glossary.load().version
    assert Glossary.load().version == Glossary.from_bytes(b"").version


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("слово без табуляций", "1 columns"),
        ("t / міст / мост", "Russian column"),
        ("t / мир / мыр", "Ukrainian column"),
        ("t / мир / світ / туда", "no direction 'туда'"),
        ("t / мир / ", "a word in each language"),
        ("t / мир | / світ", "0 words"),
        ("t / мир, свет / світ", "without other marks"),
        ("t / два слова / слово / apart", "to keep apart"),
        ("t / a / b / both / note / more", "6 columns"),
        ("t / мир / mир", "Latin letters among Cyrillic"),
        ("t / Poссия / Росія", "Latin letters among Cyrillic"),
        ("t / 123 / 456", "no word has a Cyrillic letter"),
        ("t / NATO / OTAN", "no word has a Cyrillic letter"),
        ("t / ж / же", "a single letter"),
        ("t / мир / щ", "a single letter"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused_with_its_line(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("# first\nt\tщука\tакула\n" + line.replace(" / ", "\t"), encoding="utf-8")
    with pytest.raises(CorpusError, match="line 3: ") as refused:
        Glossary.load(file)
    assert str(file) in str(refused.value)
    assert reason in str(refused.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        Glossary.load(tmp_path / "nowhere.tsv")
    with pytest.raises(CorpusError, match="not in UTF-8"):
        Glossary.from_bytes("t\tмир\tсвіт".encode("cp1251"))


def test_the_example_in_the_docs_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "bridge.md").read_text(encoding="utf-8")
    (example,) = [block for block in page.split("```") if block.startswith("\ntheme\t")]
    glossary = Glossary.from_bytes(example.encode())
    found = glossary.match(run("дорожная карта"), 0, "ru")
    assert found is not None
    assert ("план", "дій") in found[1].translations
    assert glossary.equals("цбр", "ru") == (("банк", "россии"),)
    assert glossary.are_false_friends("баня", "баня")


# --- the tables themselves ---------------------------------------------------------------------


def test_the_built_in_tables_are_whole() -> None:
    names = "diplomacy institutions abbreviations phrases politics law military economy media time function_words general"
    folders = [*names.split(), "given_names", "people", "countries", "cities", "nationalities"]
    entries = [entry for name in folders for entry in read_table("\n".join("\t".join(row) for row in rows(f"glossary/{name}.tsv")), name)]
    assert len(entries) >= 800
    assert len({entry.theme for entry in entries}) == len(folders)
    seen = [(entry.russian, entry.ukrainian) for entry in entries if entry.direction is Direction.BOTH]
    assert len(seen) == len(set(seen))


def test_no_built_in_entry_leads_to_a_false_friend(glossary: Glossary) -> None:
    pairs = [(row[1], row[2]) for row in rows("false_friends.tsv")]
    assert [pair for pair in pairs if (pair[1],) in glossary.translations(pair[0], "ru")] == []
