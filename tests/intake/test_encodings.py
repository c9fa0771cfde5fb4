"""Bytes → text, and text → characters that may stay."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.intake.characters import clean_characters, one_line
from indexer.intake.encodings import UndecodableError, decode
from indexer.intake.lines import lines_of
from indexer.intake.streams import open_utf_8, raw_lines
from tests.intake.samples import RUSSIAN, UKRAINIAN

TEXTS = {"ru": "\n".join(RUSSIAN), "uk": "\n".join(UKRAINIAN)}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-u", "cp1125", "mac-cyrillic", "iso8859-5"],
)
def test_a_text_is_read_from_every_encoding(language: str, encoding: str) -> None:
    assert decode(TEXTS[language].encode(encoding)).text == TEXTS[language]


def test_the_codec_is_named() -> None:
    assert [decode(TEXTS["uk"].encode(name)).encoding for name in ("utf-8", "utf-8-sig", "cp1251", "cp1125")] == [
        "utf-8",
        "utf-8-sig",
        "cp1251",
        "cp1125",
    ]


@pytest.mark.parametrize("damage", [b"\xff", b"\xd0", b"\x80\x81"])
def test_damaged_utf_8_is_not_taken_for_a_code_page(damage: bytes) -> None:
    raw = TEXTS["ru"].encode()
    with pytest.raises(UndecodableError) as caught:
        decode(raw[:200] + damage + raw[200:])
    assert (caught.value.reason, caught.value.offset) == ("undecodable", 200)


@pytest.mark.parametrize("raw", [b"\x00\x01\x02\x03", b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256)) * 4, b"text\x00more\x00text"])
def test_binary_bytes_are_no_text(raw: bytes) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(raw)
    assert caught.value.reason == "binary"


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw).text
    except UndecodableError as refused:
        assert refused.reason in {"binary", "undecodable"} and 0 <= refused.offset <= len(raw)
    else:
        assert isinstance(text, str)


@given(st.text(alphabet=st.characters(), max_size=60))
@settings(max_examples=200, deadline=None)
def test_cleaned_characters_can_be_seen_and_written(text: str) -> None:
    cleaned = clean_characters(text)
    assert clean_characters(cleaned) == cleaned
    assert cleaned.encode() is not None
    assert not {"\0", "\r", "\u200b", "\ufeff", "\x1b", "\x85"} & set(cleaned)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("пере\u00adговоры", "переговоры"),
        ("посол\ud800", "посол"),
        ("и\u0306", "й"),
        ("сто\u00a0послов\u2009и\tминистр ", "сто послов и министр"),
        ("\u202eлосоп\x07", "лосоп"),
    ],
)
def test_one_line(text: str, clean: str) -> None:
    assert one_line(text) == clean


def test_lines_keep_their_numbers_and_gaps() -> None:
    lines = lines_of("\ufeffПосол\r\n\r\nМинистр\rСекретарь\u2028Атташе\n \n\nКурьер")
    assert [(line.number, line.text, line.gap) for line in lines] == [
        (1, "Посол", False),
        (3, "Министр", True),
        (4, "Секретарь", False),
        (5, "Атташе", False),
        (8, "Курьер", True),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
def test_a_stream_of_lines_from_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "lines"
    path.write_bytes("\r\n".join(RUSSIAN * 50).encode(encoding))
    with open_utf_8(path) as (stream, _):
        lines = [line.content.decode() for line in raw_lines(stream, 10_000) if line.content is not None]
    assert lines == list(RUSSIAN * 50)


def test_a_long_beginning_does_not_cut_a_character(tmp_path: Path) -> None:
    path = tmp_path / "one line"
    path.write_bytes(b"x" + "ж".encode() * 150_000)
    with open_utf_8(path) as (stream, encoding):
        assert encoding == "utf-8"
        assert len(next(raw_lines(stream, 1_000_000)).content or b"") == 300_001


def test_a_line_over_the_limit_keeps_its_number_only() -> None:
    lines = raw_lines(io.BufferedReader(io.BytesIO(b"one\n" + b"x" * 300_000 + b"\nthree\n" + b"y" * 11 + b"\n" + b"z" * 10)), 10)  # type: ignore[arg-type]
    assert [(line.number, line.offset, line.content) for line in lines] == [
        (1, 0, b"one"),
        (2, 4, None),
        (3, 300_005, b"three"),
        (4, 300_011, None),
        (5, 300_023, b"z" * 10),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"])
@pytest.mark.parametrize("damage", ["lost", "added", "unpaired", "cut"])
def test_damage_in_a_stream_costs_its_own_line(tmp_path: Path, encoding: str, damage: str) -> None:
    lines = [f"{number}: {TEXTS['uk']}".replace("\n", " ") for number in range(200)]
    raw = bytearray("\n".join(lines), encoding)
    place = len(raw) // 2
    lost = raw[place : place + 1]
    match damage:
        case "lost":
            del raw[place]
        case "added":
            raw[place:place] = lost
        case "unpaired":
            raw[place - place % 4 : place - place % 4 + 2] = b"\xd8\xd8"
        case "cut":
            del raw[-1]
    path = tmp_path / "lines"
    path.write_bytes(raw)
    with open_utf_8(path) as (stream, _):
        read = [line.content for line in raw_lines(stream, 1_000_000)]
    sound = {line.encode() for line in lines}
    assert len(read) == 200
    assert sum(line in sound for line in read) >= 199


def test_a_line_end_may_lie_across_two_pieces_of_a_file(tmp_path: Path) -> None:
    for length in range(32_760, 32_775):  # around half the size of a piece, in UTF-16
        path = tmp_path / "lines"
        path.write_bytes(("x" * length + "\nпосол\n").encode("utf-16"))
        with open_utf_8(path) as (stream, _):
            assert [line.content for line in raw_lines(stream, 100_000)] == [b"x" * length, "посол".encode()]
