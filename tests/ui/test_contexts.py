"""Lines, forms, charts and files of the page of contexts, without an index."""

import csv
import io
import json

from indexer import Attention, Cell, Form, Line, Series
from ui.context_export import Counted, forms_csv, lines_csv, lines_json, time_csv
from ui.contexts import forms_table, kwic, over_time
from ui.state import State
from ui.wording import Wording

UK = Wording("uk")
STATED = Counted("=1", "мир", "", 1, 1, "gen-1", "2026-11-24", "http://127.0.0.1/context?q=мир")
LINE = Line("a&b", "=ROW()", "ru", "uk", "<b>", "2021-12-07", "body", 12, "-лад <i> ", "мир", " <script>", True, (), ())
TIME = Attention(("2021-11", "2021-12", "2022-01", "2022-02"), (Series("ru", 3, (Cell(3, 1, 4), Cell(0, 0, 2), None, Cell(0, 0, 1))),), 2)


def rows(data: bytes) -> list[dict]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_line_leads_to_its_place_and_runs_nothing() -> None:
    shown = kwic([LINE], State(text="мир"), UK)
    assert 'href="doc?id=a%26b&amp;at=12&amp;q=%D0%BC%D0%B8%D1%80"' in shown
    assert '<p class="d-line" lang="uk">' in shown and "&lt;script&gt;" in shown and "<script>" not in shown and "<b>" not in shown
    assert "⇄ " in shown and "07.12.2021" in shown


def test_a_chart_has_bars_for_hits_and_a_base_line_where_documents_are() -> None:
    shown = over_time(TIME, "hits", "language", UK)
    assert shown.count("<i style") == 1 and "height:100.00%" in shown
    assert 'left:0.000%;width:50.000%"></b>' in shown and 'left:75.000%;width:25.000%"></b>' in shown and shown.count("<b style") == 2
    assert shown.count('<span class="d-most" aria-hidden="true">3</span>') == shown.count("<section")
    assert "0–3." in shown and "0–750." in over_time(TIME, "rate", "language", UK)
    assert shown.count("<tr>") == 4


def test_a_series_without_a_dated_hit_has_no_empty_chart() -> None:
    undated = Series("uk", 5, (Cell(0, 0, 1), None, None, None))
    assert over_time(Attention(TIME.periods, (undated, *TIME.series), 5), "hits", "language", UK).count("<section") == 1
    assert "<section" not in over_time(Attention(TIME.periods, (undated,), 5), "hits", "language", UK)


def test_forms_are_numbered_and_signed() -> None:
    shown = forms_table((Form("uk", "миру", True, 1234),), UK)
    assert '<td lang="uk"><span title=' in shown and "1\u00a0234" in shown


def test_a_spreadsheet_runs_nothing_and_knows_where_the_file_is_from() -> None:
    (row,) = rows(lines_csv([LINE], STATED))
    assert (row["title"], row["left"], row["query"]) == ("'=ROW()", "'-лад <i> ", "'=1")
    assert (row["offset"], row["hit"], row["bridged"], row["understood"], row["build"]) == ("12", "мир", "True", "мир", "gen-1")
    assert rows(forms_csv([Form("uk", "миру", False, 2)], STATED))[0]["count"] == "2"


def test_a_period_without_documents_has_no_numbers_in_a_file() -> None:
    found = rows(time_csv(TIME, STATED))
    assert [(row["hits_here"], row["per_1000"]) for row in found] == [("3", "750.00"), ("0", "0.00"), ("", ""), ("0", "0.00")]


def test_json_states_its_query() -> None:
    found = json.loads(lines_json([LINE], STATED))
    assert (found["understood"], found["hits"], found["lines"][0]["hit"]) == ("мир", 1, "мир")


def test_years_stand_under_the_charts_and_of_many_some() -> None:
    periods = tuple(f"{year}-{month:02}" for year in range(1990, 2024) for month in range(1, 13))
    series = Series("uk", 1, (Cell(1, 1, 1), *(None for _ in periods[1:])))
    shown = over_time(Attention(periods, (series,), 0), "hits", "language", UK)
    assert '<span style="left:0.000%">1990</span>' in shown
    assert 6 <= shown.count('<span style="left:') <= 13
