"""Queries are refused by the real parser here, so that a sentence that changes there is missed here."""

import pytest

from indexer import QueryError
from indexer.model import Everything
from indexer.query import parse
from ui.refusals import REFUSALS, refusal
from ui.ways_out import EXAMPLES
from ui.wording import Wording

REFUSED = {
    "мир " * 100: "300",
    " ".join(f"с{n}" for n in range(40)): "32",
    "(" * 12 + "мир" + ")" * 12: "8",
    " ".join(f"слово{n}*" for n in range(10)): "8",
    "а*": "щонайменше 3",
    "*мир": "зірочка",
    "мир~": "щонайменше 4",
    "слово~5": "одну літеру",
    '"один два три"~5': "двох слів",
    '"один два"~500': "50",
    "!!!": "лише знаки",
    "date:2021 date:2022": "один проміжок",
    "мир OR date:2021": "date:",
    "мир OR lang:uk": "стосується всього запиту",
    "source:(один OR два)": "одне значення",
    "lang:klingon": "lang:uk",
    "date:2022..2021": "навпаки",
    "date:учора": "date:2021-12",
}


class Reader:
    """Reads any words as everything; there are no others."""

    def __getattr__(self, name: str):
        return lambda *arguments: ((), False) if name in ("with_prefix", "one_edit") else Everything()


def _sentence(query: str) -> str:
    with pytest.raises(QueryError) as refused:
        parse(query, Reader(), Reader())
    return str(refused.value)


@pytest.mark.parametrize(("query", "said"), REFUSED.items(), ids=lambda text: text[:12])
def test_a_refusal_is_said_in_the_readers_language(query: str, said: str) -> None:
    text = refusal(_sentence(query), Wording("uk"))
    assert text is not None and said.lower() in text.lower()


def test_each_rule_is_met_by_a_query() -> None:
    met = [next(key for pattern, key in REFUSALS if pattern.search(_sentence(query))) for query in REFUSED]
    assert set(met) == {key for _, key in REFUSALS} - {"refused.paging"}


def test_an_unknown_sentence_is_left_to_be_shown_as_it_is() -> None:
    assert refusal("Something new is over a limit.", Wording("uk")) is None


@pytest.mark.parametrize("query", [query for query, _ in EXAMPLES])
def test_the_examples_of_the_page_are_read_as_they_are_meant(query: str) -> None:
    parsed = parse(query, Reader(), Reader())
    assert parsed.mode == "all" and parsed.notices == ()
