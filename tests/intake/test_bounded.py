"""Foreign parsers in a process of their own: what runs away, crashes or eats memory costs one document and no more."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from indexer.intake import read_file, source_file
from indexer.intake.bounded import Parsed, ParserError, parse_aside
from indexer.model import Rejection
from indexer.settings import Settings
from tests.intake.samples import UKRAINIAN, docx_bytes, zip_bomb


def echo(raw: bytes, limit: int) -> Parsed:
    print("a library that talks")
    return Parsed(raw.decode(), {"title": str(limit)}, "ascii", "here", ((1, "x", "y"),))


def sleep(raw: bytes, limit: int) -> Parsed:
    time.sleep(60)
    return Parsed("")


def crash(raw: bytes, limit: int) -> Parsed:
    os.abort()


def devour(raw: bytes, limit: int) -> Parsed:
    return Parsed("x" * 10_000_000_000)


def stumble(raw: bytes, limit: int) -> Parsed:
    raise KeyError("rels")


def refuse(raw: bytes, limit: int) -> Parsed:
    raise ParserError("encrypted", "It is locked.")


def test_an_answer_comes_back_whole() -> None:
    assert parse_aside(echo, b"a" * 3_000_000, 7) == Parsed("a" * 3_000_000, {"title": "7"}, "ascii", "here", ((1, "x", "y"),))


@pytest.mark.parametrize(
    ("parser", "reason", "words"),
    [
        (sleep, "timeout", "not finished with it after 0.2 seconds"),
        (crash, "parser", "broke down"),
        (devour, "parser", "more memory"),
        (stumble, "parser", "KeyError"),
        (refuse, "encrypted", "locked"),
    ],
)
def test_a_parser_that_fails_is_a_reason_and_the_next_one_works(parser, reason: str, words: str) -> None:  # type: ignore[no-untyped-def]
    parse_aside(echo, b"warm", 1)
    with pytest.raises(ParserError, match=words) as caught:
        parse_aside(parser, b"", 1, seconds=0.2 if parser is sleep else 30)
    assert caught.value.reason == reason
    assert parse_aside(echo, b"again", 1).text == "again"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bomb.docx", zip_bomb(3_000_000), "size"),
        ("long.docx", docx_bytes(UKRAINIAN * 3000), "size"),
        ("none.docx", b"PK\x03\x04 no archive", "format"),
        ("none.pdf", b"%PDF-1.4 no objects", "parser"),
        ("none.html", b"<html></html>", "empty"),
        ("bytes.html", bytes(range(256)) * 8, "binary"),
        ("deep.html", b"<div>" * 50_000 + b"x", None),
    ],
)
def test_hostile_files_of_each_format(tmp_path: Path, name: str, content: bytes, reason: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (item,) = read_file(source_file(path), Settings(max_text_bytes=1_000_000))
    assert (item.reason if isinstance(item, Rejection) else None) == reason or reason is None
