"""`make bench`: our engines beside the same engines raw, on the same documents and the same ready keys, in one run.

    python -m bench.engines DOCUMENTS.jsonl [small] [large]

Pages are processor time of this process (every thread of it); building is the clock's time and the memory of all processes, each page that
they share counted once (PSS). Ends with 1 when a floor is missed. Long: some half an hour for 10,000 and 100,000 documents on two cores.
"""

from __future__ import annotations

import os
import pickle
import platform
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from bench.asked import Asked, Kind, Words
from bench.figures import DEPESHA, AtMost, Figure
from bench.figures import number as written
from bench.rivals import FACETS as COUNTED
from bench.rivals import RawTantivy, Rival, SqliteFts, StockWhoosh
from bench.watching import Cost, run_watched
from indexer import Settings
from indexer.attachments import read_analyser
from indexer.engines import open_engine
from indexer.model import FACETS, AnalysedDocument, Order, Request
from indexer.search import Index
from indexer.workers import cores

SMALL, LARGE, MIDDLE = 10_000, 100_000, 50_000
CHUNK = 100
EVERY_FACET = "every facet"
PAGES, WORST, BUILD, MEMORY, CHANGE, GROWTH = (
    AtMost(2.5, 1.3),
    AtMost(25, 10),
    AtMost(5, 2.5),
    AtMost(1_500, 1_000),
    AtMost(3, 1),
    AtMost(5, 3),
)
WHOOSH = AtMost(0.5, 0.25)

Milliseconds = Mapping[Kind, Sequence[float]]
Page = Callable[[Asked], int]


@dataclass(frozen=True, slots=True)
class Site:
    """A place to measure in: the documents, and a folder for corpora and indexes."""

    documents: Path
    folder: Path

    def settings(self, engine: str, size: int) -> Settings:
        """The first `size` documents as a corpus, with one document in a file of its own, and a place for their index."""
        corpus = self.folder / f"corpus-{size}"
        if not corpus.exists():
            corpus.mkdir()
            with self.documents.open(encoding="utf-8") as lines, (corpus / "all.jsonl").open("w", encoding="utf-8") as chosen:
                chosen.writelines(islice(lines, size))
            (corpus / "one.txt").write_text("Перший текст\n\nПосол прибув до Києва 5 березня 2021 року.\n", encoding="utf-8")
        return Settings(corpus=corpus, index=self.folder / f"{engine}-{size}", engine=engine)


def build(settings: Settings) -> Cost:
    """Files to searchable, by the command that a user runs."""
    environment = {"DEPESHA_CORPUS": str(settings.corpus), "DEPESHA_INDEX": str(settings.index), "DEPESHA_ENGINE": settings.engine}
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # an installed program is compiled
    return run_watched([sys.executable, "-m", "indexer", "index"], given | environment)


def change(settings: Settings, text: str) -> float:
    """Seconds from one changed document to its publication; the median of three."""
    seconds = []
    for time_of_change in ("вранці", "вдень", "увечері"):
        (settings.corpus / "one.txt").write_text(f"Змінений текст\n\n{text} {time_of_change}.\n", encoding="utf-8")
        seconds.append(build(settings).seconds)
    return statistics.median(seconds)


def analysed(settings: Settings) -> Iterator[AnalysedDocument]:
    """The documents of an index with the keys that it has for them."""
    engine = open_engine(settings.index)
    analyser = read_analyser(engine)
    return (analyser.analyse(document) for document in engine.scan(Request(order=Order.OLDEST)))


def fill(rivals: Iterable[Rival], documents: Iterable[AnalysedDocument], words: Words, ready: Path) -> dict[str, float]:
    """Each rival given all documents; the seconds that each took from ready keys, which lie in the file `ready`, to its searches.

    The rivals come one after another and each at a stretch: one that works in threads would else go on while others are clocked. What it
    takes to read the ready keys alone is taken off.
    """
    with ready.open("wb") as file:
        for document in documents:
            words.note(document)
            bare = replace(document.document, paragraphs=(), paragraph_languages=())
            pickle.dump(replace(document, document=bare, kept=b""), file)
    reading = _clocked(lambda: deque(_read(ready), maxlen=0))
    return {rival.name: _clocked(partial(_feed, rival, ready)) - reading for rival in rivals}


def _read(ready: Path) -> Iterator[AnalysedDocument]:
    with ready.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)  # what this run has written


def _feed(rival: Rival, ready: Path) -> None:
    documents = _read(ready)
    while chunk := list(islice(documents, CHUNK)):
        rival.add(chunk)
    rival.finish()


def _clocked(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def pages(contestants: Mapping[str, Page], asked: Sequence[Asked]) -> dict[str, Milliseconds]:
    """Milliseconds for each query of each class, the better of two runs after one that warms up.

    Each query is asked of all before the next one, so that a machine which is slower for a while is so for all of them.
    """
    found: dict[str, dict[Kind, list[float]]] = {name: {kind: [] for kind in Kind} for name in contestants}
    for each in asked:
        for name, page in contestants.items():
            page(each)
            found[name][each.kind].append(min(_cpu(page, each) for _ in range(2)))
    return dict(found)


def _cpu(page: Page, asked: Asked) -> float:
    started = time.process_time()
    page(asked)
    return (time.process_time() - started) * 1000


def our_page(settings: Settings, facets: tuple[str, ...] = COUNTED) -> Page:
    """Parse, ten results, ten snippets and these facets; those that the rivals count unless others are given."""
    index = Index(settings)
    for _ in index.warm():
        pass
    return lambda asked: index.search(asked.question(facets)).total


def ratio(ours: Milliseconds, theirs: Milliseconds) -> float:
    """The geometric mean over the classes of our p50 against theirs."""
    return statistics.geometric_mean(statistics.median(ours[kind]) / statistics.median(theirs[kind]) for kind in Kind)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay under."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def table(columns: Mapping[str, Milliseconds]) -> str:
    """p50 and p95 in milliseconds, a class a line."""
    head = ["class", *(f"{name}: p50 / p95" for name in columns)]
    rows = [
        [kind.value, *(f"{statistics.median(column[kind]):.2f} / {p95(column[kind]):.2f}" for column in columns.values())] for kind in Kind
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


def verdicts(figures: Iterable[Figure]) -> str:
    """Every figure with its floor, its aim and what it misses."""
    lines = ["| measure | figure | floor | aim | short |", "|---|---|---|---|---|"]
    for figure in figures:
        bounds = " | ".join(f"≤ {bound}" for bound in (figure.bound.floor, figure.bound.aim))
        lines.append(f"| {figure.name} | {written(figure.values[DEPESHA])} | {bounds} | {figure.short} |")
    return "\n".join(lines)


def measure(site: Site, small: int, large: int, say: Callable[[str], None]) -> list[Figure]:
    """Everything, told as it is found."""
    middle = min(MIDDLE, large)
    big, little, stock = site.settings("tantivy", large), site.settings("tantivy", small), site.settings("whoosh", small)
    cost = build(big)
    say(
        f"tantivy, {large:,} documents, files to searchable: {cost.seconds:.0f} s, {cost.megabytes:,.0f} MB in all processes, "
        f"{cost.anonymous:,.0f} MB of them without the pages of mapped files"
    )
    words, rivals = Words(), (RawTantivy(site.folder / "raw", cores()), SqliteFts(site.folder / "sqlite"))
    seconds = fill(rivals, analysed(big), words, site.folder / "ready")
    say(f"on ready keys: {', '.join(f'{name} {taken:.0f} s' for name, taken in seconds.items())}")
    asked = words.draw(read_analyser(open_engine(big.index)))
    at_large = pages({DEPESHA: our_page(big)} | {rival.name: rival.page for rival in rivals} | {EVERY_FACET: our_page(big, FACETS)}, asked)
    say(f"\nms at {large:,}\n\n" + table(at_large))
    ours, raw = at_large[DEPESHA], at_large[rivals[0].name]

    build(little), build(stock)
    whoosh, learnt = StockWhoosh(site.folder / "stock"), Words()
    fill((whoosh,), analysed(stock), learnt, site.folder / "ready")
    asked_little = learnt.draw(read_analyser(open_engine(stock.index)))
    contestants = {"whoosh": our_page(stock), whoosh.name: whoosh.page, "tantivy": our_page(little)}
    at_small = pages(contestants | {f"whoosh, {EVERY_FACET}": our_page(stock, FACETS)}, asked_little)
    say(f"\nms at {small:,}\n\n" + table(at_small))
    changes = site.settings("tantivy", middle)
    if middle != large:
        build(changes)
    return [
        Figure("tantivy page against raw tantivy", {DEPESHA: ratio(ours, raw)}, PAGES),
        Figure("tantivy p95 of the worst class, ms", {DEPESHA: max(p95(ours[kind]) for kind in Kind)}, WORST),
        Figure("Whoosh page against stock Whoosh", {DEPESHA: ratio(at_small["whoosh"], at_small[whoosh.name])}, WHOOSH),
        Figure("building against raw tantivy on ready keys", {DEPESHA: cost.seconds / seconds[rivals[0].name]}, BUILD),
        Figure("memory of the build, MB", {DEPESHA: cost.megabytes}, MEMORY),
        Figure(f"one change, Whoosh at {small:,}, s", {DEPESHA: change(stock, "Посол повернувся до Львова")}, CHANGE),
        Figure(f"one change, tantivy at {middle:,}, s", {DEPESHA: change(changes, "Посол повернувся до Одеси")}, CHANGE),
        Figure(f"tantivy page, {small:,} to {large:,}", {DEPESHA: ratio(ours, at_small["tantivy"])}, GROWTH),
    ]


def _say(line: str) -> None:
    print(line, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when a floor is missed."""
    if not arguments or not Path(arguments[0]).is_file():
        print("Name a file of documents: make bench DOCUMENTS=file.jsonl", file=sys.stderr)
        return 2
    small, large = (int(arguments[place]) if len(arguments) > place else size for place, size in ((1, SMALL), (2, LARGE)))
    _say(f"{time.strftime('%d %B %Y')}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(prefix="depesha-bench-") as folder:
        figures = measure(Site(Path(arguments[0]), Path(folder)), small, large, _say)
    _say("\n" + verdicts(figures))
    return int(any(figure.short == "below floor" for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
