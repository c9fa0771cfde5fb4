"""Whom a document names: entries of the gazetteer, found by the keys of the analyser, so in every case and number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.analysis import Analyser, fold, forms, paragraph_texts, tokenise
from indexer.model import OTHER, RUSSIAN, UKRAINIAN, AnalysedDocument, Document, Key
from indexer.readouts.gazetteer import KINDS, Entry, Gazetteer
from indexer.readouts.namesakes import Found, told_apart

_LANGUAGES = (UKRAINIAN, RUSSIAN, OTHER)  # in the order of gazetteer.SPOKEN: an English name is a Latin word in any text
LOOKED_BACK = 80


@dataclass(frozen=True, slots=True)
class _Name:
    """A name to look for: the keys that each of its words may have, and its words as they are written."""

    entry: Entry
    positions: tuple[frozenset[Key], ...]
    written: tuple[str, ...]


class Names:
    """The names of a gazetteer by the keys of one collection."""

    def __init__(self, gazetteer: Gazetteer, analyser: Analyser) -> None:
        self._analyser = analyser
        self._by_first: dict[Key, list[_Name]] = defaultdict(list)
        for entry in gazetteer.entries:
            for language, names in zip(_LANGUAGES, entry.names, strict=True):
                for name in names:
                    self._take(_Name(entry, *_positions(analyser, entry, name, language)))

    def _take(self, name: _Name) -> None:
        for key in name.positions[0] if name.positions else ():
            self._by_first[key].append(name)

    def of(self, document: Document) -> AnalysedDocument:
        """The document analysed, with the ids of those whom it names."""
        return self.annotate(self._analyser.analyse(document))

    def annotate(self, analysed: AnalysedDocument) -> AnalysedDocument:
        """The document with the ids of those whom its title and its body name."""
        document = analysed.document
        found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
        for entry in (
            *self._named(analysed.title.words, (document.title,)),
            *self._named(analysed.body.words, [text for text, _ in paragraph_texts(document)]),
        ):
            found[entry.kind][entry.id] = None
        persons, institutions, countries = (tuple(sorted(found[kind])) for kind in KINDS)
        named = replace(document, persons=persons, institutions=institutions, countries=countries)
        return replace(analysed, document=named)

    def _named(self, keys: Sequence[Key], texts: Sequence[str]) -> Iterator[Entry]:
        """Whom the texts name, whose words have these keys."""
        written = [form for text in texts for form in forms(text)]
        found = list(self._found(keys, written))
        yield from told_apart(found, written, _before(found, texts) if found else ())

    def _found(self, keys: Sequence[Key], written: Sequence[str]) -> Iterator[Found]:
        for place, key in enumerate(keys):
            for name in self._by_first.get(key, ()):
                end = place + len(name.positions)
                run = keys[place:end]
                if _is_named(run, name.positions) and _is_written_so(written[place:end], name.written):
                    yield Found(name.entry, place, end)


def _before(found: Sequence[Found], texts: Sequence[str]) -> Iterator[str]:
    """What stands before each place in its text, as far back as a quotation may have begun."""
    starts = [(text, token.start) for text in texts for token in tokenise(text)]
    for one in found:
        text, start = starts[one.start]
        yield text[max(0, start - LOOKED_BACK) : start]


def _positions(analyser: Analyser, entry: Entry, name: str, language: str) -> tuple[tuple[frozenset[Key], ...], tuple[str, ...]]:
    """A surname alone is looked for as a name only: «Песков» shall not find «песок»."""
    words = tuple(forms(name))
    as_name = language == OTHER or (entry.kind == "person" and len(words) == 1)
    return tuple(frozenset((analyser.keys(word, language)[0],)) if as_name else analyser.own_keys(word, language) for word in words), words


def _is_named(run: Sequence[Key], positions: Sequence[frozenset[Key]]) -> bool:
    return len(run) == len(positions) and all(key in known for key, known in zip(run, positions, strict=True))


def _stem(name: str) -> str:
    """What all cases of a name begin with."""
    return name[: -2 if name.endswith("й") else -1] if len(name) > 3 else name


def _is_written_so(written: Sequence[str], name: Sequence[str]) -> bool:
    """Has a name its capital, and an abbreviation all of them? «кремль» and «ес» name nobody."""
    if len(name) == 1 and not fold(written[0]).startswith(_stem(fold(name[0]))):
        return False  # a dictionary's word («песок») whose genitive is a surname
    abbreviated = all(here.isupper() for here, there in zip(written, name, strict=True) if len(there) > 1 and there.isupper())
    return abbreviated and (name[0].islower() or any(here[:1].isupper() for here in written))
