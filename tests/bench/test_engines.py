"""`make bench` in small: the queries are drawn the same each time, rivals find what we find, and a missed floor is an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import engines
from bench.asked import EACH, RARE_AT_MOST, Kind, Words
from bench.engines import analysed, build, fill, p95, ratio
from bench.rivals import RawTantivy, SqliteFts, StockWhoosh
from indexer.analysis import describe
from indexer.attachments import read_analyser
from indexer.engines import open_engine
from indexer.model import FACETS
from indexer.search import Index

NOUNS = (
    "договір",
    "рибальство",
    "кордон",
    "міністр",
    "переговори",
    "угода",
    "візит",
    "делегація",
    "комісія",
    "пшениця",
    "енергетика",
    "море",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> engines.Site:
    folder = tmp_path_factory.mktemp("bench")
    with (folder / "documents.jsonl").open("w", encoding="utf-8") as file:
        for number in range(300):
            words = (
                [NOUNS[(number * step) % len(NOUNS)] for step in (1, 5, 7)]
                if number % 4
                else ["посольство", f"слово{'абвгдежзик'[number % 10]}"]
            )
            text = f"Президент сказав: {' '.join(words)} обговорили сторони."
            file.write(json.dumps({"id": f"d{number}", "text": text, "language": "uk", "date": f"20{10 + number % 15}-03-05"}) + "\n")
    return engines.Site(folder / "documents.jsonl", folder)


def test_rivals_on_our_keys_find_what_we_find(site: engines.Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.asked.TELLING_SHARE", (0.001, 0.9))
    settings = site.settings("tantivy", 300)
    cost = build(settings)
    assert cost.seconds > 0 and cost.megabytes > 20
    rivals = RawTantivy(tmp_path / "raw", 1), SqliteFts(tmp_path / "sqlite"), StockWhoosh(tmp_path / "stock")
    words, again = Words(), Words()
    seconds = fill(rivals, analysed(settings), words, tmp_path / "ready")
    assert set(seconds) == {"raw tantivy", "SQLite FTS5", "stock Whoosh"} and min(seconds.values()) > 0
    fill((), analysed(settings), again, tmp_path / "ready")
    analyser, index = read_analyser(open_engine(settings.index)), Index(settings)
    asked = words.draw(analyser)
    assert asked == again.draw(analyser)
    for each in asked:
        if each.kind is Kind.RARE:
            assert max(words.frequencies[key] for key in describe(analyser, each.text).both) <= RARE_AT_MOST, each
    assert {kind: sum(each.kind is kind for each in asked) for kind in Kind} == dict.fromkeys(Kind, EACH)
    for each in asked[::7]:
        totals = {rival.page(each) for rival in rivals}
        assert totals == {index.search(each.question(FACETS)).total}, each


def test_figures_are_those_of_their_definitions() -> None:
    fast, slow = {kind: [1.0, 2.0, 3.0] for kind in Kind}, {kind: [2.0, 4.0, 60.0] for kind in Kind}
    assert ratio(slow, fast) == pytest.approx(2)
    assert p95([1.0] * 95 + [10.0] * 5) <= 10 and p95([1.0] * 96 + [10.0] * 4) == 1


@pytest.mark.parametrize(("bound", "code"), [(engines.AtMost(1e9, 1e9), 0), (engines.AtMost(0.0, 0.0), 1)])
def test_a_missed_floor_is_the_exit_code(
    bound: engines.AtMost, code: int, site: engines.Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = engines.Figure("a page", {engines.DEPESHA: 1.0}, bound)
    monkeypatch.setattr(engines, "measure", lambda *_: [figure])
    assert engines.main([str(site.documents)]) == code
    assert "| a page | 1 |" in capsys.readouterr().out


def test_without_documents_it_says_what_to_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert engines.main(["/nowhere.jsonl"]) == 2
    assert "make bench DOCUMENTS=" in capsys.readouterr().err
