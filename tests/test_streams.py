"""Standard streams as a shell may give them: closed, full, a folder, with bytes that are not UTF-8. A sentence, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.settings import Settings
from tests.conftest import TEXTS, write_texts

ROOT = Path(__file__).parent.parent
DEPESHA = f"{sys.executable} -m indexer"


def shell(command: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
    """Exit code, output and errors of a line of shell."""
    done = subprocess.run(
        ["sh", "-c", command.format(depesha=DEPESHA)], cwd=ROOT, input=stdin, capture_output=True, timeout=300, check=False
    )
    return done.returncode, done.stdout, done.stderr.decode()


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("{depesha} search '' --index %s > /dev/full", 4, "The output cannot be written: No space left"),
        ("{depesha} search '' --index %s >&-", 4, "The output cannot be written: it is closed"),
        ("{depesha} --help > /dev/full", 4, "The output cannot be written: No space left"),
        ("{depesha} --help >&-", 4, "The output cannot be written: it is closed"),
        ("{depesha} languages --json <&-", 2, "Standard input is closed"),
        ("{depesha} search --batch --json --index %s <&-", 2, "Standard input is closed"),
    ],
)
def test_a_stream_that_is_no_use_is_named(command: str, code: int, said: str, small_index: Settings) -> None:
    ended, _, errors = shell(command.replace("%s", str(small_index.index)))
    assert (ended, errors.count("\n")) == (code, 1), errors
    assert said in errors


def test_an_error_that_nobody_can_read_is_no_crash(small_index: Settings) -> None:
    assert shell(f"{{depesha}} show nothing --index {small_index.index} 2>&-") == (2, b"", "")
    assert shell(f"{{depesha}} show nothing --index {small_index.index} 2> /dev/full")[0] == 2


def test_a_build_without_an_output_publishes_all_the_same(tmp_path: Path) -> None:
    write_texts(tmp_path / "corpus", TEXTS)
    code, _, errors = shell(f"{{depesha}} index --corpus {tmp_path}/corpus --index {tmp_path}/index >&-")
    assert (code, errors.count("\n")) == (4, 1), errors
    assert shell(f"{{depesha}} check --index {tmp_path}/index")[0] == 0


def test_a_byte_that_is_not_utf_8_costs_no_other_word_its_keys() -> None:
    code, output, errors = shell("{depesha} terms", "мир\nпо\\сол\nпосла\n".encode().replace(b"\\", b"\xff"))
    assert (code, errors) == (0, "")
    assert [line.partition(b":")[0] for line in output.splitlines()] == [
        "мир".encode(),
        "по\\сол".encode().replace(b"\\", b"\xff"),
        "посла".encode(),
    ]
    rows = [json.loads(line) for line in shell("{depesha} terms --json", b"\xff\xd0\xbc\xd0\xb8\xd1\x80\n")[1].splitlines()]
    assert [row["word"].encode("utf-8", "surrogateescape") for row in rows] == [b"\xff" + "мир".encode()]
    assert rows[0]["index"]["ru"]


@pytest.mark.parametrize("command", ["show", "compare vizyt.txt"])
def test_an_id_that_is_not_utf_8_is_looked_for_as_search_prints_it(command: str, small_index: Settings) -> None:
    code, output, errors = shell(f"{{depesha}} {command} \"$(printf '\\377')\" --index {small_index.index}")
    assert (code, output) == (2, b"")
    assert errors == "depesha: There is no document '\\\\xff' in the index. Run make if it is a new one.\n"
