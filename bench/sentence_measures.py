"""Figures about comparison: the sentence pairs of tests/labels, and what a careful reader says of two real documents.

A pair counts as found when the comparison holds both sentences in one pair, whatever its kind. In a pair of documents that is labelled
as a whole, every other pair is wrong; where only the clear cases are labelled, those of sentences that have no answer.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from bench.figures import DEPESHA, Figure
from bench.floors import FLOORS
from bench.text_measures import OUR_CORPUS
from indexer.building import build
from indexer.errors import InputError
from indexer.readouts.comparison import Comparison, Told
from indexer.readouts.judging import Pair
from indexer.search import Index, open_index
from indexer.settings import Settings

LABELS = Path(__file__).resolve().parents[1] / "tests" / "labels" / "sentence_pairs.tsv"
TRUTH, REAL_CORPUS = "DEPESHA_COMPARE_TRUTH", "DEPESHA_REAL_CORPUS"

Row: TypeAlias = Mapping[str, str]
Link: TypeAlias = tuple[int, int]
Say: TypeAlias = Callable[[str], None]


def sentence_figures(settings: Settings, say: Say) -> Iterator[Figure]:
    """Precision, recall and F1 of the labelled sentence pairs, within and across the languages; every miss is said."""
    counts: dict[str, Counter[str]] = {"within": Counter(), "across": Counter()}
    with indexed(replace(settings, corpus=OUR_CORPUS)) as index:
        for (a, b), rows in labelled().items():
            comparison = index.compare(a, b)
            where = "within" if comparison.a.document.language == comparison.b.document.language else "across"
            counts[where] += count(comparison, rows, lambda sentence, where=where: say(f"{where}: {sentence}"))
    for where, counted in counts.items():
        for name, value in scores(counted).items():
            title = f"sentence pairs, {where}: {name}"
            yield Figure(title, {DEPESHA: value}, FLOORS[title])
    both = sum(counts.values(), Counter[str]())
    title = "sentence pairs: hedges right"
    yield Figure(title, {DEPESHA: both["hedges right"] / both["found"]}, FLOORS[title])


def labelled(path: Path = LABELS) -> dict[tuple[str, str], list[Row]]:
    """The rows of a table of labels by their two documents."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["doc_a"], row["doc_b"]].append(row)
    return dict(found)


def count(comparison: Comparison, rows: list[Row], say: Say) -> Counter[str]:
    """How many labelled pairs were found and missed, how many others are wrong, and of how many the hedges are right."""
    wanted = {_link(comparison, row): row for row in rows if row["kind"] != "none"}
    made = {(a, b): pair for pair in comparison.pairs for a in pair.a for b in pair.b}
    wrong = {link for link in made if link not in wanted and _is_wrong(link, comparison, rows)}
    for name, links in (("missed", sorted(wanted.keys() - made)), ("wrong", sorted(wrong))):
        for a, b in links:
            say(f"{name}: {comparison.a.sentences[a].text[:90]} | {comparison.b.sentences[b].text[:90]}")
    hedged = [
        link for link in wanted.keys() & made if _hedges(made[link], link) == (wanted[link]["hedges_added"], wanted[link]["hedges_dropped"])
    ]
    found = len(wanted.keys() & made)
    return Counter({"found": found, "missed": len(wanted) - found, "wrong": len(wrong), "hedges right": len(hedged)})


def scores(counted: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1."""
    found, missed, wrong = counted["found"], counted["missed"], counted["wrong"]
    return {
        "precision": found / (found + wrong) if found else 0.0,
        "recall": found / (found + missed) if found else 0.0,
        "F1": 2 * found / (2 * found + missed + wrong) if found else 0.0,
    }


def truth_figures(environment: Mapping[str, str], settings: Settings, say: Say) -> Iterator[Figure]:
    """Two real documents against a table of what is true of them; InputError when none is named."""
    truth = _truth(environment)
    with indexed(replace(settings, corpus=Path(environment[REAL_CORPUS]), years=settings.years or (2014, 2024))) as index:
        comparison = index.compare(truth["a"], truth["b"])
    right = [row for row in truth["pairs"] if _is_right(comparison, row)]
    for row in truth["pairs"]:
        if row not in right:
            say(f"real documents, wrong: {row['b']}")
    title = "real documents: sentences right"
    yield Figure(title, {DEPESHA: float(len(right))}, FLOORS[title])
    title = "real documents: hedges wrong"
    yield Figure(title, {DEPESHA: float(_hedges_wrong(comparison, truth["hedges"]))}, FLOORS[title])


def _truth(environment: Mapping[str, str]) -> dict[str, Any]:
    if not environment.get(TRUTH) or not environment.get(REAL_CORPUS):
        raise InputError(f"Set {TRUTH} to the table of a comparison and {REAL_CORPUS} to the folder of its documents.")
    try:
        found: dict[str, Any] = json.loads(Path(environment[TRUTH]).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise InputError(f"{environment[TRUTH]} cannot be read as JSON ({problem}). Mend it, or name another file in {TRUTH}.") from problem
    return found


@contextmanager
def indexed(settings: Settings) -> Iterator[Index]:
    """An index over a corpus that goes with the block."""
    with TemporaryDirectory() as folder:
        here = replace(settings, index=Path(folder, "index"))
        build(here)
        with closing(open_index(here)) as index:
            yield index


def _is_right(comparison: Comparison, row: Mapping[str, Any]) -> bool:
    b = _number(comparison.b, row["b"])
    accepted = {_number(comparison.a, beginning) for beginning in row["a_any"]}
    made = {a for pair in comparison.pairs if b in pair.b for a in pair.a}
    return bool(made & accepted) if accepted else not made


def _hedges_wrong(comparison: Comparison, rows: list[Mapping[str, Any]]) -> int:
    """Hedges that should have been added or dropped and were not, or were and should not."""
    wanted = Counter((_number(comparison.b, row["b"]), what, hedge) for row in rows for what in ("added", "dropped") for hedge in row[what])
    made = Counter((pair.b[0], "added", mark.written) for pair in comparison.pairs for mark in pair.hedges.added)
    made += Counter((pair.b[0], "dropped", mark.written) for pair in comparison.pairs for mark in pair.hedges.dropped)
    return ((wanted - made) + (made - wanted)).total()


def _link(comparison: Comparison, row: Row) -> Link:
    return _number(comparison.a, row["sentence_a"]), _number(comparison.b, row["sentence_b"])


def _is_wrong(link: Link, comparison: Comparison, rows: list[Row]) -> bool:
    """Every other pair of a whole comparison; else one with a sentence that has no answer."""
    if rows[0]["extent"] == "whole":
        return True
    alone = [row for row in rows if row["kind"] == "none"]
    a = {_number(comparison.a, row["sentence_a"]) for row in alone if row["sentence_a"]}
    b = {_number(comparison.b, row["sentence_b"]) for row in alone if row["sentence_b"]}
    return link[0] in a or link[1] in b


def _hedges(pair: Pair, link: Link) -> tuple[str, str]:
    added = (mark.written for mark in pair.hedges.added if mark.sentence == link[1])
    dropped = (mark.written for mark in pair.hedges.dropped if mark.sentence == link[0])
    return ", ".join(added), ", ".join(dropped)


def _number(told: Told, beginning: str) -> int:
    """The sentence that begins so, white space folded; InputError when there is none or several."""
    found = [number for number, sentence in enumerate(told.sentences) if _folded(sentence.text).startswith(_folded(beginning))]
    if len(found) != 1:
        raise InputError(f"{len(found)} sentences of {told.document.id} begin with {beginning!r}. Mend the label.")
    return found[0]


def _folded(text: str) -> str:
    return " ".join(text.split())
