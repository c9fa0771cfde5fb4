import ast
import re
import string
from pathlib import Path

import pytest

from indexer import Dated, Precision
from ui import texts
from ui.texts import COUNTED
from ui.wording import TEXTS, Wording, interface, plural

UI = Path(texts.__file__).parent


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_has_three_languages_with_the_same_gaps(key: str) -> None:
    said = TEXTS[key]
    assert len(said) == 3 and all(said)
    assert len({frozenset(_gaps(text)) for text in said}) == 1


@pytest.mark.parametrize("key", COUNTED)
def test_a_counted_noun_has_the_forms_of_its_language(key: str) -> None:
    assert [len(forms) for forms in COUNTED[key]] == [3, 3, 2]
    assert all(_gaps(form) == {"n"} for forms in COUNTED[key] for form in forms)


def _keys_used() -> set[str]:
    """Every string of the pages that is written like a key of the table; a key with a gap stands for its family."""
    found = set()
    for module in UI.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "words" and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


def test_what_the_pages_say_stands_in_the_table() -> None:
    used = _keys_used()
    assert len(used) > 30
    assert used <= set(TEXTS)


def _has_family(key: str, pages: str) -> bool:
    """The pages build such a key: `f"mode.{…}"`, or `code("removal", …)`."""
    family = re.escape(key.partition(".")[0])
    return bool(re.search(rf"""["']{family}\.\{{|code\(["']{family}["']""", pages))


def test_the_table_has_no_text_that_no_page_says() -> None:
    pages = "\n".join(module.read_text(encoding="utf-8") for module in UI.glob("*.py") if not module.name.startswith("texts"))
    unused = [key for key in TEXTS if not re.search(rf"""["']{re.escape(key)}["']""", pages) and not _has_family(key, pages)]
    assert unused == []


@pytest.mark.parametrize(
    ("language", "forms"),
    [("uk", "one few few many many many one few many"), ("ru", "one few few many many many one few many"), ("en", "one " + "other " * 8)],
)
def test_plurals(language: str, forms: str) -> None:
    names = ("one", "other") if language == "en" else ("one", "few", "many")
    assert [names[plural(language, number)] for number in (1, 2, 4, 5, 11, 14, 21, 102, 112)] == (
        forms.split() if language != "en" else ["one"] + ["other"] * 8
    )


def test_counts_in_three_languages() -> None:
    assert Wording("uk").count("documents", 22) == "22 документи"
    assert Wording("ru").count("documents", 1005) == "1\u00a0005 документов"
    assert Wording("en").count("documents", 1000) == "1,000 documents"


@pytest.mark.parametrize(
    ("value", "ukrainian", "english"),
    [
        ("2021-12-07T20:15", "07.12.2021 20:15", "7 Dec 2021, 20:15"),
        ("2021-12-07", "07.12.2021", "7 Dec 2021"),
        ("2021-12", "12.2021", "Dec 2021"),
        ("2021", "2021", "2021"),
    ],
)
def test_dates_in_the_readers_form(value: str, ukrainian: str, english: str) -> None:
    assert Wording("uk").day(value) == Wording("ru").day(value) == ukrainian
    assert Wording("en").day(value) == english


def test_a_missing_date_is_said() -> None:
    assert Wording("uk").when(None) == "без дати"
    assert Wording("uk").when(Dated("2021", Precision.YEAR, "text", "")) == "2021"


@pytest.mark.parametrize(
    ("chosen", "locale", "language"), [("", "uk-UA", "uk"), ("", "ru", "ru"), ("", "fr-FR", "en"), ("", None, "en"), ("en", "uk-UA", "en")]
)
def test_the_browser_decides_until_the_reader_does(chosen: str, locale: str | None, language: str) -> None:
    assert interface(chosen, locale) == language


def test_a_build_is_told_by_its_time() -> None:
    assert Wording("uk").build("gen-20261123T140259.988612Z") == "23.11.2026 14:02 UTC"
    assert Wording("en").build("gen-20261123T140259Z") == "23 Nov 2026, 14:02 UTC"
    assert Wording("uk").build("depesha-7") == "depesha-7"
