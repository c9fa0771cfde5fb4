"""Results of one page that are about one event, folded under the first of them. Totals count documents all the same. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from indexer import Event, Page, Result


@dataclass(frozen=True, slots=True)
class Fold:
    """A result that is shown, and those about the same event that are folded under it; `event` only where there are any."""

    first: Result
    rest: tuple[Result, ...] = ()
    event: Event | None = None

    @property
    def results(self) -> tuple[Result, ...]:
        """All of them, in the order of the page."""
        return (self.first, *self.rest)


def folded(page: Page) -> Sequence[Fold]:
    """The results of a page in their order, each once."""
    events = {event.id: event for event in page.events}
    together: dict[str, list[Result]] = defaultdict(list)
    for result in page.results:
        if result.event:
            together[result.event].append(result)
    folds, done = [], set[str]()
    for result in page.results:
        alike = together[result.event] if result.event else [result]
        if len(alike) == 1 or result.event not in events:
            folds.append(Fold(result))
        elif result.event not in done:
            done.add(result.event or "")
            folds.append(Fold(result, tuple(alike[1:]), events[result.event]))
    return folds
