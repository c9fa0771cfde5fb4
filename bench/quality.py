"""`make bench-quality`: every figure about words for this build, beside two baselines, in one run.

The figures with floors are measured on the lists in the folder that DEPESHA_QUALITY_DATA names; our own judged queries, the speed of the
analysis and the cost of the dictionaries always. Ends with 1 when a floor is missed, else with 2 when a part could not be measured.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TextIO, TypeAlias

from bench.event_measures import event_figures
from bench.figures import BELOW_FLOOR, METHODS, Figure, table
from bench.sentence_measures import sentence_figures, truth_figures
from bench.sources import VARIABLE, find_source
from bench.speed import loading_figures, speed_figures
from bench.text_measures import news_figures, our_figures, parallel_figures, xquad_figures
from bench.word_measures import bridge_names, bridge_words, conflation_figures, name_figures
from indexer.analysis import Analyser, Tables
from indexer.attachments import load_glossary
from indexer.errors import DepeshaError, InputError
from indexer.model import LANGUAGES
from indexer.published import glossary_bytes
from indexer.settings import Settings, read_settings

Measure: TypeAlias = Callable[[], Iterable[Figure]]
Say: TypeAlias = Callable[[str], None]

NOTES = f"""
Columns: {METHODS[0]} is the Russian Snowball stemmer for both languages; {METHODS[1]} is the first parse of pymorphy3 by the
language of the text. For searches in texts, both stand on a small BM25 in memory (bench/bm25.py, k1 1.2, b .75, any word)
over the documents as our intake made them; {METHODS[2]} is the whole program. Speeds are processor time on one core.
""".strip()


def main(environment: Mapping[str, str], output: TextIO, errors: TextIO) -> int:
    """Measure and print; the exit code."""
    settings = read_quality_settings(environment)

    def say(sentence: str) -> None:
        print(sentence, file=errors, flush=True)

    figures, complete = run([*_on_data(environment.get(VARIABLE, ""), settings, say), *_always(settings, environment, say)], say)
    versions = Analyser(Tables(), load_glossary(glossary_bytes(settings)), settings.dictionaries).versions
    print(f"Analyser {versions.analyser}; dictionaries: {versions.dictionaries}\n\n{table(figures)}\n\n{NOTES}", file=output)
    return verdict(figures, complete and bool(environment.get(VARIABLE)))


def read_quality_settings(environment: Mapping[str, str]) -> Settings:
    """The program's settings as they stand; the engine is Whoosh unless one is named, since every list is small."""
    settings = read_settings({}, environment, Path.cwd())
    return replace(settings, engine="whoosh") if settings.engine == "auto" else settings


def run(measures: Iterable[Measure], say: Say) -> tuple[list[Figure], bool]:
    """The figures of all measures, and whether each could be taken; one that cannot says why, and the others go on."""
    figures: list[Figure] = []
    complete = True
    for measure in measures:
        started = time.monotonic()
        try:
            figures += measure()
        except InputError as problem:
            say(f"Not measured: {problem}")
            complete = False
            continue
        say(f"{figures[-1].name.partition(':')[0]} done in {time.monotonic() - started:.1f} s")
    return figures, complete


def verdict(figures: Iterable[Figure], complete: bool) -> int:
    """1 when a floor is missed, 2 when not all was measured, 0 when all is well. An aim is no condition."""
    if any(figure.short == BELOW_FLOOR for figure in figures):
        return 1
    return 0 if complete else 2


def _on_data(folder: str, settings: Settings, say: Say) -> Iterator[Measure]:
    try:
        source = find_source(folder)
    except InputError as problem:
        say(str(problem))
        return
    for language in reversed(LANGUAGES):
        yield partial(conflation_figures, language, source, settings)
    for language in reversed(LANGUAGES):
        yield partial(name_figures, language, source, settings)
    for measure in (bridge_words, bridge_names, xquad_figures, parallel_figures, news_figures):
        yield partial(measure, source, settings)


def _always(settings: Settings, environment: Mapping[str, str], say: Say) -> tuple[Measure, ...]:
    return (
        partial(our_figures, settings),
        partial(event_figures, settings, say),
        partial(sentence_figures, settings, say),
        partial(truth_figures, environment, settings, say),
        partial(speed_figures, settings),
        loading_figures,
    )


if __name__ == "__main__":
    try:
        sys.exit(main(os.environ, sys.stdout, sys.stderr))
    except DepeshaError as problem:
        print(problem, file=sys.stderr)
        sys.exit(problem.exit_code)
