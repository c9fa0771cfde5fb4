"""Figures about words alone: forms of one lemma, forms of one name, twins across the languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bench.figures import Figure
from bench.floors import FLOORS
from bench.methods import Depesha, Method, baselines
from bench.metrics import KeysOf, conflation, pairs_met, share_met, share_met_any
from bench.sources import Source
from indexer.model import LANGUAGES, RUSSIAN, UKRAINIAN
from indexer.settings import Settings


def conflation_figures(language: str, source: Source, settings: Settings) -> Iterator[Figure]:
    """Over gold lemmas: do the forms of a lemma meet, and no others?"""
    rows = source.lemmas(language)
    methods = _methods([form for form, _, _ in rows], settings)
    both = {method.name: conflation(rows, *_within(method, language)) for method in methods}
    for number, weight in enumerate(("type", "token")):
        for name in ("F1", "precision"):
            title = f"conflation {language}: {weight} {name}"
            if title in FLOORS:
                values = {method: getattr(agreements[number], name.lower()) for method, agreements in both.items()}
                yield Figure(title, values, FLOORS[title])


def name_figures(language: str, source: Source, settings: Settings) -> Iterator[Figure]:
    """Declined names, one paradigm a line, and pairs of different names that must not meet."""
    paradigms, apart = source.words(f"names_{language}.txt"), source.words(f"names_apart_{language}.txt")
    different = [(row[0], other) for row in apart for other in row[1:]]
    methods = _methods(_both_cases(form for row in paradigms + apart for form in row), settings)
    yield _figure(f"names {language}: pairs met", methods, lambda method: pairs_met(paradigms, *_within(method, language)))
    yield _figure(f"names {language}: different names met", methods, lambda method: share_met(different, *_within(method, language)))


def bridge_words(source: Source, settings: Settings) -> Iterator[Figure]:
    """Words of the field in the two languages, and false friends, those of one spelling left out: no search can part them."""
    rows = source.pairs("pairs_vocab.txt")
    friends = [(one, others[0]) for one, others in source.pairs("false_friends.txt") if [one] != others]
    words = [word for one, others in rows for word in (one, *others)] + [word for pair in friends for word in pair]
    methods = _methods(_both_cases(words), settings)
    yield from _bridge("words", rows, methods)
    yield _figure("bridge: false friends met", methods, partial(_either_way, friends))


def bridge_names(source: Source, settings: Settings) -> Iterator[Figure]:
    """Names in the two languages."""
    rows = source.pairs("pairs_names.txt")
    methods = _methods(_both_cases(word for one, others in rows for word in (one, *others)), settings)
    yield from _bridge("names", rows, methods)


def _bridge(what: str, rows: list[tuple[str, list[str]]], methods: tuple[Method, ...]) -> Iterator[Figure]:
    forward = [([one], others) for one, others in rows]
    backward = [(others, [one]) for one, others in rows]
    yield _figure(f"bridge, {what}: ru to uk", methods, lambda method: share_met_any(forward, *_across(method, UKRAINIAN)))
    yield _figure(f"bridge, {what}: uk to ru", methods, lambda method: share_met_any(backward, *_across(method, RUSSIAN)))


def _either_way(friends: list[tuple[str, str]], method: Method) -> float:
    """The share of pairs (Russian, Ukrainian) where one finds the other."""
    met = 0
    for russian, ukrainian in friends:
        there = share_met([(russian, ukrainian)], *_across(method, UKRAINIAN))
        met += bool(there or share_met([(ukrainian, russian)], *_across(method, RUSSIAN)))
    return met / len(friends) if friends else 0.0


def _figure(title: str, methods: Iterable[Method], measure: Callable[[Method], float]) -> Figure:
    return Figure(title, {method.name: measure(method) for method in methods}, FLOORS[title])


def _methods(words: Iterable[str], settings: Settings) -> tuple[Method, ...]:
    return (*baselines(), Depesha(words, settings))


def _both_cases(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, word.lower())]


def _within(method: Method, language: str) -> tuple[KeysOf, KeysOf]:
    return (lambda word: method.write(word, language)), (lambda word: method.seek(word, (language,)))


def _across(method: Method, into: str) -> tuple[KeysOf, KeysOf]:
    """Into text of one language, with a query word that may be of either."""
    return (lambda word: method.write(word, into)), (lambda word: method.seek(word, LANGUAGES))
