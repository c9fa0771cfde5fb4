"""The one analyser: documents, queries and snippets all get their keys here.

If a query or a snippet made its keys on another road than the index, a word would be found and not marked, or stand in a text and not be
found, and nothing would fail loudly. So there is one object with one memory of forms, made from the tables of the generation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import chain

from indexer.analysis import bridge
from indexer.analysis.glossary import Glossary
from indexer.analysis.kept import EachKeys, KeptKeys
from indexer.analysis.known import names_digest
from indexer.analysis.lemmas import Lemmatiser
from indexer.analysis.memory import Memory
from indexer.analysis.morphology import dictionary_versions
from indexer.analysis.signatures import Signed, sign, signatures
from indexer.analysis.tables import Tables
from indexer.analysis.texts import paragraph_texts
from indexer.analysis.transliteration import from_latin
from indexer.analysis.words import Tokens, fold, forms, is_cyrillic, starts
from indexer.model import LANGUAGES, PARAGRAPH_BREAK, RUSSIAN, UKRAINIAN, AnalysedDocument, Document, Key, Keys, Versions

VERSION = "4"
_PREFIX = {RUSSIAN: "r:", UKRAINIAN: "u:"}
_ONLY_RUSSIAN = frozenset("ыэёъ")
_ONLY_UKRAINIAN = re.compile(r"[іїєґ]|'[яю]")
_SHORTEST_COGNATE = 3
_MOST_LEMMAS = 65_536

Triple = tuple[Key, Key, Key]


class Analyser:
    """Forms → keys, by the tables of one collection. Safe from several threads; made once, then warm.

    With `dictionaries` off, or not installed, everything runs on guesses by ending and on stems. Without a glossary the bridge knows
    cognates only, and no false friends.
    """

    def __init__(self, tables: Tables, glossary: Glossary | None = None, dictionaries: bool = True) -> None:
        self._glossary = glossary
        self._bound: Glossary | None = None
        self._dictionaries = dictionaries
        self._lemmatisers = {language: _lemmatiser(language, tables, dictionaries) for language in LANGUAGES}
        self._memories: dict[str, Memory[str, Triple]] = {}
        remembered = lru_cache(maxsize=_MOST_LEMMAS)
        self._lemma_keys = remembered(self._work_out_lemma)
        self._lemmas = remembered(self._work_out_lemmas)
        self._own_keys, self._across = remembered(self._work_out_own_keys), remembered(self._work_out_across)
        self._bridge_keys = remembered(self._work_out_bridge_key)
        self._headwords = remembered(lambda form, language: self._lemmatisers[language].is_headword(fold(form)))

    @property
    def glossary(self) -> Glossary | None:
        """The glossary, its entries found by the lemmas of this collection; bound when the first query asks, since a build never does."""
        if self._bound is None and self._glossary is not None:
            self._bound = self._glossary.with_lemmas(self.lemmas)
        return self._bound

    @property
    def version(self) -> str:
        """The version of the rules that make keys, the bridge's and the glossary's among them."""
        return f"{VERSION}.{names_digest()}.{self._glossary.version if self._glossary else bridge.rules_digest()[:12]}"

    def dictionary_versions(self) -> str:
        """What the lemmas come from: "ru 2.4.1, uk 2.4.1"; a language without a dictionary has "stems", all of them OFF."""
        return dictionary_versions(self._dictionaries)

    @property
    def versions(self) -> Versions:
        """What a generation is stamped with."""
        return Versions(self.version, self.dictionary_versions())

    def fold(self, form: str) -> str:
        """What two spellings of one form share."""
        return fold(form)

    def keys(self, form: str, language: str) -> Triple:
        """The keys (words, exact, bridge) that a build writes for a form as it stands in a text of the language; capitals count."""
        return self._memory(language)[form]

    def keys_of(self, written: Iterable[str], language: str) -> Keys:
        """The keys of forms of one language, in their order."""
        return _keys(map(self._memory(language).__getitem__, written))

    def text_keys(self, text: str, language: str) -> tuple[Tokens, Keys]:
        """The words of a text with their keys."""
        return Tokens(text), self.keys_of(forms(text), language)

    def title_keys(self, document: Document) -> tuple[Tokens, EachKeys]:
        """The words of a document's title with their keys."""
        return Tokens(document.title), EachKeys([*map(self._memory(document.language).__getitem__, forms(document.title))])

    def document_tokens(self, document: Document) -> tuple[Tokens, Keys]:
        """The words of `document.body`, offsets counted in it, with their keys, each paragraph in its own language."""
        places, keys = self._body(document)
        return Tokens(document.body, places), keys

    def kept_tokens(self, document: Document, kept: bytes) -> tuple[Tokens, KeptKeys]:
        """The same from what `analyse` kept of the body: only the words that are looked at are read."""
        signed = Signed(kept)
        tokens = Tokens(document.body, signed.starts)
        return tokens, KeptKeys(document, tokens, signed, self.keys)

    def analyse(self, document: Document) -> AnalysedDocument:
        """A document with the keys of its title, read in the document's language, and of its body."""
        title = map(self._memory(document.language).__getitem__, forms(document.title))
        places, body = self._body(document)
        return AnalysedDocument(document, _keys(title), body, sign(places, signatures(" ".join(filter(None, body.joined)))))

    def _body(self, document: Document) -> tuple[list[int], Keys]:
        """Where the words of the body begin, and their keys."""
        places: list[int] = []
        triples: list[Iterable[Triple]] = []
        origin = 0
        for paragraph, language in paragraph_texts(document):
            written = forms(paragraph)
            places += starts(paragraph, written, origin)
            triples.append(map(self._memory(language).__getitem__, written))
            origin += len(paragraph) + len(PARAGRAPH_BREAK)
        return places, _keys(chain.from_iterable(triples))

    def lemmas(self, form: str, language: str) -> tuple[str, ...]:
        """The lemmas that a query word of the language may mean, likeliest first; names among them, however it is typed."""
        return self._lemmas(form, language)

    def _work_out_lemmas(self, form: str, language: str) -> tuple[str, ...]:
        folded = fold(form)
        return self._lemmatisers[language].lemmas(form) if is_cyrillic(folded) else (folded,)

    def is_headword(self, form: str, language: str) -> bool | None:
        """Is a form the dictionary form of a word that the dictionary of the language holds? None when it does not hold the form."""
        return self._headwords(form, language)

    def own_keys(self, form: str, language: str) -> frozenset[Key]:
        """What a query word looks for in text of the language when it is a word of it; of a verb, forms that it shares as they stand."""
        return self._own_keys(form, language)

    def _work_out_own_keys(self, form: str, language: str) -> frozenset[Key]:
        lemmas = self.lemmas(form, language)
        shared = self._lemmatisers[language].shared_forms(lemmas[0]) if lemmas[0] == fold(form) else ()
        return frozenset((*(word_key(lemma, language) for lemma in lemmas), *(f"={each}" for each in shared)))

    def across(self, form: str, language: str) -> frozenset[Key]:
        """What a query word of the language looks for in text of the other one: its cognates, and the single words of the glossary.

        Of one or two letters, only the latter: «ИИ» may be read as a case of the name Ия, whose key is that of the Ukrainian «її».
        """
        return self._across(form, language)

    def _work_out_across(self, form: str, language: str) -> frozenset[Key]:
        other, glossary = other_language(language), self.glossary
        found: set[str] = set()
        for lemma in self.lemmas(form, language):
            if len(lemma) >= _SHORTEST_COGNATE:
                found.add(self.bridge_key(lemma, language))
            translations = glossary.translations(lemma, language) if glossary else ()
            found |= {self._glossary_key(words[0], other) for words in translations if len(words) == 1}
        return frozenset(f"~{_PREFIX[other]}{key}" for key in found)

    def _glossary_key(self, word: str, language: str) -> str:
        """The bare bridge key of a word as the glossary writes it: a dictionary form, or else («США») what it is a form of."""
        lemmas = self.lemmas(word, language)
        return self.bridge_key(word if word in lemmas else lemmas[0], language)

    def support(self, form: str, language: str) -> float:
        """How much of the collection speaks for a query word of the language."""
        return sum(self._lemmatisers[language].support(lemma) for lemma in self.lemmas(form, language))

    def query_keys(self, form: str) -> dict[str, frozenset[Key]]:
        """`own_keys` in each language that the form may belong to, a Latin one by its Cyrillic readings too."""
        found = {language: self.own_keys(form, language) for language in languages_of(form)}
        for reading in readings(form):
            for language in languages_of(reading):
                found[language] = found.get(language, frozenset()) | self.own_keys(reading, language)
        return found

    def bridge_key(self, lemma: str, language: str) -> str:
        """The bare key that a lemma shares with its twin in the other language."""
        return self._glossary.bridge_key(lemma, language) if self._glossary else bridge.bridge_key(lemma, language)

    def bridge_key_in_text(self, lemma: str, language: str) -> Key:
        """The bridge key that a lemma has in text of its own language."""
        return self._bridge_keys(lemma, language)

    def _work_out_bridge_key(self, lemma: str, language: str) -> Key:
        return f"~{_PREFIX[language]}{self.bridge_key(lemma, language)}" if is_cyrillic(lemma) else f"~:{lemma}"

    def _memory(self, language: str) -> Memory[str, Triple]:
        memory = self._memories.get(language)
        return memory if memory is not None else self._memories.setdefault(language, Memory(partial(self._work_out, language)))

    def _work_out(self, language: str, form: str) -> Triple:
        folded = fold(form)
        if language not in self._lemmatisers or not is_cyrillic(folded):
            return f":{folded}", f"={folded}", f"~:{folded}"
        word, across = self._lemma_keys(self._lemmatisers[language].lemma(form), language)
        return word, f"={folded}", across

    def _work_out_lemma(self, lemma: str, language: str) -> tuple[Key, Key]:
        return word_key(lemma, language), self.bridge_key_in_text(lemma, language)


def readings(form: str) -> tuple[str, ...]:
    """The Cyrillic words that a Latin form of a query may stand for; a Cyrillic one stands for itself."""
    return () if is_cyrillic(fold(form)) else from_latin(fold(form))


def word_key(lemma: str, language: str) -> Key:
    """The key of a lemma in text of a language; Latin words and numbers are of none."""
    return _PREFIX[language] + lemma if is_cyrillic(lemma) else f":{lemma}"


@lru_cache(maxsize=_MOST_LEMMAS)
def languages_of(form: str) -> tuple[str, ...]:
    """The languages that a query word may belong to: both, unless its alphabet decides."""
    if not _ONLY_RUSSIAN.isdisjoint(unicodedata.normalize("NFC", form.lower())):
        return (RUSSIAN,)
    return (UKRAINIAN,) if _ONLY_UKRAINIAN.search(fold(form)) else LANGUAGES


def other_language(language: str) -> str:
    """The language on the other side of the bridge."""
    return UKRAINIAN if language == RUSSIAN else RUSSIAN


def _lemmatiser(language: str, tables: Tables, dictionaries: bool) -> Lemmatiser:
    vote = tables.of(language)
    return Lemmatiser(language, vote.support, vote.lower, dictionaries)


def _keys(triples: Iterable[Triple]) -> Keys:
    layers = tuple(zip(*triples, strict=True))
    return Keys(*layers) if layers else Keys()
