"""Which of the dates of a saved page is the one of its article; where none is sure, none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html

from indexer.intake.format_html import parse_html
from indexer.intake.page_dates import page_dates
from tests.intake.samples import RUSSIAN

TITLE = "Послы встретились в Женеве"
H1 = f"<h1>{TITLE}</h1>"
TEXT = "".join(f"<p>{text}</p>" for text in RUSSIAN)
DAY = "12 марта 2019, 10:28"
TIME = f'<time datetime="2019-03-12T10:28">{DAY}</time>'


def dates(body: str, head: str = "") -> list[tuple[str, str]]:
    return list(page_dates(html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), TITLE))


OWN = {
    "behind the title": f"<article>{H1}{TIME}{TEXT}</article>",
    "before the title": f"<article><div>{TIME}</div>{H1}{TEXT}</article>",
    "in the article's header": f"<article><header>{H1}<div><span>Иван Петров</span>{TIME}</div></header>{TEXT}</article>",
    "beside the article's header": f"<article><header>{H1}</header><div class='meta'>{TIME}</div>{TEXT}</article>",
    "as a link, with the section": f"<div><div><a href='/d'>{DAY}</a> <a href='/p'>Политика</a></div>{H1}{TEXT}</div>",
    "in a paragraph of its own": f"<div>{H1}<p>{DAY}</p>{TEXT}</div>",
    "with who wrote it": f"<div>{H1}<p>{TIME}, <a href='/a'>Анна Коваль</a></p>{TEXT}</div>",
    "below the text, by its class": f"<article>{H1}{TEXT}<div><time class='entry-date' datetime='2019-03-12'>x</time></div></article>",
}
ANOTHERS = {
    "today, in the site's header": f"<header><div>{DAY}</div></header>{H1}{TEXT}",
    "today, above the text": f"<div class='top'><span>Суббота, {DAY}</span></div><div>{H1}{TEXT}</div>",
    "today, just above the title": f"<div>Суббота, {DAY}</div>{H1}{TEXT}",
    "a reader's": f"<article>{H1}{TEXT}</article><div><b>Вася</b> {TIME}<p>Нет.</p></div>",
    "a reader's in the article": f"<article>{H1}{TEXT}<div><b>Вася</b> {TIME}<p>Нет.</p></div></article>",
    "a ticker's": f"<div><span>{DAY}</span> <a href='/1'>Мост закрыт</a></div><main>{H1}{TEXT}</main>",
    "a ticker's beside the title": f"<main><div><span>{DAY}</span> <a href='/1'>Мост закрыт</a></div>{H1}{TEXT}</main>",
    "more news below": f"<main>{H1}{TEXT}</main><div><h3>Ещё</h3><p><span>{DAY}</span> <a href='/1'>Мост закрыт</a></p></div>",
    "a reader's below a short text": f"<div>{H1}<p>Послы встретились.</p><div>{TIME}</div></div>",
    "of what the text announces": f"<article>{H1}<p>Ждём всех {TIME} на мосту.</p>{TEXT}</article>",
    "of a long paragraph": f"<article>{H1}<p>Ждём жителей города и гостей {TIME} на празднике у моста через реку</p>{TEXT}</article>",
    "of change": f"<article>{H1}<p>Обновлено: {DAY}</p>{TEXT}</article>",
}


@pytest.mark.parametrize("place", OWN)
def test_a_date_in_the_block_of_the_title_is_the_articles(place: str) -> None:
    assert dates(OWN[place])[0][0].startswith(("2019-03-12", DAY))


@pytest.mark.parametrize("place", ANOTHERS)
def test_a_date_elsewhere_on_the_page_is_anothers(place: str) -> None:
    assert dates(ANOTHERS[place]) == []


@pytest.mark.parametrize("place", ANOTHERS)
def test_a_page_with_anothers_date_has_none(place: str) -> None:
    raw = f"<html><head><title>{TITLE}</title></head><body>{ANOTHERS[place]}</body></html>"
    assert "date" not in parse_html(raw.encode(), 1_000_000).fields


def linked(*items: str) -> str:
    return f'<script type="application/ld+json">{{"@graph": [{", ".join(items)}]}}</script>'


def item(kind: str, date: str, title: str = "") -> str:
    return f'{{"@type": "{kind}", "datePublished": "{date}", "headline": "{title}"}}'


LINKED = {
    linked(
        item("WebPage", "2011-01-01"), item("NewsArticle", "2019-03-12", TITLE), item("NewsArticle", "2022-12-12", "Другая")
    ): "2019-03-12",
    linked(item("NewsArticle", "2022-12-12", "Другая"), item("NewsArticle", "2019-03-12", TITLE)): "2019-03-12",
    linked(item("VideoObject", "2010-01-01"), item("Article", "2019-03-12")): "2019-03-12",
    linked(item("NewsArticle", "2019-03-12", "Встреча послов")): "2019-03-12",
    linked(item("WebPage", "2019-03-12")): "2019-03-12",
    linked(item("NewsArticle", "2022-12-12", "Другая"), item("NewsArticle", "2021-12-12", "Третья")): None,
    linked(item("Product", "2001-01-01")): None,
}


@pytest.mark.parametrize("script", LINKED)
def test_of_several_things_described_the_article_counts(script: str) -> None:
    assert next(iter(dates(H1 + TEXT, script)), (None, ""))[0] == LINKED[script]


def cards() -> Iterator[str]:
    scope = "itemscope itemtype='http://schema.org/NewsArticle'"
    card = f"<div {scope}><meta itemprop='datePublished' content='2010-10-10'><a>Старое</a></div>"
    own = f"<article {scope}>{H1}<meta itemprop='datePublished' content='2019-03-12'>{TEXT}</article>"
    yield from (card + own, own + card, own.replace("</article>", f"{card}</article>"))


@pytest.mark.parametrize("body", tuple(cards()), ids=["card before", "card behind", "card within"])
def test_a_mark_counts_when_its_item_holds_the_title(body: str) -> None:
    assert dates(body) == [("2019-03-12", "itemprop datePublished")]
