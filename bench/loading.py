"""A process that loads the dictionaries of both languages, asks each for a word, and prints what that took: {"s": …, "MB": …}."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from bench.figures import FIRST_PARSE
from bench.methods import baselines
from indexer.analysis import Analyser, Tables
from indexer.model import LANGUAGES

_WORD = "посол"


def main(method: str) -> None:
    """Processor seconds, and by how much the peak of resident memory grew."""
    before, started = _peak(), time.process_time()
    if method == FIRST_PARSE:
        first_parse = next(baseline for baseline in baselines() if baseline.name == FIRST_PARSE)
        first_parse.seek(_WORD, LANGUAGES)
    else:
        analyser = Analyser(Tables())
        for language in LANGUAGES:
            analyser.keys(_WORD, language)
    print(json.dumps({"s": time.process_time() - started, "MB": (_peak() - before) / 1_000_000}))


def _peak() -> int:
    """Bytes. Linux counts the peak of getrusage on from the parent process, so its own books are read there; macOS counts in bytes."""
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1_024


if __name__ == "__main__":
    main(sys.argv[1])
