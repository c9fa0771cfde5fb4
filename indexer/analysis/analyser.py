"""The one analyser: documents, queries and snippets all get their keys here.

If a query or a snippet made its keys on another road than the index, a word would be found and not marked, or stand in a text and not be
found, and nothing would fail loudly. So there is one object with one memory of forms, made from the tables of the generation.
"""

from __future__ import annotations

from indexer.analysis.bridge import bridge_key
from indexer.analysis.glossary import Glossary
from indexer.analysis.lemmas import Lemmatiser
from indexer.analysis.morphology import dictionary_version
from indexer.analysis.tables import Tables
from indexer.analysis.texts import paragraph_texts
from indexer.analysis.words import fold, forms, tokenise
from indexer.model import LANGUAGES, PARAGRAPH_BREAK, RUSSIAN, UKRAINIAN, AnalysedDocument, Document, Key, Keys, Token, Versions

VERSION = "1"
OFF = "off"
_PREFIX = {RUSSIAN: "r:", UKRAINIAN: "u:"}
_ONLY_RUSSIAN = frozenset("ыэёъ")
_ONLY_UKRAINIAN = frozenset("іїєґ'")
_CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў")
_MOST_REMEMBERED = 400_000

Triple = tuple[Key, Key, Key]


class Analyser:
    """Forms → keys, by the tables of one collection. Safe from several threads; made once, then warm.

    `glossary` serves queries only; the index holds nothing of it. With `dictionaries` off, or not installed, everything runs on stems.
    """

    def __init__(self, tables: Tables, glossary: Glossary | None = None, dictionaries: bool = True) -> None:
        self.glossary = glossary
        self._dictionaries = dictionaries
        self._lemmatisers = {language: Lemmatiser(language, tables.support.get(language, {}), dictionaries) for language in LANGUAGES}
        self._memories: dict[str, _Memory] = {}

    @property
    def version(self) -> str:
        """The version of the rules that make keys; an index of another version is refused."""
        return VERSION

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

    def text_keys(self, text: str, language: str) -> tuple[tuple[Token, ...], Keys]:
        """The words of a text with their keys."""
        tokens = tokenise(text)
        return tokens, _keys([token.form for token in tokens], self._memory(language))

    def document_tokens(self, document: Document) -> tuple[tuple[Token, ...], Keys]:
        """The words of `document.body`, offsets counted in it, with their keys, each paragraph in its own language."""
        tokens: list[Token] = []
        parts: list[Keys] = []
        start = 0
        for paragraph, language in paragraph_texts(document):
            found, keys = self.text_keys(paragraph, language)
            tokens += [Token(token.start + start, token.end + start, token.form) for token in found]
            parts.append(keys)
            start += len(paragraph) + len(PARAGRAPH_BREAK)
        return tuple(tokens), _joined(parts)

    def analyse(self, document: Document) -> AnalysedDocument:
        """A document with the keys of its title, read in the document's language, and of its body."""
        title = _keys(forms(document.title), self._memory(document.language))
        body = _joined([_keys(forms(text), self._memory(language)) for text, language in paragraph_texts(document)])
        return AnalysedDocument(document, title, body)

    def own_keys(self, form: str, language: str) -> frozenset[Key]:
        """What a query word looks for in text of the language when it is a word of it: its plausible lemmas, names among them."""
        return frozenset(_word_key(lemma, language) for lemma in self.lemmas(form, language))

    def across(self, form: str, language: str) -> frozenset[Key]:
        """What a query word of the language looks for in text of the other one, over the bridge."""
        other = other_language(language)
        return frozenset(f"~{_PREFIX[other]}{bridge_key(lemma, language)}" for lemma in self.lemmas(form, language))

    def query_keys(self, form: str) -> dict[str, frozenset[Key]]:
        """`own_keys` in each language that the form may belong to."""
        return {language: self.own_keys(form, language) for language in languages_of(form)}

    def lemmas(self, form: str, language: str) -> frozenset[str]:
        """The lemmas that a query word of the language may mean."""
        folded = fold(form)
        return self._lemmatisers[language].lemmas(form) if _is_cyrillic(folded) else frozenset((folded,))

    def _memory(self, language: str) -> _Memory:
        return self._memories.setdefault(language, _Memory(self._lemmatisers.get(language), language))


class _Memory(dict[str, Triple]):
    """Form → its keys, worked out once; a dict of its own, so that a warm look-up costs nothing but itself."""

    def __init__(self, lemmatiser: Lemmatiser | None, language: str) -> None:
        super().__init__()
        self._lemmatiser = lemmatiser
        self._language = language

    def __missing__(self, form: str) -> Triple:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        folded = fold(form)
        known = self._lemmatiser if _is_cyrillic(folded) else None
        lemma = known.lemma(form) if known else folded
        bridge = bridge_key(lemma, self._language) if known else lemma
        keys = _word_key(lemma, self._language), f"={folded}", f"~{_prefix(lemma, self._language)}{bridge}"
        self[form] = keys
        return keys


def languages_of(form: str) -> tuple[str, ...]:
    """The languages that a query word may belong to: both, unless its alphabet decides."""
    letters = set(form.lower()) | set(fold(form))
    if letters & _ONLY_RUSSIAN:
        return (RUSSIAN,)
    return (UKRAINIAN,) if letters & _ONLY_UKRAINIAN else LANGUAGES


def other_language(language: str) -> str:
    """The language on the other side of the bridge."""
    return UKRAINIAN if language == RUSSIAN else RUSSIAN


def dictionary_versions(dictionaries: bool) -> str:
    """What the lemmas come from, by language: a package's version, or "stems" where it is not installed; OFF when all is switched off."""
    if not dictionaries:
        return OFF
    used = {language: dictionary_version(language) for language in LANGUAGES}
    return ", ".join(f"{language} {version or 'stems'}" for language, version in used.items())


def _keys(written: list[str], memory: _Memory) -> Keys:
    if not written:
        return Keys()
    words, exact, bridge = zip(*[memory[form] for form in written], strict=True)
    return Keys(words, exact, bridge)


def _joined(parts: list[Keys]) -> Keys:
    return Keys(
        tuple(key for part in parts for key in part.words),
        tuple(key for part in parts for key in part.exact),
        tuple(key for part in parts for key in part.bridge),
    )


def _word_key(lemma: str, language: str) -> Key:
    return _prefix(lemma, language) + lemma


def _prefix(lemma: str, language: str) -> str:
    """Latin words and numbers are of no language; so are Cyrillic ones in text of neither."""
    return _PREFIX.get(language, ":") if _is_cyrillic(lemma) else ":"


def _is_cyrillic(folded: str) -> bool:
    return not _CYRILLIC.isdisjoint(folded)
