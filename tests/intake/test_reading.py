"""Files of every format → documents and rejections."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.intake import list_files, read_file, source_file
from indexer.intake.format_pdf import paragraphs_of
from indexer.model import Document, Rejection
from indexer.settings import Settings
from tests.intake.samples import RUSSIAN, UKRAINIAN, docx_bytes, page, pdf_bytes, print_page

SETTINGS = Settings()


def read(path: Path, settings: Settings = SETTINGS) -> list[Document | Rejection]:
    return list(read_file(source_file(path), settings))


def read_one(path: Path) -> Document:
    (item,) = read(path)
    assert isinstance(item, Document), item
    return item


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def records(*items: object) -> str:
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in items)


def test_a_text_with_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    text = print_page("Встреча послов", RUSSIAN, "12 марта 2019 года", "http://kremlin.ru/events/1").replace("\n", "\r\n")
    found = read_one(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + text.encode()))
    assert (found.title, found.paragraphs, found.encoding) == ("Встреча послов", RUSSIAN, "utf-8-sig")
    assert (found.source, found.source_basis, found.url) == ("kremlin.ru", "url", "http://kremlin.ru/events/1")
    assert (found.id, found.path, found.language, found.languages) == ("a.txt", "a.txt", "ru", ("ru",))
    assert found.date is not None and found.date.value == "2019-03-12"


def test_the_date_of_an_address_is_the_last_to_count(tmp_path: Path) -> None:
    with_date = print_page("Встреча послов", RUSSIAN, "12 марта 2019 года", "https://iz.ru/1261210/2021-12-07/a")
    without = print_page("Встреча послов", RUSSIAN, "", "https://iz.ru/1261210/2021-12-07/a")
    first, second = read_one(write(tmp_path, "a.txt", with_date)), read_one(write(tmp_path, "b.txt", without))
    assert (first.date and first.date.source, second.date and second.date.value) == ("dateline", "2021-12-07")
    assert second.source == "Известия"


def test_an_address_between_the_lines_is_another_pages(tmp_path: Path) -> None:
    found = read_one(write(tmp_path, "a.txt", "\n".join(["Встреча послов", RUSSIAN[0], "https://iz.ru/2", RUSSIAN[1]])))
    assert (found.url, found.source, found.paragraphs) == (None, None, RUSSIAN[:2])
    assert [removal.reason for removal in found.removed] == ["url"]


def test_years_of_the_corpus_settle_an_event(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Министры встретятся в столице во вторник, 7 декабря, сообщило ведомство в Риге.\n" + RUSSIAN[1])
    (unsettled,), (settled,) = read(path), read(path, Settings(years=(2014, 2024)))
    assert isinstance(unsettled, Document) and isinstance(settled, Document) and settled.event_date is not None
    assert (unsettled.event_date, settled.event_date.value, settled.date) == (None, "2021-12-07", None)


def test_records_with_their_own_fields(tmp_path: Path) -> None:
    record = {
        "id": "k-1",
        "title": "Встреча",
        "content": "\n".join(UKRAINIAN),
        "lang": "uk",
        "published": "2019-03-12",
        "source": "Берег",
        "url": "https://pravda.com.ua/1",
        "tags": ["мир"],
        "topics": ["а", "б"],
    }
    (found,) = read(write(tmp_path, "r.jsonl", records(record)))
    assert isinstance(found, Document) and found.date is not None
    assert (found.id, found.path, found.title, found.title_source) == ("k-1", "r.jsonl:1", "Встреча", "record")
    assert (found.paragraphs, found.paragraph_languages) == (UKRAINIAN, ("uk", "uk", "uk"))
    assert (found.date.value, found.date.source, found.source, found.source_basis) == ("2019-03-12", "record", "Берег", "record")
    assert (found.url, found.tags, found.extra) == ("https://pravda.com.ua/1", ("мир",), (("topics", '["а", "б"]'),))


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        records({"text": RUSSIAN[0]}).encode(),
        b"{broken",
        b"",
        b"[1, 2]",
        records({"title": "x"}).encode(),
        b'{"text": "\xff"}',
        b"[" * 100_000,
        records({"text": "x" * 3000}).encode(),
        records({"text": " . "}).encode(),
        records({"id": "i" * 501, "text": RUSSIAN[0]}).encode(),
        records({"text": RUSSIAN[1]}).encode(),
    ]
    path = write(tmp_path, "r.jsonl", b"\n".join(lines))
    items = read(path, Settings(max_raw_bytes=2000))
    assert [item.id for item in items if isinstance(item, Document)] == ["r.jsonl:1", "r.jsonl:11"]
    assert {item.path: item.reason for item in items if isinstance(item, Rejection)} == {
        "r.jsonl:2": "record",
        "r.jsonl:4": "record",
        "r.jsonl:5": "record",
        "r.jsonl:6": "undecodable",
        "r.jsonl:7": "size",
        "r.jsonl:8": "size",
        "r.jsonl:9": "empty",
        "r.jsonl:10": "record",
    }


def test_json_nested_too_deep_is_a_bad_line(tmp_path: Path) -> None:
    (item,) = read(write(tmp_path, "r.jsonl", b'{"text": ' + b"[" * 200_000))
    assert isinstance(item, Rejection) and item.reason == "record"


def test_lone_surrogates_and_controls_are_cleaned(tmp_path: Path) -> None:
    path = write(
        tmp_path, "r.jsonl", '{"id": "a\\ud800", "title": "\\u0007Посол\\ud83d", "text": "Посол\\ud800 прибыл\\u0000.", "x": "\\udfff"}'
    )
    (found,) = read(path)
    assert isinstance(found, Document)
    assert (found.id, found.title, found.paragraphs, found.extra) == ("a", "Посол", ("Посол прибыл.",), (("x", ""),))
    assert found.body.encode("utf-8")


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_a_given_date_is_kept_as_given(tmp_path: Path, date: str) -> None:
    (found,) = read(write(tmp_path, "r.jsonl", records({"text": RUSSIAN[0], "date": date})))
    assert isinstance(found, Document) and found.date is not None and found.date.value == date


@pytest.mark.parametrize("date", ["0000-00-00", "12345-01-01", "2021-02-31"])
def test_a_date_out_of_range_is_dropped_and_the_document_stays(tmp_path: Path, date: str) -> None:
    (found,) = read(write(tmp_path, "r.jsonl", records({"text": RUSSIAN[0], "date": date})))
    assert isinstance(found, Document)
    assert (found.date, found.extra) == (None, (("date", date),))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_tables_with_long_fields(tmp_path: Path, delimiter: str, encoding: str) -> None:
    long = (RUSSIAN[0] + "\n") * 2000
    rows = (("ID", "Text", "date"), ("1", f'"{long}Он сказал ""нет""; да, конечно"', "2019-03-12"), ("2", "Коротко", ""))
    text = "".join(delimiter.join(row) + "\r\n" for row in rows)
    first, second = read(write(tmp_path, "t.csv", text.encode(encoding)))
    assert isinstance(first, Document) and isinstance(second, Document) and first.date is not None
    assert (first.id, first.path, len(first.paragraphs), first.date.value) == ("1", "t.csv:2", 2001, "2019-03-12")
    assert first.paragraphs[-1] == 'Он сказал "нет"; да, конечно'
    assert (second.id, second.paragraphs, second.path) == ("2", ("Коротко",), "t.csv:2003")


def test_a_quote_left_open_costs_one_row(tmp_path: Path) -> None:
    rows = [
        "id,text",
        f"1,{RUSSIAN[0].replace(',', '')}",
        '2,"never closed',
        "3,Посол прибыл",
        "4,a,b,c",
        '5,Он сказал "да"',
        "6,Посол уехал",
    ]
    items = read(write(tmp_path, "t.csv", "\n".join(rows)))
    assert [item.id for item in items if isinstance(item, Document)] == ["1", "3", "5", "6"]
    assert {item.path for item in items if isinstance(item, Rejection)} == {"t.csv:3", "t.csv:5"}


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty"), (b"\x00\x01\x02", "binary"), ("\n\n".encode("utf-16"), "empty")])
def test_a_file_that_is_no_table(tmp_path: Path, content: bytes, reason: str) -> None:
    (item,) = read(write(tmp_path, "t.csv", content))
    assert isinstance(item, Rejection) and item.reason == reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_table_whose_lines_end_with_a_carriage_return_alone(tmp_path: Path, encoding: str) -> None:
    rows = "id;text\r1;" + RUSSIAN[0] + "\r2;" + RUSSIAN[1] + "\r"
    assert [item.id for item in read(write(tmp_path, "t.csv", rows.encode(encoding))) if isinstance(item, Document)] == ["1", "2"]


@pytest.mark.parametrize(("name", "content"), [("r.jsonl", b""), ("r.jsonl", b"\n \n"), ("t.csv", b"id,text\n")])
def test_a_file_without_records_is_not_lost(tmp_path: Path, name: str, content: bytes) -> None:
    (item,) = read(write(tmp_path, name, content))
    assert isinstance(item, Rejection) and (item.path, item.reason) == (name, "empty")


ARTICLE = "<h1>Консультации продолжатся</h1>" + "".join(f"<p>{text}</p>" for text in RUSSIAN)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_a_saved_page(tmp_path: Path, charset: str) -> None:
    head = '<meta property="og:site_name" content="Ратуша"><meta property="article:published_time" content="2019-03-12T10:28:00+03:00">'
    found = read_one(write(tmp_path, "p.html", page(ARTICLE, head, charset).encode(charset, "xmlcharrefreplace")))
    assert (found.title, found.paragraphs, found.source) == ("Консультации продолжатся", RUSSIAN, "Ратуша")
    assert found.date is not None
    assert (found.date.value, found.date.source) == ("2019-03-12T10:28", "record")
    assert found.date.evidence == "meta article:published_time: date = 2019-03-12T10:28:00+03:00"


@pytest.mark.parametrize(
    ("head", "beside", "value"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2019-03-12"}]}</script>',
            "",
            "2019-03-12",
        ),
        ("", '<time datetime="2019-03-12T08:00">вторник</time>', "2019-03-12T08:00"),
        ("", "<div>12 марта 2019, 10:28</div>", "2019-03-12T10:28"),
        ('<link rel="canonical" href="https://rbc.ru/politics/12/03/2019/ab">', "", "2019-03-12"),
        ('<script type="application/ld+json">{broken</script>', "", None),
        ('<meta property="article:modified_time" content="2020-01-01">', "", None),
    ],
)
def test_where_a_page_states_its_date_and_never_the_footer(tmp_path: Path, head: str, beside: str, value: str | None) -> None:
    found = read_one(write(tmp_path, "p.htm", page(ARTICLE.replace("</h1>", f"</h1>{beside}"), head)))
    assert (found.date.value if found.date else None) == value
    assert found.paragraphs == RUSSIAN


def test_a_printed_date_beside_the_title_counts_as_the_pages_own(tmp_path: Path) -> None:
    found = read_one(write(tmp_path, "p.html", page(ARTICLE.replace("</h1>", "</h1><span>12 марта 2019, 10:28</span>"))))
    assert found.date is not None
    assert (found.date.source, found.date.evidence) == ("record", "printed beside the title: date = 12 марта 2019, 10:28")


def test_a_sidecar_wins_over_the_pages_own_fields(tmp_path: Path) -> None:
    path = write(tmp_path, "p.html", page(ARTICLE, '<meta property="article:published_time" content="2019-03-12">'))
    write(tmp_path, "p.toml", 'title = "Свой"\ndate = "2020"\n')
    found = read_one(path)
    assert (found.title, found.title_source, found.date and found.date.value) == ("Свой", "sidecar", "2020")


def test_a_known_host_names_the_outlet(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="RBC"><meta property="og:url" content="https://www.rbc.ru/a">'
    assert read_one(write(tmp_path, "p.html", page(ARTICLE, head))).source == "РБК"


def test_a_page_from_an_archive_has_its_own_address(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://web.archive.org/web/20230405101112/https://ria.ru/20111207/a-1762.html">'
    found = read_one(write(tmp_path, "p.html", page(ARTICLE, head)))
    assert (found.url, found.source, found.date and found.date.value) == (
        "https://ria.ru/20111207/a-1762.html",
        "РИА Новости",
        "2011-12-07",
    )


def test_a_page_without_an_article_gives_its_paragraphs(tmp_path: Path) -> None:
    found = read_one(write(tmp_path, "p.html", "<html><body><table><tr><td>Посол прибыл в столицу</td></tr></table></body></html>"))
    assert found.paragraphs == ("Посол прибыл в столицу",)


def test_a_page_laid_out_by_tables(tmp_path: Path) -> None:
    menu, text = "<a>Главная</a><br><a>Мир</a>", "<br><br>".join(RUSSIAN)
    cells = f"<td>{menu}</td><td><b>Консультации продолжатся</b><br>12.03.2019 18:40<br><br>{text}</td>"
    raw = f"<html><head><title>Консультации продолжатся - Вестник</title></head><body><table><tr>{cells}</tr></table></body></html>"
    found = read_one(write(tmp_path, "p.htm", raw))
    assert (found.title, found.date and found.date.value, found.paragraphs) == ("Консультации продолжатся", "2019-03-12T18:40", RUSSIAN)


def test_a_table_of_facts_keeps_its_rows(tmp_path: Path) -> None:
    rows = "<table><tr><td>Участник</td><td>Должность</td></tr><tr><td>Анна Коваль</td><td>посол</td></tr></table>"
    found = read_one(write(tmp_path, "p.htm", page(ARTICLE + rows)))
    assert "Анна Коваль | посол" in found.paragraphs


def test_a_print_page_whose_window_says_nothing(tmp_path: Path) -> None:
    body = "<h2>Консультации продолжатся</h2>" + "".join(f"<p>{text}</p>" for text in RUSSIAN)
    found = read_one(write(tmp_path, "p.htm", f"<html><head><title>Печать</title></head><body>{body}</body></html>"))
    assert found.title == "Консультации продолжатся"


def test_a_page_tells_its_publisher_and_who_took_the_picture(tmp_path: Path) -> None:
    stated = '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Ратуша"}}'
    picture = "<figure><img src='a.jpg'><figcaption>Посол в зале. Фото: Анна Коваль / Ратуша</figcaption></figure>"
    found = read_one(write(tmp_path, "p.htm", page(picture + ARTICLE, f'<script type="application/ld+json">{stated}</script>')))
    assert (found.source, found.credit) == ("Ратуша", "Анна Коваль / Ратуша")


def test_a_record_in_html_loses_its_tags(tmp_path: Path) -> None:
    text = f"<p>{RUSSIAN[0]}</p>\n<p class='a'>{RUSSIAN[1]}&nbsp;&laquo;Да&raquo;<br/>Нет, 2 &lt; 3</p><script>var a;</script>"
    (found,) = read(
        write(
            tmp_path,
            "r.jsonl",
            records(
                {"text": text},
            ),
        )
    )
    assert isinstance(found, Document)
    assert found.paragraphs == (RUSSIAN[0], f"{RUSSIAN[1]} «Да»", "Нет, 2 < 3")


def test_a_record_with_an_angle_is_no_html(tmp_path: Path) -> None:
    (found,) = read(write(tmp_path, "r.jsonl", records({"text": "Доля <i>участия</i> a<b и b > c."})))
    assert isinstance(found, Document) and found.paragraphs == ("Доля <i>участия</i> a<b и b > c.",)


def test_a_document_with_a_table(tmp_path: Path) -> None:
    rows = [["Країна", "Посол"], ["Латвія", "Коваль"]]
    found = read_one(write(tmp_path, "d.docx", docx_bytes(["12 березня 2019 року", *UKRAINIAN], rows, "Заява послів")))
    assert (found.title, found.date and found.date.value, found.language) == ("Заява послів", "2019-03-12", "uk")
    assert found.paragraphs == ("Країна | Посол", "Латвія | Коваль", *UKRAINIAN)


def test_lines_of_a_pdf_are_joined_into_paragraphs(tmp_path: Path) -> None:
    words = " ".join(RUSSIAN).split()
    lines = [" ".join(words[start : start + 8]) for start in range(0, len(words), 8)]
    pages = [["Вестник", "Заявление послов", "12 марта 2019 года", *lines, "1"], ["Вестник", *lines, "2"], ["Вестник", *lines, "3"]]
    found = read_one(write(tmp_path, "d.pdf", pdf_bytes(pages)))
    assert (found.title, found.date and found.date.value) == ("Заявление послов", "2019-03-12")
    assert " ".join(found.paragraphs) == " ".join([*RUSSIAN] * 3)
    assert [removal.text for removal in found.removed if removal.reason == "page-margin"] == [
        "Вестник",
        "1",
        "Вестник",
        "2",
        "Вестник",
        "3",
    ]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\xad", " \u2010"])
def test_words_that_a_typesetter_divided_are_whole_again(hyphen: str) -> None:
    assert list(paragraphs_of([f"Стороны подтвер{hyphen}", "дили готовность."])) == ["Стороны подтвердили готовность."]


def test_a_page_under_the_name_of_a_text(tmp_path: Path) -> None:
    raw = f"<html><body><h1>Консультации продолжатся</h1><p>{RUSSIAN[0]}</p><p>{RUSSIAN[1]}</p></body></html>"
    found = read_one(write(tmp_path, "p.txt", raw))
    assert (found.title, found.paragraphs) == ("Консультации продолжатся", RUSSIAN[:2])


def test_a_pdf_without_text_layer_says_so(tmp_path: Path) -> None:
    (item,) = read(write(tmp_path, "d.pdf", pdf_bytes([[]])))
    assert isinstance(item, Rejection)
    assert item.reason == "no-text-layer" and "OCR" in item.detail


def test_a_folder_of_all_formats_and_both_languages(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", print_page("Встреча", RUSSIAN))
    write(tmp_path, "b.jsonl", records({"text": "\n".join(UKRAINIAN)}, {"text": RUSSIAN[0]}))
    write(tmp_path, "c.csv", f'text;title\n"{UKRAINIAN[0]}";Зустріч\n')
    write(tmp_path, "d.html", page(ARTICLE))
    write(tmp_path, "e.docx", docx_bytes(UKRAINIAN))
    write(tmp_path, "F.PDF", pdf_bytes([[" ".join(RUSSIAN[:1])]]))
    items = [item for file in list_files(tmp_path, SETTINGS).files for item in read_file(file, SETTINGS)]
    languages = {item.id: item.language for item in items if isinstance(item, Document)}
    assert languages == {
        "F.PDF": "ru",
        "a.txt": "ru",
        "b.jsonl:1": "uk",
        "b.jsonl:2": "ru",
        "c.csv:2": "uk",
        "d.html": "ru",
        "e.docx": "uk",
    }
    assert len(items) == 7


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", print_page("Встреча", RUSSIAN)), write(tmp_path, "d.html", page(ARTICLE))]
    assert [read(path) for path in paths] == [read(path) for path in paths]
