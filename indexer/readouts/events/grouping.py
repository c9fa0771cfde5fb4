"""All texts of a collection → its events: what a full build does.

First, texts that repeat one another; then texts of the same days that are alike, the most alike first; then each text without a day
joins the event that it is clearly most alike to. The order in which texts come in changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from indexer.beside import beside
from indexer.readouts.events.clusters import ALIKE, Clusters
from indexer.readouts.events.describing import describe
from indexer.readouts.events.joining import join_undated
from indexer.readouts.events.neighbours import near_in_time
from indexer.readouts.events.profiles import Collected, Profile
from indexer.readouts.events.reprints import Reprint, find_reprints
from indexer.readouts.events.table import Events
from indexer.readouts.events.weighing import weigh


def group(collected: Collected) -> Events:
    """The events of these texts, which are put in order and lose the words of their texts: by then they are in the vectors."""
    collected.put_in_order()
    ordered = collected.profiles
    found = beside(partial(find_reprints, collected.sketches))
    vectors = weigh(collected.terms, collected.counts)
    del collected.terms, collected.counts
    clusters = Clusters(ordered, vectors)
    near = near_in_time(vectors, [profile.days for profile in ordered], ALIKE)
    reprints = found.result()
    del collected.sketches, found
    clusters.join_reprints(reprints)
    clusters.join_alike(near)
    join_undated(clusters, ordered, vectors)
    copy_of = _originals(ordered, clusters, reprints)
    events = (describe(clusters.of(root), ordered, vectors, copy_of) for root in clusters.roots())
    return Events.ordered((event for event in events if event), updated=False)


def _originals(profiles: Sequence[Profile], clusters: Clusters, reprints: Iterable[Reprint]) -> dict[int, int]:
    """Each text that repeats others of its group → the first of them, by day and id."""
    above: dict[int, int] = {}

    def first(text: int) -> int:
        while text in above:
            text = above[text]
        return text

    for one in reprints:
        a, b = first(one.a), first(one.b)
        if a != b and clusters.root(a) == clusters.root(b):
            earlier, later = sorted((a, b), key=lambda text: (profiles[text].when or "~", text))
            above[later] = earlier
    return {text: first(text) for text in above}
