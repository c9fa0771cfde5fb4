"""The run as a whole: what is printed, what is said of data that is not there, and what the exit code means."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.figures import BELOW_AIM, BELOW_FLOOR, DEPESHA, SNOWBALL, AtLeast, AtMost, Bound, Figure, number, table
from bench.quality import read_quality_settings, run, verdict
from bench.retrieval import Judged, mrr, rankers
from bench.sources import Source, find_source
from bench.word_measures import bridge_words, conflation_figures, name_figures
from indexer.errors import InputError
from indexer.settings import Settings


def figure(value: float, bound: Bound) -> Figure:
    return Figure("f", {DEPESHA: value}, bound)


@pytest.mark.parametrize(
    ("value", "bound", "short"),
    [
        (0.94, AtLeast(0.95, 0.98), BELOW_FLOOR),
        (0.95, AtLeast(0.95, 0.98), BELOW_AIM),
        (0.98, AtLeast(0.95, 0.98), ""),
        (0.3, AtMost(0.25, 0), BELOW_FLOOR),
        (0.25, AtMost(0.25, 0), BELOW_AIM),
        (0.0, AtMost(0.25, 0), ""),
        (0.0, AtLeast(), ""),
        (0.5, AtLeast(0.4), ""),
    ],
)
def test_a_figure_says_what_it_falls_short_of(value: float, bound: Bound, short: str):
    assert figure(value, bound).short == short


def test_a_value_just_under_the_floor_is_not_rounded_up_to_it():
    assert figure(0.949999, AtLeast(0.95)).short == BELOW_FLOOR


@pytest.mark.parametrize(
    ("value", "shown"), [(0.5, ".5000"), (0, "0"), (1, "1"), (0.12345, ".1235"), (12.3456, "12.35"), (1234567.8, "1,234,568")]
)
def test_numbers_are_short(value: float, shown: str):
    assert number(value) == shown


def test_the_table_has_floors_aims_and_marks_beside_each_figure():
    rows = table([Figure("names", {SNOWBALL: 0.25, DEPESHA: 0.5}, AtLeast(0.97, 1)), figure(0.2, AtMost(0.25, 0.05))]).splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert cells[2] == ["names", ".2500", "–", ".5000", ".97", "1", BELOW_FLOOR]
    assert cells[3] == ["f", "–", "–", ".2000", "≤ .25", "≤ .05", BELOW_AIM]
    assert len({len(row) for row in rows}) == 1


def test_a_missed_floor_is_1_and_what_was_not_measured_is_2():
    good, bad, modest = figure(1, AtLeast(1)), figure(0, AtLeast(1)), figure(0, AtLeast(None, 1))
    assert verdict([good, modest], True) == 0
    assert verdict([good, bad], False) == 1
    assert verdict([good], False) == 2


def test_without_the_setting_a_sentence_names_it():
    with pytest.raises(InputError, match="Set DEPESHA_QUALITY_DATA to the folder"):
        find_source("")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"There is no folder .*nowhere"):
        find_source(str(tmp_path / "nowhere"))


def test_a_missing_file_is_named_and_the_other_measures_go_on(tmp_path: Path):
    said: list[str] = []

    def missing() -> Iterator[Figure]:
        yield from conflation_figures("uk", Source(tmp_path), Settings())

    figures, complete = run([missing, lambda: [figure(1, AtLeast())]], said.append)
    assert (len(figures), complete) == (1, False)
    assert said[0] == f"Not measured: lemmas_uk.tsv cannot be read in {tmp_path}. Put it there, or name a folder that has it."


def test_a_line_that_makes_no_sense_is_named(tmp_path: Path):
    (tmp_path / "lemmas_uk.tsv").write_text("form\tlemma\tupos\tcount\nкіт\tкіт\tNOUN\tбагато\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"Line 2 of .*lemmas_uk\.tsv makes no sense"):
        Source(tmp_path).lemmas("uk")


def test_words_are_measured_beside_the_baselines(tmp_path: Path):
    lists = {
        "lemmas_uk.tsv": "form\tlemma\tupos\tcount\nріки\tріка\tNOUN\t1\nріку\tріка\tNOUN\t1\nрокам\tрік\tNOUN\t1\n",
        "names_uk.txt": "Мороз Мороза Морозом\n",
        "names_apart_uk.txt": "Мороз Ткачук\n",
        "pairs_vocab.txt": "посол=посол,амбасадор\nслово с пробелом=слово\n",
        "false_friends.txt": "лист=лист\nслон=склянка\n",
    }
    for name, text in lists.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    source = Source(tmp_path)
    figures = [*conflation_figures("uk", source, Settings()), *name_figures("uk", source, Settings()), *bridge_words(source, Settings())]
    mine = {figure.name: figure.values[DEPESHA] for figure in figures}
    assert mine.pop("bridge: false friends met") == 0
    assert mine.pop("names uk: different names met") == 0
    assert len(mine) == 6
    assert set(mine.values()) == {1.0}
    assert {len(figure.values) for figure in figures} == {3}


def test_every_method_ranks_the_same_documents(small_corpus: Path):
    queries = [Judged("посол Женева", {"vizyt.txt": 1}, "uk"), Judged("договор о границе", {"dogovor.txt": 1})]
    with rankers(small_corpus, Settings()) as ways:
        assert {name: mrr(rank, queries) for name, rank in ways.items()} == dict.fromkeys(ways, 1.0)
        assert len(ways) == 3
        assert ways[DEPESHA]("тотчас", None) == []


def test_small_lists_are_searched_with_whoosh_unless_an_engine_is_named():
    assert read_quality_settings({}).engine == "whoosh"
    assert read_quality_settings({"DEPESHA_ENGINE": "tantivy"}).engine == "tantivy"
