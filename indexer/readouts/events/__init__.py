"""Documents about one event, found across languages and outlets.

    Document → Profile → reprints and neighbours in time → groups, undated texts joined → Event, with what speaks for it

Pure functions over documents and keys; docs/events.md has the rules and their figures.
"""

from indexer.readouts.events.grouping import group
from indexer.readouts.events.profiles import Collected, Described, Profiler
from indexer.readouts.events.table import Events
from indexer.readouts.events.updating import Updating

__all__ = ["Collected", "Described", "Events", "Profiler", "Updating", "group"]
