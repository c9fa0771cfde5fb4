"""Events folded in the results, on their page and beside a document, over the fake door."""

from dataclasses import replace

import pytest

from indexer import BY_EVENT, Dated, Event, Member, Page, Precision, Question
from tests.ui.conftest import html
from tests.ui.fake_door import ALONE, DOCUMENTS, TALKS, FakeIndex, document
from ui import event_reasons
from ui.event_cards import part_of
from ui.folds import folded
from ui.wording import Wording


def found(index: FakeIndex, *ids: str) -> Page:
    results = {result.document.id: result for result in index.search(Question(size=50)).results}
    return replace(index.search(Question()), results=tuple(results[id] for id in ids))


def test_results_of_one_event_are_folded_under_the_first(index: FakeIndex) -> None:
    index.happened = (TALKS, ALONE)
    folds = folded(found(index, "grain-uk.txt", "talks-uk.txt", "hostile.txt", "talks-ru.txt"))
    assert [[result.document.id for result in fold.results] for fold in folds] == [
        ["grain-uk.txt"],
        ["talks-uk.txt", "talks-ru.txt"],
        ["hostile.txt"],
    ]
    assert [fold.event for fold in folds] == [None, TALKS, None]


def test_one_text_of_an_event_on_the_page_is_not_folded(index: FakeIndex) -> None:
    index.happened = (TALKS,)
    assert [fold.event for fold in folded(found(index, "talks-uk.txt", "grain-uk.txt"))] == [None, None]


@pytest.mark.parametrize(
    ("locale", "said", "because"),
    [
        ("uk-UA", "Подія 07.12.2021 · 3 тексти · 2 мови", "Разом, бо: день 07.12.2021; названо: Хтось; схожість 0,41; 1 передрук"),
        (
            "ru-RU",
            "Событие 07.12.2021 · 3 текста · 2 языка",
            "Вместе, потому что: день 07.12.2021; названы: Некто; сходство 0,41; 1 перепечатка",
        ),
        (
            "en-US",
            "Event of 7 Dec 2021 · 3 texts · 2 languages",
            "Together because of: the day 7 Dec 2021; names: Somebody; similarity 0.41; 1 reprint",
        ),
    ],
)
def test_a_fold_says_how_many_and_why_in_three_languages(page, index: FakeIndex, locale: str, said: str, because: str) -> None:
    index.happened = (TALKS,)
    shown = html(page(q="переговори", locale=locale))
    assert f"<summary>{said}</summary>" in shown and because in shown
    assert shown.index("talks-ru.txt") < shown.index("<summary>") < shown.index("talks-uk.txt")
    assert 'href="events?id=talks-ru.txt"' in shown


def test_totals_count_documents(page, index: FakeIndex) -> None:
    before = html(page(q="переговори"))
    index.happened = (TALKS,)
    after = html(page(q="переговори"))
    assert "<b>6 документів</b>" in before and "<b>6 документів</b>" in after
    assert "<details" not in before


# --- the page ----------------------------------------------------------------------------------


def test_the_page_shows_events_told_by_several_texts_and_all_when_asked(page, index: FakeIndex) -> None:
    index.happened = (TALKS, ALONE)
    shown = html(page("events"))
    assert "<b>1 подія</b>" in shown and "У Женеві говорили" in shown and "Сама" not in shown
    both = html(page("events", only="all"))
    assert "<b>2 події</b>" in both and "&lt;i&gt;Сама&lt;/i&gt;" in both
    assert "Відомо: день 28.01.2022" in both
    assert both.index("Сама") < both.index("07.12.2021"), "newest first"
    assert "порівняно лише за днем" in shown


def test_texts_stand_before_on_and_after_the_day(page, index: FakeIndex) -> None:
    index.happened = (TALKS,)
    shown = html(page("events", id="talks-uk.txt"))
    before, on, after = (shown.index(f"d-when d-{part}") for part in ("before", "on", "after"))
    assert before < on < shown.index("doc?id=talks-ru.txt") < after < shown.index("doc?id=talks-uk.txt")
    assert "день узято з події · передрук" in shown and "d-when d-undated" in shown


@pytest.mark.parametrize(
    ("told", "published", "placed", "part"),
    [
        ("2021-12-07", "2021-12-09", "told", "on"),
        ("2021-12-07", "2021-12-09", "published", "after"),
        (None, "2021-12-06T10:00", "told", "before"),
        (None, "2021-12", "published", "on"),
        ("2021-12-07", None, "published", "undated"),
        (None, None, "told", "undated"),
    ],
)
def test_where_a_text_stands(told: str | None, published: str | None, placed: str, part: str) -> None:
    dated = Dated(told, Precision.DAY, BY_EVENT, "group: x") if told else None
    assert part_of(TALKS, document("x", "Назва", "Текст.", date=published, event_date=dated), placed) == part


def test_years_lead_to_their_events(page, index: FakeIndex) -> None:
    index.happened = (TALKS, replace(TALKS, day="2019-03-12", members=(Member("grain-uk.txt", "uk"), Member("energy-ru.txt", "ru"))))
    assert 'href="events?from=2019-01-01&amp;to=2019-12-31"' in html(page("events"))
    shown = html(page("events", from_="2019-01-01", to="2019-12-31"))
    assert "<b>1 подія</b>" in shown and "<b>12.03.2019</b>" in shown and "<b>07.12.2021</b>" not in shown
    assert "Таких подій немає" in html(page("events", from_="1990", to="1991"))


def test_many_events_stand_on_pages(page, index: FakeIndex) -> None:
    series = [one.id for one in DOCUMENTS if one.id.startswith("series")]
    index.happened = tuple(Event("2014-03-01", (("uk", id),), (), (Member(id, "uk"),)) for id in series)
    shown = html(page("events", only="all", page="2"))
    assert "2 / 2" in shown and shown.count("d-event") == 4
    assert 'href="events?only=all"' in shown


def test_an_event_that_is_no_more_is_said(page, index: FakeIndex) -> None:
    assert "Такої події в цій збірці немає" in html(page("events", id="<b>"))


def test_placing_by_the_day_told_is_written_into_the_url(page, index: FakeIndex) -> None:
    index.happened = (TALKS,)
    at = page("events")
    next(each for each in at.button_group if each.key == "events.view").set_value("told").run()
    assert at.query_params in ({"view": "told"}, {"view": ["told"]})


# --- a document --------------------------------------------------------------------------------


def test_a_document_says_that_its_day_is_that_of_the_event(page, index: FakeIndex) -> None:
    given = document("own.txt", "Назва", "Текст.", event_date=Dated("2021-12-07", Precision.DAY, BY_EVENT, "group: talks-ru.txt"))
    index.documents = (*index.documents, given)
    shown = html(page("doc", id="own.txt"))
    assert "з інших текстів про подію" in shown and "за текстами: talks-ru.txt" in shown


def test_a_document_leads_to_its_event(page, index: FakeIndex) -> None:
    index.happened = (TALKS, ALONE)
    assert "3 тексти · 2 мови" in html(page("doc", id="talks-uk.txt"))
    assert "events?id" not in html(page("doc", id="hostile.txt"))


def test_a_fold_says_the_event_and_how_many_of_its_texts_are_here() -> None:
    members = tuple(Member(id, "uk", "2021-12-07") for id in "abc")
    event = Event("2021-12-07", (("uk", "Зустріч"),), (), members)
    assert event_reasons.folded(event, 2, ["uk", "ru"], Wording("uk")) == "Подія 07.12.2021 · тексти на цій сторінці: 2 з 3 · 2 мови"
    assert event_reasons.folded(event, 3, ["uk"], Wording("en")) == "Event of 7 Dec 2021 · 3 texts · 1 language"
