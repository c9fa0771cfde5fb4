"""The contract of the command line: what is printed, where, and with which exit code."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from indexer.cli import main
from indexer.settings import Settings
from tests.conftest import Run

PAGE_KEYS = {"query", "understood", "mode", "total", "page", "size", "engine", "build", "took_ms", "results", "facets", "also", "notices"}
RESULT_KEYS = {
    *("id", "title", "language", "source", "date", "date_precision", "event_date", "url"),
    *("score", "title_marks", "snippet", "matched"),
}


def search(depesha: Run, settings: Settings, *arguments: str, stdin: str = "") -> list[dict]:
    code, output, errors = depesha("search", *arguments, "--json", "--index", str(settings.index), stdin=stdin)
    assert (code, errors) == (0, "")
    return [json.loads(line) for line in output.splitlines()]


def test_a_page_has_the_keys_of_the_contract(depesha: Run, small_index: Settings) -> None:
    (page,) = search(depesha, small_index, "переговорам")
    assert page.keys() >= PAGE_KEYS
    assert page["facets"].keys() == {"language", "source", "year", "month", "tag", "person", "institution", "country"}
    assert all(result.keys() >= RESULT_KEYS for result in page["results"])
    assert page["total"] == len(page["results"]) == 2


def test_marks_are_code_points_of_the_text_beside_them(depesha: Run, small_index: Settings) -> None:
    (page,) = search(depesha, small_index, "послам")
    marked = {result["snippet"]["text"][start:end] for result in page["results"] for start, end in result["snippet"]["marks"]}
    assert {"Посол", "Послы", "послам"} <= marked
    titles = {result["title"][start:end] for result in page["results"] for start, end in result["title_marks"]}
    assert titles == {"посла", "послов"}


def test_filters_dates_and_order(depesha: Run, small_index: Settings) -> None:
    everything = ["", "--size", "50"]
    assert [r["language"] for r in search(depesha, small_index, *everything, "--language", "ru")[0]["results"]] == ["ru", "ru"]
    newest = search(depesha, small_index, *everything, "--sort", "newest")[0]["results"]
    assert [r["date"] for r in newest] == ["2020-04-03", "2020-04-03", "2019-03-12", "2019-03-12", None]
    assert search(depesha, small_index, *everything, "--from", "2020")[0]["total"] == 2
    assert search(depesha, small_index, *everything, "--to", "2019-12", "--undated")[0]["total"] == 3
    assert search(depesha, small_index, *everything, "--undated")[0]["total"] == 1
    assert search(depesha, small_index, *everything, "--exclude", "year=2019")[0]["total"] == 3
    assert search(depesha, small_index, *everything, "--exclude", "year=null")[0]["total"] == 4


def test_one_search_over_both_languages_and_over_one(depesha: Run, small_index: Settings) -> None:
    both = search(depesha, small_index, "договор граница")[0]
    assert {result["id"] for result in both["results"]} >= {"dogovor.txt"}
    own = search(depesha, small_index, "переговори", "--own-language")[0]
    assert {result["id"] for result in own["results"]} == {"vizyt.txt"}
    assert own["also"] == []


def test_exact_takes_words_as_they_stand(depesha: Run, small_index: Settings) -> None:
    assert {result["id"] for result in search(depesha, small_index, "посол", "--exact")[0]["results"]} == {"vizyt.txt", "uhoda.txt"}


def test_pages_follow_each_other(depesha: Run, small_index: Settings) -> None:
    pages = [search(depesha, small_index, "", "--size", "2", "--page", str(number))[0] for number in (1, 2, 3)]
    found = [result["id"] for page in pages for result in page["results"]]
    assert len(found) == len(set(found)) == 5
    assert [page["page"] for page in pages] == [1, 2, 3]


def test_a_batch_answers_in_order_and_goes_on_after_a_refusal(depesha: Run, small_index: Settings) -> None:
    asked = [{"query_id": "a", "query": "посол"}, {"query_id": 2, "query": "…!"}, {"query_id": "c", "query": "саміт"}]
    answers = search(depesha, small_index, "--batch", stdin="".join(json.dumps(row) + "\n" for row in asked))
    assert [answer["query_id"] for answer in answers] == ["a", 2, "c"]
    assert "error" in answers[1]
    assert answers[1]["results"] == []
    assert answers[2]["total"] == 1


def test_a_bad_line_does_not_end_a_batch(depesha: Run, small_index: Settings) -> None:
    stdin = '{"query_id": 1, "query": "посол"}\n{"query_id": 2}\nнічого\n[]\n{"query_id": 5, "query": "саміт"}\n'
    answers = search(depesha, small_index, "--batch", stdin=stdin)
    assert [answer["query_id"] for answer in answers] == [1, 2, None, None, 5]
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]


def test_whoever_stops_serve_stops_the_server(small_index: Settings) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "indexer", "serve", "--index", str(small_index.index), "--port", str(port)]
    server = subprocess.Popen(command, cwd=Path(__file__).parents[1], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(port))
    finally:
        server.terminate()
        server.wait(timeout=20)
    wait_until(lambda: not answers(port))


@pytest.mark.parametrize(
    ("option", "remedy"),
    [
        (("--address", "192.0.2.1"), "--address 127.0.0.1"),
        (("--address", "no.such.host."), "--address 127.0.0.1"),
        (("--port", "99999"), "--port 8502"),
    ],
)
def test_where_the_page_cannot_be_served_what_is_wrong_is_named(
    option: tuple[str, str], remedy: str, depesha: Run, small_index: Settings
) -> None:
    code, _, errors = depesha("serve", *option, "--index", str(small_index.index))
    assert code == 2 and remedy in errors and errors.count("as in:") == 1


def answers(port: int) -> bool:
    with closing(socket.socket()) as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until, "waited a minute in vain"
        time.sleep(0.1)


def test_show_takes_a_files_name_as_the_shell_completes_it(depesha: Run, tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", str(tmp_path / "index")
    corpus.mkdir()
    corpus.joinpath(os.fsdecode(b"bad\xff.txt")).write_text("Посол прибыл в столицу.", encoding="utf-8")
    assert depesha("index", "--corpus", str(corpus), "--index", index)[0] == 0
    printed = json.loads(depesha("search", "посол", "--json", "--index", index)[1])["results"][0]["id"]
    for id in (printed, os.fsdecode(b"bad\xff.txt")):
        code, output, _ = depesha("show", id, "--json", "--index", index)
        assert (code, json.loads(output)["id"]) == (0, printed)
    code, _, complaint = depesha("show", os.fsdecode(b"worse\xff.txt"), "--index", index)
    assert code == 2 and "worse\\xff.txt" in complaint.replace("\\\\", "\\") and "could not be read" not in complaint


def test_show_prints_the_record(depesha: Run, small_index: Settings) -> None:
    code, output, _ = depesha("show", "uhoda.txt", "--json", "--index", str(small_index.index))
    record = json.loads(output)
    assert code == 0
    assert record["date"] == "2020-04-03"
    assert record["date_evidence"]
    assert record["body"][-1].startswith("Сторони підписали")


def test_terms_say_what_a_build_writes(depesha: Run, small_index: Settings) -> None:
    code, output, _ = depesha("terms", "--json", "--index", str(small_index.index), stdin="послам\nп’ятницю \n")
    rows = [json.loads(line) for line in output.splitlines()]
    assert code == 0
    assert [row["word"] for row in rows] == ["послам", "п’ятницю "]
    assert rows[0]["index"].keys() == {"ru", "uk"}
    assert rows[0]["query"].keys() == {"ru", "uk", "both"}
    assert set(rows[0]["index"]["uk"]) & set(rows[0]["query"]["uk"])


def test_languages_and_dates_read_lines(depesha: Run) -> None:
    code, output, _ = depesha("languages", "--json", stdin=json.dumps({"text": "Сторони обговорили підсумки зустрічі."}) + "\n")
    assert (code, json.loads(output)["language"]) == (0, "uk")
    code, output, _ = depesha("dates", "--json", stdin=json.dumps({"text": "встреча 5 мая", "anchor": "2020-06-01"}) + "\n")
    assert code == 0
    assert [date["value"] for date in json.loads(output)["dates"]] == ["2020-05-05"]


def test_inspect_prints_a_line_a_file(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    code, output, _ = depesha("inspect", str(small_corpus / "uhoda.txt"), str(empty), "--json")
    first, second = (json.loads(line) for line in output.splitlines())
    assert code == 0
    assert (first["title"], first["date"]) == ("Підписано угоду про кордон", "2020-04-03")
    assert second["rejected"] == "empty"


def test_inspect_goes_on_past_a_file_that_is_not_there(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    code, output, _ = depesha("inspect", str(tmp_path / "gone.txt"), str(small_corpus / "uhoda.txt"), "--json")
    first, second = (json.loads(line) for line in output.splitlines())
    assert (code, first["rejected"], second["date"]) == (0, "unreadable", "2020-04-03")
    assert "No such file" in first["detail"]


def test_write_sidecar_says_what_it_did(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    records = tmp_path / "r.jsonl"
    records.write_text('{"text": "Посол прибув до Відня."}\n{"text": "Посол залишив Відень."}\n', encoding="utf-8")
    _, _, errors = depesha("inspect", str(records), str(small_corpus / "uhoda.txt"), "--write-sidecar")
    first, second = errors.splitlines()
    assert "Correct them there" in first
    assert "uhoda.toml: written" in second


def test_a_sidecar_is_never_overwritten(depesha: Run, small_corpus: Path) -> None:
    sidecar = small_corpus / "uhoda.toml"
    assert depesha("inspect", str(small_corpus / "uhoda.txt"), "--write-sidecar")[0] == 0
    sidecar.write_text('title = "Моя назва"\n', encoding="utf-8")
    depesha("inspect", str(small_corpus / "uhoda.txt"), "--write-sidecar")
    assert sidecar.read_text(encoding="utf-8") == 'title = "Моя назва"\n'


def test_index_reports_what_it_did(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    code, output, _ = depesha("index", "--corpus", str(small_corpus), "--index", str(tmp_path / "i"), "--json")
    report = json.loads(output)
    assert code == 0
    assert report["documents"] == report["added"] == 5
    assert report["by_language"] == {"ru": 2, "uk": 3}
    assert (report["undated"], report["rejected"], report["duplicates"]) == (1, [], [])


@pytest.mark.parametrize(
    ("arguments", "code", "remedy"),
    [
        (["search", "x"], 3, "make"),
        (["show", "x"], 3, "make"),
        (["serve"], 3, "make"),
        (["check"], 3, "make"),
        (["rollback"], 3, "make"),
        (["index", "--corpus", "nowhere"], 2, "nowhere"),
        (["index", "--engine", "lucene"], 2, "whoosh"),
        (["index", "--years", "soon"], 2, "2014-2024"),
        (["inspect", "nowhere.txt"], 2, "nowhere.txt"),
        (["search"], 2, "query"),
        (["frobnicate"], 2, "--help"),
        ([], 2, "--help"),
    ],
)
def test_bad_input_gets_a_sentence_and_its_code(depesha: Run, arguments: list[str], code: int, remedy: str) -> None:
    ended, output, errors = depesha(*arguments)
    assert (ended, output) == (code, "")
    assert remedy in errors
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["…?!"],
        ["посол", "--from", "2021-13"],
        ["посол", "--page", "0"],
        ["посол", "--size", "2000"],
        ["посол", "--exclude", "colour=red"],
    ],
)
def test_a_bad_search_is_refused_with_2(depesha: Run, small_index: Settings, arguments: list[str]) -> None:
    code, output, errors = depesha("search", *arguments, "--index", str(small_index.index))
    assert (code, output) == (2, "")
    assert errors.startswith("depesha: ")


def test_an_unbalanced_quote_is_searched_as_text(depesha: Run, small_index: Settings) -> None:
    (page,) = search(depesha, small_index, '"посол прибув')
    assert page["mode"] == "text"
    assert page["notices"]
    assert page["results"][0]["id"] == "vizyt.txt"


def test_plain_output_is_for_people(depesha: Run, small_index: Settings) -> None:
    code, output, _ = depesha("search", "саміт", "--index", str(small_index.index))
    assert code == 0
    assert "‹саміт›" in output


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("index", "search", "show", "compare", "inspect", "terms", "languages", "dates", "check", "rollback", "serve"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        assert "Example: depesha" in capsys.readouterr().out


def test_a_sound_index_and_a_damaged_one(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "i"
    depesha("index", "--corpus", str(small_corpus), "--index", str(index))
    code, output, _ = depesha("check", "--json", "--index", str(index))
    assert (code, json.loads(output)["faults"]) == (0, [])
    ledger = next(path for path in index.rglob("ledger*") if path.is_file())
    ledger.chmod(0o600)
    ledger.write_bytes(ledger.read_bytes()[:-3])
    code, output, _ = depesha("check", "--json", "--index", str(index))
    (fault,) = json.loads(output)["faults"]
    assert code == 1
    assert fault["kind"] == "size"
    assert fault["remedy"]


def test_rollback_publishes_the_build_before(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    place = ["--corpus", str(small_corpus), "--index", str(tmp_path / "i")]
    depesha("index", *place)
    (small_corpus / "novyi.txt").write_text("Новий документ про рибальство в морі.", encoding="utf-8")
    depesha("index", *place)
    question = ["search", "рибальство", "--json", "--index", str(tmp_path / "i")]
    assert json.loads(depesha(*question)[1])["total"] == 1
    assert depesha("rollback", "--index", str(tmp_path / "i"))[0] == 0
    assert json.loads(depesha(*question)[1])["total"] == 0


def test_a_changed_glossary_is_said_beside_the_answer(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    glossary, index = tmp_path / "mine.tsv", str(tmp_path / "i")
    glossary.write_text("ours\tпосол\tвелика риба\n", encoding="utf-8")
    with patch.dict(os.environ, {"DEPESHA_GLOSSARY": str(glossary)}):
        assert depesha("index", "--corpus", str(small_corpus), "--index", index)[0] == 0
        assert depesha("search", "посол", "--index", index)[2] == ""
        glossary.write_text("ours\tпосол\tмала риба\n", encoding="utf-8")
        code, _, said = depesha("search", "посол", "--index", index)
        assert (code, "Run make" in said) == (0, True)
        glossary.write_text("ours\tпосол\n\n\tнісенітниця\n", encoding="utf-8")
        assert "line 1" in depesha("search", "посол", "--index", index)[2]
        glossary.unlink()
        assert "cannot be read" in depesha("search", "посол", "--index", index)[2]


def test_a_build_on_stems_alone_says_so(depesha: Run, small_corpus: Path, tmp_path: Path) -> None:
    with patch.dict(os.environ, {"DEPESHA_DICTIONARIES": "off"}):
        _, output, _ = depesha("index", "--corpus", str(small_corpus), "--index", str(tmp_path / "i"))
    assert "No dictionary for ru and uk" in output
    _, _, said = depesha("search", "посол", "--index", str(tmp_path / "i"))
    assert "made without dictionaries" in said
