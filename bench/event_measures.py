"""Figures about events: the pairs of documents of tests/labels, told as one event or not, and what they are to each other.

Precision, recall and F1 are those of "one event", within the languages and across them. The kind of a pair is verbatim when one text
repeats the other, retold when they are of one event, else unrelated.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from bench.figures import DEPESHA, Figure
from bench.floors import FLOORS
from bench.sentence_measures import indexed, scores
from bench.text_measures import OUR_CORPUS
from indexer.model import Event, Question
from indexer.settings import Settings

LABELS = Path(__file__).resolve().parents[1] / "tests" / "labels" / "document_pairs.tsv"

Row: TypeAlias = Mapping[str, str]
Say: TypeAlias = Callable[[str], None]


def event_figures(settings: Settings, say: Say) -> Iterator[Figure]:
    """The figures of the labelled pairs over the demonstration corpus; every miss is said."""
    with indexed(replace(settings, corpus=OUR_CORPUS)) as index:
        events = index.events().events
        languages = {document.id: document.language for document in index.export(Question())}
    rows = labelled()
    counts: dict[str, Counter[str]] = {"within": Counter(), "across": Counter()}
    for row in rows:
        where = "within" if languages[row["a"]] == languages[row["b"]] else "across"
        counts[where] += count(row, kind(events, row["a"], row["b"]), lambda sentence, where=where: say(f"{where}: {sentence}"))
    for where, counted in counts.items():
        for name, value in scores(counted).items():
            title = f"document pairs, {where}: {name}"
            yield Figure(title, {DEPESHA: value}, FLOORS[title])
    title = "document pairs: kind right"
    right = sum(counted["kind right"] for counted in counts.values())
    yield Figure(title, {DEPESHA: right / len(rows)}, FLOORS[title])


def labelled(path: Path = LABELS) -> list[Row]:
    """The rows of the table of labels."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def kind(events: Sequence[Event], a: str, b: str) -> str:
    """What two documents are to each other, by the events of an index: verbatim, retold or unrelated."""
    event = next((event for event in events if a in event.documents and b in event.documents), None)
    if event is None:
        return "unrelated"
    first = {member.id: member.copy_of or member.id for member in event.members}
    return "verbatim" if first[a] == first[b] else "retold"


def count(row: Row, found: str, say: Say) -> Counter[str]:
    """Whether the pair was found, missed or wrong as one event, and whether its kind is right; what is not is said."""
    together, wanted = found != "unrelated", row["same_event"] == "yes"
    outcome = ("found" if wanted else "wrong") if together else ("missed" if wanted else "apart")
    if outcome in ("missed", "wrong"):
        say(f"{outcome}: {row['a']} | {row['b']}")
    elif found != row["kind"]:
        say(f"{row['kind']}, taken as {found}: {row['a']} | {row['b']}")
    return Counter({outcome: 1, "kind right": int(found == row["kind"])})
