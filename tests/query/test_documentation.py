"""docs/query-language.md: every row of its tables is read as it says."""

import re
from pathlib import Path

import pytest

from indexer.query import limits
from tests.query.fakes import reading

DOCUMENT = Path(__file__).parents[2] / "docs" / "query-language.md"
ROW = re.compile(r"\| `(.+)` \| (.+) \|")


def rows() -> list[tuple[str, str]]:
    found = (ROW.fullmatch(line) for line in DOCUMENT.read_text(encoding="utf-8").splitlines())
    return [(row.group(1).replace(r"\|", "|"), row.group(2).replace(r"\|", "|")) for row in found if row]


@pytest.mark.parametrize(("query", "said"), rows())
def test_an_example_is_read_as_the_document_says(query: str, said: str) -> None:
    expected = said.strip("`") if said.startswith("`") else f"refused: {said}"
    assert reading(query) == expected


def test_no_row_of_the_tables_goes_unread() -> None:
    lines = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("| ") and "You type" not in line]
    assert len(rows()) == len(lines) > 50


def test_the_document_names_the_limits() -> None:
    text = " ".join(DOCUMENT.read_text(encoding="utf-8").split())
    for said in (
        f"{limits.MOST_CHARACTERS} characters, {limits.MOST_WORDS} words, parentheses {limits.MOST_DEPTH} deep",
        f"{limits.MOST_WILDCARDS} words with a star or a tilde",
        f"at most the {limits.MOST_EXPANSIONS} most frequent",
        f"the number goes up to {limits.MOST_BETWEEN}",
    ):
        assert said in text
