"""Errors are said by their codes: queries are refused by the real parser here, and every code has words in three languages."""

import string
from collections.abc import Iterator

import pytest

from indexer import DepeshaError, EngineError, NoIndexError, QueryError, Refusal, UnknownDocumentError
from indexer.errors import CorpusError, SettingsError
from indexer.model import Everything
from indexer.query import parse
from ui.problems import explained
from ui.texts_problems import TEXTS
from ui.ways_out import EXAMPLES
from ui.wording import Wording

REFUSED = {
    "мир " * 100: (Refusal.LONG, "300"),
    " ".join(f"с{n}" for n in range(40)): (Refusal.WORDS, "32"),
    "(" * 12 + "мир" + ")" * 12: (Refusal.DEEP, "8"),
    " ".join(f"слово{n}*" for n in range(10)): (Refusal.WILDCARDS, "8"),
    "а*": (Refusal.PREFIX, "щонайменше 3"),
    "*мир": (Refusal.STAR, "зірочка"),
    "мир~": (Refusal.FUZZY, "щонайменше 4"),
    "слово~5": (Refusal.EDITS, "одну літеру"),
    '"один два три"~5': (Refusal.NEAR, "двох слів"),
    '"один два"~500': (Refusal.FAR, "50"),
    "!!!": (Refusal.NOTHING, "лише знаки"),
    "date:2021 date:2022": (Refusal.DATES, "один проміжок"),
    "мир OR date:2021": (Refusal.DATE_PLACE, "date:"),
    "мир OR lang:uk": (Refusal.FILTER_PLACE, "стосується всього запиту"),
    "source:(один OR два)": (Refusal.FILTER_VALUE, "одне значення"),
    "lang:klingon": (Refusal.LANGUAGE, "lang:uk"),
    "date:2022..2021": (Refusal.BACKWARDS, "навпаки"),
    "date:учора": (Refusal.DATE, "date:2021-12"),
}
ELSEWHERE = {Refusal.LONG_UNDERSTOOD: 1, Refusal.PAGING: 1, Refusal.WIDTH: 2}  # raised outside the parser: how many values go with them


class Reader:
    """Reads any words as everything; there are no others."""

    def __getattr__(self, name: str):
        return lambda *arguments: ((), False) if name in ("with_prefix", "one_edit") else Everything()


def _refused(query: str) -> QueryError:
    with pytest.raises(QueryError) as refused:
        parse(query, Reader(), Reader())
    return refused.value


@pytest.mark.parametrize(("query", "meant"), tuple(REFUSED.items()), ids=lambda text: text[:12] if isinstance(text, str) else "")
def test_a_refusal_is_said_in_the_readers_language(query: str, meant: tuple[Refusal, str]) -> None:
    problem = _refused(query)
    said = explained(Wording("uk"), problem)
    assert problem.refusal is meant[0] and "Запит відхилено. " in said and meant[1].lower() in said.lower()


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_every_refusal_has_words_and_its_values_fill_them(language: str) -> None:
    values = ELSEWHERE | {code: len(_refused(query).values) for query, (code, _) in REFUSED.items()}
    for code in Refusal:
        text = TEXTS[f"refused.{code}"][("uk", "ru", "en").index(language)]
        gaps = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert text.strip() and gaps == set("ab"[: values.get(code, 0)]), code


def _tree(kind: type[DepeshaError]) -> Iterator[type[DepeshaError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _tree(below)


@pytest.mark.parametrize("kind", tuple(_tree(DepeshaError)), ids=lambda kind: kind.__name__)
def test_every_kind_of_error_has_words_in_three_languages(kind: type[DepeshaError]) -> None:
    assert len({text for text in TEXTS[f"problem.{kind.code}"] if text.strip()}) == 3


def test_no_words_are_left_over() -> None:
    codes = {f"problem.{kind.code}" for kind in _tree(DepeshaError)} | {f"refused.{code}" for code in Refusal}
    assert {key for key in TEXTS if key.startswith(("problem.", "refused."))} == codes


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (NoIndexError("There is none."), "Запустите «make»"),
        (UnknownDocumentError("There is none."), "поищите по названию"),
        (EngineError("It failed."), "depesha check"),
    ],
)
def test_an_error_names_the_remedy_and_not_its_english_sentence(problem: DepeshaError, said: str) -> None:
    text = explained(Wording("ru"), problem)
    assert said in text and str(problem) not in text and 'role="alert"' in text


@pytest.mark.parametrize("problem", [SettingsError("Say <yes>."), CorpusError("Say <yes>.")])
def test_the_sentence_that_names_a_file_or_a_value_follows(problem: DepeshaError) -> None:
    assert '<span lang="en">Say &lt;yes&gt;.</span>' in explained(Wording("uk"), problem)


@pytest.mark.parametrize("query", [query for _, *queries in EXAMPLES for query in queries])
def test_the_examples_of_the_page_are_read_as_they_are_meant(query: str) -> None:
    parsed = parse(query, Reader(), Reader())
    assert parsed.mode == "all" and parsed.notices == ()
