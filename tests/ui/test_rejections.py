"""Every sentence with which intake rejects an input has its translation; the sentences are read from its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import Rejection
from ui.rejections import detail
from ui.wording import Wording

ROOT = Path(__file__).parents[2]
SOURCES = [*(ROOT / "indexer" / "intake").glob("*.py"), ROOT / "indexer" / "ledger.py"]
REJECTING = {"Rejection": 2, "ParserError": 1}
CODES = {"Rejection": 1, "ParserError": 0}


def _text(node: ast.expr) -> str | None:
    """A sentence as it is written, with something in each of its gaps."""
    match node:
        case ast.Constant(str(value)):
            return value
        case ast.JoinedStr(values):
            return "".join(part.value if isinstance(part, ast.Constant) else "x7" for part in values)
    return None


def _calls() -> Iterator[tuple[str, ast.expr | None, ast.expr | None]]:
    """The code and the detail of each rejection in the source: of calls, of answers of the parsers' process, of rows."""
    for node in (node for source in SOURCES for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))):
        match node:
            case ast.Call(ast.Name(name), arguments) if name in REJECTING and len(arguments) > REJECTING[name]:
                yield name, arguments[CODES[name]], arguments[REJECTING[name]]
            case ast.Dict(keys, values):
                named = dict(zip((key.value if isinstance(key, ast.Constant) else None for key in keys), values, strict=True))
                if "fault" in named and "detail" in named:
                    yield "fault", named["fault"], named["detail"]
            case ast.Call(ast.Name("Row"), _, keywords):
                named = {keyword.arg: keyword.value for keyword in keywords}
                yield "row", named.get("reason"), named.get("fault")


DETAILS = sorted({text for _, _, written in _calls() if written and (text := _text(written))})
REASONS = sorted({code for _, reason, _ in _calls() if reason and (code := _text(reason))})


def test_the_source_was_read() -> None:
    assert len(DETAILS) > 30 and {"parser", "timeout", "no-text-layer", "metadata", "binary"} <= {*REASONS, "binary"}


@pytest.mark.parametrize("sentence", DETAILS)
@pytest.mark.parametrize("language", ["uk", "ru"])
def test_every_detail_has_words(language: str, sentence: str) -> None:
    said = detail(Rejection("a.txt", "x", sentence.replace("{}", "7")), Wording(language))
    assert "<span" not in said and re.search("[а-яі]", said)
    assert sentence.count("x7") == said.count("x7")


@pytest.mark.parametrize("reason", [*REASONS, "binary", "undecodable"])
def test_every_reason_has_words(reason: str) -> None:
    assert all(Wording(language).knows(f"rejection.{reason}") for language in ("uk", "ru", "en"))


def test_values_are_kept_and_numbers_are_grouped_as_the_reader_does() -> None:
    one = Rejection("a.docx", "size", "The file unpacks to 12,345,678 bytes, the limit is 1,000. Split it, or raise max_text_bytes.")
    assert "12\u00a0345\u00a0678 Б, а межа — 1\u00a0000." in detail(one, Wording("uk"))
    assert detail(one, Wording("en")) == one.detail
    damaged = Rejection("a.pdf", "parser", "The file is damaged, or of another format (PdfError: <EOF>).")
    assert detail(damaged, Wording("ru")) == "Файл повреждён или другого формата (PdfError: &lt;EOF&gt;)."
    assert detail(Rejection("a", "new", "A new <sentence>."), Wording("uk")) == '<span lang="en">A new &lt;sentence&gt;.</span>'
