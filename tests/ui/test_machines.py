"""What machines are answered, over the fake door; the addresses themselves are asked in test_server.py and in the browser tests."""

import json
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from indexer import EngineError, NoIndexError, Question, page_json
from tests.ui.fake_door import BUILD, FakeIndex
from ui import door, machines


def _asked(handler, **parameters: str | list[str]):
    named = {name.replace("minus_", "-"): value for name, value in parameters.items()}
    response = handler(Request({"type": "http", "query_string": urlencode(named, doseq=True).encode(), "headers": []}))
    assert response.media_type == "application/json" and response.headers["cache-control"] == "no-store"
    return response.status_code, json.loads(response.body)


def test_the_same_json_as_the_command_line(index: FakeIndex) -> None:
    status, answer = _asked(machines.search, q="переговоры", lang="uk", sort="newest")
    assert status == 200 and answer["total"] == 4 and {one["language"] for one in answer["results"]} == {"uk"}
    assert answer.keys() == page_json(index.search(Question("переговоры"))).keys()


def test_the_parameters_of_the_page_are_taken(index: FakeIndex) -> None:
    assert _asked(machines.search, q="зведення", page="2")[1]["page"] == 2
    assert _asked(machines.search, minus_source="Зведення", ui="en", by="week")[1]["total"] == 6
    assert _asked(machines.search, q="", lang=["ru", "uk"])[1]["total"] == 20


@pytest.mark.parametrize("wrong", [{"page": "abc"}, {"lang": "klingon"}, {"from": "2021-99-99"}, {"sort": "x"}])
def test_what_means_nothing_is_refused(index: FakeIndex, wrong: dict[str, str]) -> None:
    status, answer = _asked(machines.search, q="посол", **wrong)
    assert status == 400 and answer.keys() == {"error"} and next(iter(wrong)) in answer["error"]


def test_a_refused_query_says_why(index: FakeIndex) -> None:
    status, answer = _asked(machines.search, q=" ".join(["слово"] * 40))
    assert status == 400 and "at most 32" in answer["error"]


def test_health_names_the_build_and_the_documents(index: FakeIndex) -> None:
    assert _asked(machines.health) == (200, {"build": BUILD, "engine": "fake", "documents": 20})


def test_dates_that_run_backwards_are_refused(index: FakeIndex) -> None:
    status, answer = _asked(machines.search, q="посол", to="2021", **{"from": "2022"})
    assert status == 400 and "backwards" in answer["error"]


@pytest.mark.parametrize("problem", [NoIndexError("There is no index here. Run make."), EngineError("The server is away. Start it.")])
def test_without_a_usable_index_both_say_503(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def gone() -> FakeIndex:
        raise problem

    monkeypatch.setattr(door, "index", gone)
    assert _asked(machines.health) == (503, {"error": str(problem)})
    assert _asked(machines.search, q="посол") == (503, {"error": str(problem)})
