from dataclasses import replace

import pytest

from indexer import Dated, Precision
from tests.ui.fake_door import document
from ui.citations import STYLES, citation, key, styles

LINK = "http://127.0.0.1:8501/doc?id=a%20b_1"
WITH_URL = document("a b_1", "Послы: 50% & {x}", "…", date="2021-12-07T20:15", language="ru", source="Вестник", url="https://e.org/a_b")
BARE = document("n", "")
EVENT = replace(BARE, title="Саміт?", event_date=Dated("2021-12", Precision.MONTH, "event", ""))


@pytest.mark.parametrize(
    ("style", "one", "text"),
    [
        (
            "dstu",
            WITH_URL,
            f"Послы: 50% & {{x}}. Вестник. 07.12.2021. URL: https://e.org/a_b (дата звернення: 23.11.2026). Депеша: {LINK}.",
        ),
        (
            "gost",
            WITH_URL,
            "Послы: 50% & {x} [Электронный ресурс] // Вестник. 07.12.2021. "
            f"URL: https://e.org/a_b (дата обращения: 23.11.2026). Депеша: {LINK}.",
        ),
        ("dstu", BARE, f"[Без заголовка]. [б. д.]. URL: {LINK} (дата звернення: 23.11.2026)."),
        ("gost", BARE, f"[Без заголовка] [Электронный ресурс]. [б. г.]. URL: {LINK} (дата обращения: 23.11.2026)."),
        ("dstu", EVENT, f"Саміт? [б. д., подія 12.2021]. URL: {LINK} (дата звернення: 23.11.2026)."),
    ],
)
def test_a_citation_reads_as_its_standard_says(style: str, one, text: str) -> None:
    assert citation(style, one, LINK, "2026-11-23") == text


def test_the_style_of_the_reader_s_language_comes_first() -> None:
    assert [styles(language)[0] for language in ("uk", "ru", "en")] == ["dstu", "gost", "bibtex"]
    assert sorted(styles("ru")) == sorted(STYLES)


def test_bibtex_escapes_what_tex_would_run() -> None:
    entry = citation("bibtex", WITH_URL, LINK, "2026-11-23")
    assert "title = {{Послы: 50\\% \\& \\{x\\}}}," in entry
    assert "date = {2021-12-07}" in entry and "year = {2021}" in entry and "langid = {russian}" in entry
    assert "url = {https://e.org/a_b}" in entry and "a\\%20b_1" in entry
    assert entry.count("{") - entry.count("\\{") == entry.count("}") - entry.count("\\}")


def test_bibtex_says_that_a_date_is_missing() -> None:
    entry = citation("bibtex", EVENT, LINK, "2026-11-23")
    assert "note = {undated, event of 2021-12; Depesha:" in entry
    assert "  date =" not in entry and "  year =" not in entry


def test_keys_are_plain_and_differ() -> None:
    assert key(WITH_URL).isascii() and key(WITH_URL) != key(replace(WITH_URL, id="other"))
