"""`depesha events`: which documents are about one event, and why; for people or as JSON."""

from __future__ import annotations

import argparse
from contextlib import closing

from indexer.answers import event_json
from indexer.commands import opened_index
from indexer.console import Console
from indexer.errors import InputError
from indexer.plain import counted, event_lines


def events(options: argparse.Namespace, console: Console) -> int:
    """Print every event that enough texts tell, by day."""
    if options.texts < 1:
        raise InputError("An event has at least one text. Give --texts 1 or more.")
    with closing(opened_index(console)) as opened:
        found = opened.events()
    told = [event for event in found.events if len(event.members) >= options.texts]
    names = dict(found.names)
    for event in told:
        if options.json:
            console.json(event_json(event))
        else:
            console.lines(event_lines(event, names))
    if not options.json:
        since = "; texts of updates since were compared by day and names only" if found.updated else ""
        console.lines([f"{counted(len(told), 'event')}{since}"])
    return 0
