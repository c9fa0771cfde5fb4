"""The concordance of an index, through its door and its command."""

import json
from contextlib import closing

import pytest

from indexer import Filter, Index, QueryError, Question, sorted_lines
from indexer import concordance as module
from indexer.settings import Settings
from tests.conftest import Run

KEYS = {"id", "language", "date", "left", "hit", "right", "source", "part", "offset", "bridged"}


def run(depesha: Run, settings: Settings, *arguments: str) -> list[dict]:
    code, output, errors = depesha("concordance", *arguments, "--json", "--index", str(settings.index))
    assert (code, errors) == (0, "")
    return [json.loads(line) for line in output.splitlines()]


def test_every_hit_has_the_keys_of_the_contract(depesha: Run, small_index: Settings) -> None:
    hits = run(depesha, small_index, "послам")
    assert all(hit.keys() >= KEYS for hit in hits)
    assert sorted(hit["hit"] for hit in hits) == sorted(["посла", "Посол", "послов", "Послы", "Посол", "послам"])
    assert {hit["id"] for hit in hits if hit["part"] == "title"} == {"vizyt.txt", "vstrecha.txt"}


def test_there_are_as_many_hits_in_bodies_as_the_search_says(depesha: Run, small_index: Settings) -> None:
    with closing(Index(small_index)) as index:
        for query in ("посол", "переговори", "угоду кордон", "«гарантии безопасности»", "договор OR саміт", "посол -Женева"):
            matched = sum(result.snippet.matched for result in index.search(Question(query, size=100)).results)
            assert sum(line.part == "body" for line in index.concordance(Question(query))) == matched, query


def test_lines_are_the_stored_text(small_index: Settings) -> None:
    with closing(Index(small_index)) as index:
        found = list(index.concordance(Question("посол")))
        for line in found:
            document = index.document(line.id)
            text = document.title if line.part == "title" else document.body
            assert text[line.offset :].startswith(line.hit)
            assert line.left + line.hit + line.right in text


def test_filters_exact_own_language_and_dropped_words_are_those_of_the_search(small_index: Settings) -> None:
    with closing(Index(small_index)) as index:
        assert {line.language for line in index.concordance(Question("посол", (Filter("language", ("ru",)),)))} == {"ru"}
        assert {line.hit for line in index.concordance(Question("посол", exact=True))} == {"Посол"}
        both = list(index.concordance(Question("переговоры")))
        assert {line.hit: line.bridged for line in both} == {"Переговоры": False, "Переговори": True}
        assert [line.hit for line in index.concordance(Question("переговоры", own_language=True))] == ["Переговоры"]
        assert [line.hit for line in index.concordance(Question("переговоры", dropped=("переговори",)))] == ["Переговоры"]


def test_without_a_document_that_has_all_words_any_word_is_shown(small_index: Settings) -> None:
    with closing(Index(small_index)) as index:
        assert {line.id for line in index.concordance(Question("саміт торговля"))} == {"bez-daty.txt", "dogovor.txt"}


@pytest.mark.parametrize(("query", "width"), [("", 60), ("lang:uk", 60), ("посол", 9), ("посол", 401)])
def test_what_cannot_be_shown_is_refused(small_index: Settings, query: str, width: int) -> None:
    with closing(Index(small_index)) as index, pytest.raises(QueryError):
        list(index.concordance(Question(query), width))


def test_sorting_on_disk_gives_the_same_order(small_index: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Index(small_index)) as index:
        lines = list(index.concordance(Question("посол OR переговори OR договор")))
        at_once = list(sorted_lines(lines, "left1"))
        monkeypatch.setattr(module, "HELD", 2)
        assert list(sorted_lines(iter(lines), "left1")) == at_once and len(at_once) > 4


def test_orders_of_the_command(depesha: Run, small_index: Settings) -> None:
    newest = [hit["date"] for hit in run(depesha, small_index, "посол")]
    assert newest == [*sorted(filter(None, newest), reverse=True), None]
    rights = [hit["right"].split()[:1] for hit in run(depesha, small_index, "посол", "--order", "right1")]
    assert rights == sorted(rights) and len({*map(str, rights)}) > 4


def test_forms_and_hits_over_time(depesha: Run, small_index: Settings) -> None:
    forms = {(row["form"], row["language"]): row["count"] for row in run(depesha, small_index, "посол", "--forms")}
    assert forms["посол", "uk"] == 2 and forms["послы", "ru"] == 1
    ukrainian = next(row for row in run(depesha, small_index, "посол", "--by", "month") if row["value"] == "uk")
    assert ukrainian["unplaced"] == 1 and ukrainian["cells"][0] | {"per_1000": 0} == {
        "period": "2019-03",
        "hits": 2,
        "matching": 1,
        "documents": 1,
        "per_1000": 0,
    }
    assert ukrainian["cells"][1]["hits"] is None and ukrainian["cells"][-1]["per_1000"] == 1000.0


def test_a_person_reads_lines_with_their_hits_in_one_column(depesha: Run, small_index: Settings) -> None:
    code, output, _ = depesha("concordance", "переговоры", "--index", str(small_index.index), "--width", "30")
    lines = output.splitlines()
    assert code == 0 and lines[-1] == "2 hits"
    assert {line.index("‹") - line.count("⇄") for line in lines[:-1]} == {30}
    assert depesha("concordance", "", "--index", str(small_index.index))[0] == 2


@pytest.mark.parametrize(
    ("options", "remedy"),
    [
        (["--forms", "--by", "month"], "one of the two"),
        (["--group", "source"], "--by month"),
        (["--forms", "--order", "left1"], "--order"),
        (["--by", "month", "--order", "left1"], "--order"),
        (["--person", "Нетакой"], "Нетакой"),
    ],
)
def test_what_would_be_passed_over_is_refused(depesha: Run, small_index: Settings, options: list[str], remedy: str) -> None:
    code, output, errors = depesha("concordance", "посол", *options, "--index", str(small_index.index))
    assert (code, output, errors.count("\n")) == (2, "", 1)
    assert remedy in errors
