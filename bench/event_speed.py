"""How long it takes to find the events of so many documents, and how that grows.

    python -m bench.event_speed records.jsonl 5000 10000 20000

Documents come from the first lines of a file of records; reading and analysing them is not counted. Printed: processor time and wall time
of making profiles and of grouping them, and how much each step grew more than the number of documents.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from indexer.analysis import Analyser, Lexicon, Numbering, Tables
from indexer.attachments import load_glossary
from indexer.model import Dated, Document, Precision
from indexer.readouts.events import Collected, Described, Profiler, group
from indexer.readouts.gazetteer import Gazetteer
from indexer.readouts.naming import Names


def documents(path: Path) -> Iterator[Document]:
    """The records as documents: id, title, text, date, language, source."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            paragraphs = tuple(record["text"].split("\n\n"))
            date = Dated(record["date"], Precision.DAY, "record", "") if record.get("date") else None
            languages = (record["language"],) * len(paragraphs)
            yield Document(record["id"], record["title"], paragraphs, languages, record["language"], date=date, source=record.get("source"))


def measure(path: Path, sizes: list[int]) -> Iterator[str]:
    """A line for each size, ascending."""
    lexicon = Lexicon(Analyser(Tables(), load_glossary(b"")), Numbering())
    names, profiler = Names(Gazetteer.with_own(b""), lexicon), Profiler(lexicon)
    source, collected, profiling = documents(path), list[Described](), 0.0
    before: tuple[int, float] | None = None
    for size in sizes:
        for document in islice(source, size - len(collected)):
            words = lexicon.words(document)
            named = names.of(document, words).document
            started = time.process_time()
            collected.append(profiler.describe(named, words))
            profiling += time.process_time() - started
        wall, started = time.monotonic(), time.process_time()
        events = group(Collected(collected))
        took, whole = time.process_time() - started, time.monotonic() - wall
        grown = f"; {took / before[1] / (size / before[0]):.2f} times what its documents grew" if before else ""
        several = sum(len(event.members) > 1 for event in events.events)
        yield (
            f"{len(collected):,} documents: profiles {profiling:.1f} s, grouping {took:.1f} s of processor time "
            f"({whole:.1f} s wall){grown}; {several:,} events of several texts"
        )
        before = (size, took)


if __name__ == "__main__":
    for line in measure(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]]):
        print(line, flush=True)
