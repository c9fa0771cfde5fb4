import csv
import io
import json

from tests.ui.fake_door import document
from ui.exports import Statement, exported

STATED = Statement("мир", "мова: українська", "gen-1", "2026-11-23T14:02+00:00", "http://127.0.0.1:8501/?q=мир")
DOCUMENTS = (
    document("a.txt", "=HYPERLINK(1)", "Перший, «рядок»", 'другий "рядок"', date="2021-12-07", tags=("мир", "лад"), source="@джерело"),
    document("b.txt", "Без дати", "x"),
)


def test_a_spreadsheet_reads_the_table_and_runs_nothing() -> None:
    data = exported("csv", DOCUMENTS, STATED)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["title"] for row in rows] == ["'=HYPERLINK(1)", "Без дати"]
    assert rows[0]["source"] == "'@джерело" and rows[0]["text"] == 'Перший, «рядок»\n\nдругий "рядок"'
    assert rows[0]["tags"] == "мир; лад" and rows[1]["date"] == ""
    assert (rows[1]["query"], rows[1]["filters"], rows[1]["total"], rows[1]["build"]) == ("мир", "мова: українська", "2", "gen-1")


def test_json_states_where_it_comes_from() -> None:
    found = json.loads(exported("json", DOCUMENTS, STATED))
    assert (found["query"], found["total"], found["build"], found["filters"]) == ("мир", 2, "gen-1", "мова: українська")
    assert found["documents"][0]["date"] == "2021-12-07" and found["documents"][1]["date"] is None
    assert found["documents"][0]["title"] == "=HYPERLINK(1)"


def test_bibtex_states_it_in_comments_and_links_each_document() -> None:
    text = exported("bib", DOCUMENTS, STATED).decode()
    assert "% query: мир\n" in text and "% total: 2\n" in text
    assert text.count("@online{") == 2 and "http://127.0.0.1:8501/doc?id=a.txt" in text


def test_a_query_of_two_lines_stays_a_comment() -> None:
    text = exported("bib", (), Statement("a\n@misc{x}", "", "b", "2026-11-23", "")).decode()
    assert all(line.startswith("%") for line in text.splitlines() if line)
