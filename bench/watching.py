"""A command run and watched: the clock's time, and the memory of all its processes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FIRST_PAUSE, PAUSE = 0.05, 1.0  # seconds; to ask oftener for long would slow down what is watched


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and at most how many megabytes at once, each page that processes share counted once (PSS).

    `anonymous` is the most without the pages of mapped files, which a system takes back when it needs them.
    """

    seconds: float
    megabytes: float
    anonymous: float


def run_watched(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run to the end; raises CalledProcessError when the command fails.

    Memory is looked at often at first, then once a second (Linux only, else 0).
    """
    started, most, pause = time.perf_counter(), {"Pss:": 0.0, "Pss_Anon:": 0.0}, FIRST_PAUSE
    with subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL) as process:
        while process.returncode is None:
            family = [_memory(pid) for pid in _family(process.pid)]
            most = {kind: max(before, sum(each.get(kind, 0.0) for each in family)) for kind, before in most.items()}
            with suppress(subprocess.TimeoutExpired):
                process.wait(pause)
            pause = min(2 * pause, PAUSE)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, *most.values())


def _family(pid: int) -> list[int]:
    """A process with all that it began."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(children).split():
            found += _family(int(child))
    return found


def _memory(pid: int) -> dict[str, float]:
    """Megabytes of a process by kind."""
    lines = (line.split() for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines())
    return {line[0]: int(line[1]) * 1024 / 1e6 for line in lines if line[0].startswith("Pss")}


def _read(path: Path) -> str:
    """What a file of /proc says; nothing once its process has ended."""
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
