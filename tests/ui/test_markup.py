from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from tests.ui.fake_door import document
from ui.markup import escaped, label, link, marked, merged, paragraphs, spanned

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "</style><style>*{display:none}",
    "<mark onclick=alert(1)>",
    "&lt;script&gt;",
    "<!--",
    "]]><x>",
)


class Tags(HTMLParser):
    """Collects what a parser takes for tags, and the text between."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text_and_mark_the_only_tag(payload: str) -> None:
    found = Tags(marked(payload, [(0, 3), (5, 9)]))
    assert found.text == payload
    assert {tag for tag, _ in found.tags} == {"mark"}


@settings(max_examples=200, deadline=None)
@given(
    some.text(some.characters(exclude_categories=("Cs", "Cc")), max_size=60),
    some.lists(some.tuples(some.integers(-5, 70), some.integers(-5, 70)), max_size=6),
)
def test_any_text_and_any_marks_keep_the_text(text: str, marks: list[tuple[int, int]]) -> None:
    found = Tags(marked(text, marks))
    assert found.text == text.translate(dict.fromkeys((0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    assert all(tag == "mark" and not attributes for tag, attributes in found.tags)


def test_marks_that_touch_are_one_and_nothing_reaches_outside() -> None:
    assert merged([(4, 6), (0, 2), (2, 3), (5, 99), (7, 7)], 8) == ((0, 3), (4, 8))
    assert marked("мир і лад", [(0, 3), (6, 9)]) == "<mark>мир</mark> і <mark>лад</mark>"


def test_what_cannot_be_sent_or_turns_the_line_is_dropped() -> None:
    assert escaped("а\x00б\u202eв\ud800") == "абв?"


def test_hits_are_numbered_over_paragraphs_and_the_current_one_says_so() -> None:
    one = document("d", "t", "мир і мир", "лад, мир")
    body = paragraphs(one, [(0, 3), (6, 9), (16, 19)], current=3)
    assert Tags(body).tags == [
        ("p", {"lang": "uk"}),
        ("mark", {"id": "hit-1"}),
        ("mark", {"id": "hit-2"}),
        ("p", {"lang": "uk"}),
        ("mark", {"id": "hit-3", "class": "here", "aria-current": "true"}),
    ]
    assert Tags(body).text == "мир і мирлад, мир"
    assert '<mark id="hit-3" class="here" aria-current="true">мир</mark></p>' in body


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("javascript://e.org/%0aalert(1)", None),
        ("ftp://e.org/a", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https:", None),
        ("http://[", None),
        ("file:///etc/passwd", None),
        (None, None),
        ('https://e.org/"onclick="x', "https://e.org/&quot;onclick=&quot;x"),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, kept: str | None) -> None:
    assert link(url) == kept


@pytest.mark.parametrize(
    "text", ["![x](http://e.org/i.png)", "[a](b)", "**b** _i_ `c`", ":red[x] :material/home:", "$x$ ~~y~~ # z", "1. x", "a\n# b"]
)
def test_a_label_says_what_it_says_and_nothing_is_fetched(text: str) -> None:
    inline = MarkdownIt().parse(label(text))[1]
    assert {token.type for token in inline.children or []} <= {"text", "text_special"}
    assert "".join(token.content for token in inline.children or []) == " ".join(text.split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_spans_of_a_payload_are_text_and_mark_the_only_tag(payload: str) -> None:
    found = Tags(spanned(payload, [(0, 4, "own"), (2, 6, "quotes"), (-3, 1, "own"), (len(payload), 999, "own")]))
    assert found.text == payload
    assert {tag for tag, _ in found.tags} == {"mark"}
    assert {attributes["class"] for _, attributes in found.tags} == {"d-own", "d-quotes"}


def test_where_spans_overlap_the_later_one_is_seen() -> None:
    assert spanned("abcd", [(0, 3, "own"), (1, 2, "hedges")]) == (
        '<mark class="d-own">a</mark><mark class="d-hedges">b</mark><mark class="d-own">c</mark>d'
    )
    assert spanned("", [(0, 1, "own")]) == ""
