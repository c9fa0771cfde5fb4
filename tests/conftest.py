"""Which fixture to use when.

`small_corpus`   a folder of five tiny documents in both languages, for tests that change it.
`small_index`    settings of an index over such a folder, built once for the whole run; read only.
`never_waits`    fails a test that still waits after a minute, as one does that opens a pipe which nobody writes to.
`depesha`        runs the command line in this process: `depesha("search", "посол", "--json")` gives (code, output, errors).

A test that needs other texts writes them itself, the smallest that show the thing; `index_of` makes an index of them.
"""

import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType
from unittest.mock import patch

import pytest

from indexer import Index, open_index
from indexer.building import build
from indexer.cli import main
from indexer.settings import Settings

TEXTS = {
    "vizyt.txt": "Візит посла до Женеви\n\n12 березня 2019 року\n\nПосол прибув до Женеви. Переговори про безпеку тривали дві години.",
    "vstrecha.txt": "Встреча послов в Женеве\n\n12 марта 2019 года\n\nПослы обсудили гарантии безопасности. Переговоры прошли в пятницу.",
    "dogovor.txt": "Подписан договор о границе\n\n3 апреля 2020 года\n\nСтороны подписали договор о границе и соглашение о торговле.",
    "uhoda.txt": "Підписано угоду про кордон\n\n3 квітня 2020 року\n\nСторони підписали угоду про кордон. Посол назвав її важливою.",
    "bez-daty.txt": "Заява міністра без дати\n\nМіністр зробив заяву про саміт і подякував послам за працю у п'ятницю.",
}

Run = Callable[..., tuple[int, str, str]]


def write_texts(folder: Path, texts: dict[str, str]) -> Path:
    """A corpus folder of these texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def pytest_configure() -> None:
    """A run in the background of a shell ignores Ctrl-C, and so would the programs that tests interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def flip(file: Path, place: int, bits: int) -> None:
    """Flip bits of a byte in place. Written anew, the file would be empty for a moment, which ends a process that still maps it."""
    with file.open("r+b") as opened:
        opened.seek(place)
        (byte,) = opened.read(1)
        opened.seek(place)
        opened.write(bytes((byte ^ bits,)))


@contextmanager
def index_of(folder: Path, texts: dict[str, str], engine: str = "whoosh") -> Iterator[Index]:
    """An index over a corpus of these texts, made in the folder and open for the block."""
    settings = Settings(corpus=write_texts(folder / "corpus", texts), index=folder / "index", engine=engine)
    build(settings)
    with closing(open_index(settings)) as index:
        yield index


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "corpus", TEXTS)


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("small")
    settings = Settings(corpus=write_texts(folder / "corpus", TEXTS), index=folder / "index")
    build(settings)
    return settings


@pytest.fixture
def never_waits() -> Iterator[None]:
    def give_up(number: int, frame: FrameType | None) -> None:
        raise AssertionError("This still waited after a minute.")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def depesha(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command line with a clean environment, in a folder of its own, with standard input as `stdin`."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("DEPESHA_")]:
        monkeypatch.delenv(name)

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        output, errors, given = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(3))
        given.write(stdin)
        given.seek(0)
        with redirect_stdout(output), redirect_stderr(errors), patch("sys.stdin", given):
            code = main(arguments)
        return code, _text(output), _text(errors)

    return run


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
