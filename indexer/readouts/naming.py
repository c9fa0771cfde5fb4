"""Whom a document names: entries of the gazetteer, found by the keys of the analyser, so in every case and number."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.analysis import Lexicon, Memory, Tokens, Words, fold, forms
from indexer.analysis.numbering import Numbers
from indexer.model import OTHER, RUSSIAN, UKRAINIAN, AnalysedDocument, Document, Key, Layer, Versions
from indexer.readouts.gazetteer import KINDS, Entry, Gazetteer
from indexer.readouts.namesakes import Found, told_apart

_NO_KEY = ""
_LANGUAGES = (UKRAINIAN, RUSSIAN, OTHER)  # in the order of gazetteer.SPOKEN: an English name is a Latin word in any text


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """A name to look for: its words as they are written in a language, and what all cases of the first share."""

    entry: Entry
    language: str
    written: tuple[str, ...]
    stem: str

    def is_written_so(self, written: Sequence[str]) -> bool:
        """Has a name its capital, and an abbreviation all of them? «кремль» and «ес» name nobody."""
        if len(self.written) == 1 and not fold(written[0]).startswith(self.stem):
            return False  # a dictionary's word («песок») whose genitive is a surname
        abbreviated = all(here.isupper() for here, there in zip(written, self.written, strict=True) if len(there) > 1 and there.isupper())
        return abbreviated and (self.written[0].islower() or any(here[:1].isupper() for here in written))


class Names:
    """The names of a gazetteer by the keys of one collection; `kept` is what `to_bytes` gave for both."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, kept: bytes | None = None) -> None:
        self._lexicon, self._analyser = lexicon, lexicon.analyser
        self._names = [_name(entry, name, language) for entry, language, name in _written(gazetteer)]
        self._firsts: dict[Key, list[int]] = json.loads(zlib.decompress(kept)) if kept else self._by_key()
        self._by_first = {key: [self._names[place] for place in places] for key, places in self._firsts.items()}
        self._begins = lexicon.column(self._by_first.__contains__, np.dtype("?"), Layer.WORDS)
        self._keys = Memory(lexicon.key)
        self._rests = Memory(self._work_out_rest)
        self._by_second = Memory(self._work_out_seconds)

    def _by_key(self) -> dict[Key, list[int]]:
        """For each key that a first word may have, the places of the names."""
        found: dict[Key, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for key in sorted(self._keys_of(name, name.written[0])):
                found[key].append(place)
        return dict(found)

    def to_bytes(self) -> bytes:
        """What the names begin with, by their keys: to work it out takes a tenth of an update."""
        return zlib.compress(json.dumps(self._firsts, ensure_ascii=False).encode())

    def _keys_of(self, name: _Name, word: str) -> frozenset[Key]:
        """The keys that a word of a name may have. A surname alone is looked for as a name only: «Песков» shall not find «песок»."""
        if name.language == OTHER or (name.entry.kind == "person" and len(name.written) == 1):
            return frozenset((self._analyser.keys(word, name.language)[0],))
        return self._analyser.own_keys(word, name.language)

    def _work_out_rest(self, name: _Name) -> tuple[frozenset[Key], ...]:
        """The keys of the words behind the first."""
        return tuple(self._keys_of(name, word) for word in name.written[1:])

    def _work_out_seconds(self, first: Key) -> dict[Key, list[_Name]]:
        """The names that begin so, by the keys of their second word; those of one word by no key."""
        found: dict[Key, list[_Name]] = defaultdict(list)
        for name in self._by_first[first]:
            for second in self._rests[name][0] if len(name.written) > 1 else (_NO_KEY,):
                found[second].append(name)
        return dict(found)

    @property
    def versions(self) -> Versions:
        """Those of the analyser."""
        return self._analyser.versions

    def of(self, document: Document, words: Words) -> AnalysedDocument:
        """The document analysed, with the ids of those whom its title and its body name; `words` are its own, by the lexicon."""
        found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
        for numbers, text, starts in (
            (words.title, document.title, words.title_starts),
            (words.body, document.body, words.body_starts(document)),
        ):
            for entry in self._named(numbers, text, starts):
                found[entry.kind][entry.id] = None
        persons, institutions, countries = (tuple(sorted(found[kind])) for kind in KINDS)
        named = replace(document, persons=persons, institutions=institutions, countries=countries)
        return self._lexicon.analyse(named, words)

    def _named(self, words: Numbers, text: str, starts: Numbers) -> Iterable[Entry]:
        """Whom a text of these words names; they are looked at only where one may begin a name."""
        places = self._begins.of(words).nonzero()[0].tolist()
        found = list(self._found(words.tolist(), places)) if places else []
        return told_apart(found, Tokens(text, starts.tolist()), text) if found else ()

    def _found(self, words: Sequence[int], places: Iterable[int]) -> Iterator[Found]:
        forms = self._lexicon.numbering.forms
        for place in places:
            seconds = self._by_second[self._keys[words[place]]]
            longer = seconds.get(self._keys[words[place + 1]], ()) if place + 1 < len(words) else ()
            for name in (*seconds.get(_NO_KEY, ()), *longer):
                end = place + len(name.written)
                if self._goes_on(words[place + 2 : end], name) and name.is_written_so([forms[number] for number in words[place:end]]):
                    yield Found(name.entry, place, end)

    def _goes_on(self, words: Sequence[int], name: _Name) -> bool:
        """Are these, which stand behind the first two words of a name, the rest of it?"""
        rest = self._rests[name][1:]
        return len(words) == len(rest) and all(self._keys[number] in keys for number, keys in zip(words, rest, strict=True))


def _written(gazetteer: Gazetteer) -> Iterator[tuple[Entry, str, str]]:
    """Every name that has a word, with its entry and its language."""
    for entry in gazetteer.entries:
        for language, names in zip(_LANGUAGES, entry.names, strict=True):
            yield from ((entry, language, name) for name in names if forms(name))


def _name(entry: Entry, name: str, language: str) -> _Name:
    words = tuple(forms(name))
    return _Name(entry, language, words, _stem(fold(words[0])))


def _stem(name: str) -> str:
    """What all cases of a name begin with."""
    return name[: -2 if name.endswith("й") else -1] if len(name) > 3 else name
