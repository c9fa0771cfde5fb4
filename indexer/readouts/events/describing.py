"""A group of texts → an event: its day, its title, and what speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from indexer.model import Event, Member, Reason
from indexer.readouts.events.clusters import Cluster
from indexer.readouts.events.neighbours import DAYS
from indexer.readouts.events.profiles import Profile
from indexer.readouts.events.weighing import Vectors

TOLD_DAY = 2
"""A day that a text names for what it tells counts twice: the day of publication is often the day after."""
ROUNDED = 6
"""Digits of what is equal but for the order of adding up: two texts alone have the same in common, and go by their ids."""
FAR = 7
"""Texts that came out together tell of these days. One day further off is a deadline or an anniversary, not what they tell."""


def describe(cluster: Cluster, profiles: Sequence[Profile], vectors: Vectors, copy_of: Mapping[int, int]) -> Event | None:
    """The event of a cluster; None for a text alone that has no day or names nobody."""
    told = [profiles[text] for text in cluster.texts]
    day = event_day(told, cluster.days)
    if len(told) == 1 and (day is None or not told[0].names):
        return None
    central = sorted(cluster.texts, key=lambda text: (-_centrality(text, cluster, vectors), profiles[text].id))
    titles = {profile.language: profile.title for profile in reversed([profiles[text] for text in central])}
    members = (_member(text, profiles, day, copy_of) for text in cluster.texts)
    ordered = tuple(sorted(members, key=lambda member: (member.when or day or "", member.id)))
    best = profiles[central[0]]
    listed = {best.language: best.title} | dict(sorted(titles.items()))
    return Event(day, tuple(listed.items()), _reasons(day, told, ordered, cluster), ordered)


def event_day(told: Sequence[Profile], allowed: frozenset[int] | None) -> str | None:
    """The day that most speaks for: one that a text tells counts TOLD_DAY times, else its publication once; ties go to the earlier one.

    A day that texts which came out together tell of from far off has no voice.
    """
    votes: dict[int, int] = {}
    published = [profile.published for profile in told if profile.published is not None]
    for profile in told:
        day, weight = near_told(profile.event_day, published), TOLD_DAY
        if day is None or not allowed or day not in allowed:
            day, weight = profile.published, 1
        if day is not None and allowed and day in allowed:
            votes[day] = votes.get(day, 0) + weight
    return date.fromordinal(min(votes, key=lambda day: (-votes[day], day))).isoformat() if votes else None


def near_told(day: int | None, published: Sequence[int]) -> int | None:
    """The day that a text tells, unless all came out within DAYS and it lies more than FAR from each of their days.

    A text alone may look back as far as it likes.
    """
    if day is None or not published or max(published) - min(published) > DAYS:
        return day
    is_far = all(abs(day - other) > FAR for other in published) and (len(published) > 1 or day > published[0])
    return None if is_far else day


def _member(text: int, profiles: Sequence[Profile], day: str | None, copy_of: Mapping[int, int]) -> Member:
    profile = profiles[text]
    original = copy_of.get(text)
    dated = profile.when is None and day is not None
    return Member(profile.id, profile.language, profile.when, dated, None if original is None else profiles[original].id)


def _centrality(text: int, cluster: Cluster, vectors: Vectors) -> float:
    """How much a text has in common with all."""
    if len(cluster.texts) == 1:
        return 1.0
    row = vectors.row(text)
    whole: float = sum(weight * cluster.sum[term] for term, weight in zip(row.terms.tolist(), row.weights.tolist(), strict=True))
    return round(whole, ROUNDED)


def _reasons(day: str | None, told: Sequence[Profile], members: Sequence[Member], cluster: Cluster) -> tuple[Reason, ...]:
    found = [Reason("day", day)] if day else []
    found += [Reason(kind, id) for kind, id in shared_names([profile.names for profile in told])]
    if len(told) > 1:
        found.append(Reason("similarity", f"{cluster.coherence:.2f}"))
    return (*found, *(Reason("verbatim", member.id) for member in members if member.copy_of is not None))


def shared_names(named: Sequence[Sequence[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Whom at least half of the texts name, persons first, then the most named."""
    if len(named) == 1:
        return sorted(named[0], key=lambda name: (name[0] != "person", name[1]))
    counts = Counter(name for names in named for name in names)
    shared = (name for name, count in counts.items() if 2 * count >= len(named))
    return sorted(shared, key=lambda name: (name[0] != "person", -counts[name], name[1]))
