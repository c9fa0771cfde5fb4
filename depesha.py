"""The command `depesha`, quiet on Ctrl-C from its first moment: half a second of its start is imports, and they know nothing of it.

It stands outside the package because importing anything of `indexer` imports most of it.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

STOPPED = 130


def main() -> int:
    """Run the command line; its exit code."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # a shell lets what runs in its background ignore Ctrl-C
        signal.signal(signal.SIGINT, _stop)
    from indexer.cli import main as command_line

    signal.signal(signal.SIGINT, before)
    return command_line()


def _stop(number: int, frame: FrameType | None) -> None:
    os._exit(STOPPED)  # an exception would come out of an import as one of another kind
