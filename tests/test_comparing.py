"""Two documents of an index side by side: the contract of `depesha compare`, and what real documents must give."""

import json
import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer.building import build
from indexer.search import open_index
from indexer.settings import Settings
from tests.conftest import Run

PAIR_KEYS = {"a", "b", "similarity", "kind", "hedges", "frames"}


def compared(depesha: Run, settings: Settings, a: str, b: str) -> dict[str, Any]:
    code, output, errors = depesha("compare", a, b, "--json", "--index", str(settings.index))
    assert (code, errors) == (0, "")
    return json.loads(output)


def test_compare_prints_the_keys_of_the_contract(depesha: Run, small_index: Settings) -> None:
    found = compared(depesha, small_index, "dogovor.txt", "uhoda.txt")
    assert found.keys() >= {"a", "b", "pairs", "only_a", "only_b", "sentences"}
    assert (found["a"], found["b"]) == ("dogovor.txt", "uhoda.txt")
    assert found["sentences"]["b"] == ["Сторони підписали угоду про кордон.", "Посол назвав її важливою."]
    (pair,) = found["pairs"]
    assert pair.keys() >= PAIR_KEYS
    assert (pair["a"], pair["b"], found["only_a"], found["only_b"]) == ([0], [0], [], [1])
    assert pair["hedges"] == {"added": [], "dropped": [], "kept": [], "kept_as": []}
    assert pair["frames"].keys() >= {"added", "dropped", "kept", "quotes", "sayings"}


def test_offsets_count_in_the_body(depesha: Run, small_index: Settings) -> None:
    found = compared(depesha, small_index, "vizyt.txt", "vstrecha.txt")
    with closing(open_index(small_index)) as index:
        for side in "ab":
            body = index.document(found[side]).body
            assert [body[first:last] for first, last in found["offsets"][side]] == found["sentences"][side]


def test_compare_prints_lines_for_people(depesha: Run, small_index: Settings) -> None:
    code, output, _ = depesha("compare", "dogovor.txt", "uhoda.txt", "--index", str(small_index.index))
    assert code == 0
    assert "A0 Стороны подписали договор о границе" in output
    assert "[only in B]\n  B1 Посол назвав її важливою." in output


@pytest.mark.parametrize(
    ("ids", "code", "remedy"),
    [
        (["", ""], 2, "empty"),
        (["dogovor.txt", ""], 2, "empty"),
        (["dogovor.txt", "niema.txt"], 2, "niema.txt"),
        (["uhoda.txt", "uhoda.txt"], 2, "different"),
        (["uhoda.txt"], 2, "--help"),
    ],
)
def test_documents_that_cannot_be_compared_get_a_sentence(
    depesha: Run, small_index: Settings, ids: list[str], code: int, remedy: str
) -> None:
    ended, output, errors = depesha("compare", *ids, "--index", str(small_index.index))
    assert (ended, output) == (code, "")
    assert remedy in errors
    assert errors.count("\n") == 1


def test_a_duplicate_is_refused_by_the_name_of_its_original(depesha: Run, tmp_path: Path) -> None:
    for name, text in (("a.txt", "Послы осмотрели замок и порт в городе Осло."), ("c.txt", "Погода в Осло стояла ясная всю неделю.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes((tmp_path / "a.txt").read_bytes())
    settings = Settings(corpus=tmp_path, index=tmp_path / "index")
    build(settings)
    code, output, errors = depesha("compare", "b.txt", "c.txt", "--index", str(settings.index))
    assert (code, output) == (2, "") and "b.txt repeats a.txt" in errors


# --- real documents ----------------------------------------------------------------------------

CORPUS, TRUTH = os.environ.get("DEPESHA_REAL_CORPUS"), os.environ.get("DEPESHA_COMPARE_TRUTH")
REAL = pytest.mark.skipif(not CORPUS or not TRUTH, reason="DEPESHA_REAL_CORPUS and DEPESHA_COMPARE_TRUTH name no real documents")
FEWEST_RIGHT = 14


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Any]:
    """The table of what is true of two real documents, and their comparison."""
    truth = json.loads(Path(str(TRUTH)).read_text(encoding="utf-8"))
    settings = Settings(corpus=Path(str(CORPUS)), index=tmp_path_factory.mktemp("real") / "index", years=(2014, 2024))
    build(settings)
    with closing(open_index(settings)) as index:
        return truth, index.compare(truth["a"], truth["b"])


def number(sentences: tuple[Any, ...], beginning: str) -> int:
    """The one sentence that begins so, white space folded."""
    (found,) = [place for place, sentence in enumerate(sentences) if folded(sentence.text).startswith(folded(beginning))]
    return found


def folded(text: str) -> str:
    return " ".join(text.split())


@REAL
def test_sentences_of_real_documents_find_their_source(real: tuple[dict[str, Any], Any]) -> None:
    truth, comparison = real
    right = []
    for row in truth["pairs"]:
        b = number(comparison.b.sentences, row["b"])
        accepted = {number(comparison.a.sentences, beginning) for beginning in row["a_any"]}
        found = {place for pair in comparison.pairs if b in pair.b for place in pair.a}
        right.append(bool(found & accepted) if accepted else not found)
    assert sum(right) >= min(FEWEST_RIGHT, len(right))


@REAL
def test_hedges_of_real_documents_are_the_true_ones_and_no_others(real: tuple[dict[str, Any], Any]) -> None:
    truth, comparison = real
    wanted = [(number(comparison.b.sentences, row["b"]), row["added"], row["dropped"]) for row in truth["hedges"]]
    changed = [pair for pair in comparison.pairs if pair.hedges.added or pair.hedges.dropped]
    found = [(pair.b[0], [m.written for m in pair.hedges.added], [m.written for m in pair.hedges.dropped]) for pair in changed]
    assert sorted(found) == sorted(wanted)
