"""Hits counted by form and over time: gaps are no zeros, nothing is held beyond the limit."""

from collections.abc import Iterator

from indexer.model import Dated, Document, Precision
from indexer.readouts.attention import Cell, Tally, attention, population, survey
from indexer.readouts.contexts import Line


def line(id: str, date: str | None, language: str = "uk", hit: str = "мир", source: str | None = "a", right: str = "") -> Line:
    return Line(id, "", language, language, source, date, "body", 0, "", hit, "", False, (), (right,) if right else ())


def test_a_survey_counts_everything_and_keeps_the_first_lines_of_the_order() -> None:
    found = survey((line(str(n % 40), "2021-12-07", right=f"{n:03}") for n in reversed(range(100))), "right1", 3)
    assert (found.total, len(found.lines)) == (100, 3)
    assert [one.rights[0] for one in found.lines] == ["000", "001", "002"]
    assert survey(iter([line("a", None)] * 2), "newest", 0).total == 2


def test_lines_are_let_go_as_they_are_counted() -> None:
    alive = 0

    class Watched(str):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    most = 0

    def many() -> Iterator[Line]:
        nonlocal alive, most
        for n in range(500):
            alive += 1
            most = max(most, alive)
            yield line(Watched(n), None, right=str(n))

    survey(many(), "right1", 5)
    assert most < 20


def test_forms_are_counted_by_language() -> None:
    found = survey([line("1", None, "uk", "Мир"), line("1", None, "uk", "мир"), line("2", None, "ru", "мира")], "newest", 9)
    assert [(form.language, form.form, form.count) for form in found.forms] == [("uk", "мир", 2), ("ru", "мира", 1)]


def test_a_period_without_documents_is_a_gap_and_one_without_hits_a_zero() -> None:
    hits = [Tally("2021-11-07", "uk", None, 3, 2), Tally("2022-02", "uk", None, 1, 1)]
    there = [Tally("2021-11-01", "uk", None, 0, 6), Tally("2021-12", "uk", None, 0, 5), Tally("2022-02-09", "uk", None, 0, 2)]
    found = attention(hits, there, "month", "language")
    assert found.periods == ("2021-11", "2021-12", "2022-01", "2022-02")
    (series,) = found.series
    assert series.cells == (Cell(3, 2, 6), Cell(0, 0, 5), None, Cell(1, 1, 2))
    assert series.cells[0] and series.cells[0].rate == 500.0


def test_series_of_outlets_share_their_periods_and_are_measured_by_their_own_documents() -> None:
    hits = [Tally("2021-12-07", "uk", "b", 1, 1), Tally("2021-12-08", "ru", "a", 4, 1)]
    there = [Tally("2021-12-07", "uk", "b", 0, 10), Tally("2021-12-08", "ru", "a", 0, 2), Tally("2021-12-07", "ru", "c", 0, 9)]
    found = attention(hits, there, "day", "source")
    assert [(one.value, one.cells) for one in found.series] == [("a", (None, Cell(4, 1, 2))), ("b", (Cell(1, 1, 10), None))]


def test_weeks_begin_on_monday_and_what_has_no_day_is_said() -> None:
    hits = [Tally("2022-01-02", "uk", None, 1, 1), Tally("2022-01", "uk", None, 2, 1), Tally(None, "uk", None, 4, 1)]
    found = attention(hits, [Tally("2022-01-02", "uk", None, 0, 1)], "week", "language")
    assert (found.periods, found.unplaced) == (("2021-12-27",), 6)
    assert attention(hits, [Tally("2022-01-02", "uk", None, 0, 1)], "month", "language").unplaced == 4


def test_the_population_counts_documents_by_the_day_that_filters_go_by() -> None:
    event = Dated("2021-12-07", Precision.DAY, "event", "")
    documents = [Document("1", "", (), (), "uk", event_date=event), Document("2", "", (), (), "uk"), Document("3", "", (), (), "uk")]
    assert population(documents) == (Tally("2021-12-07", "uk", None, 0, 1), Tally(None, "uk", None, 0, 2))
