"""Text → words with offsets → keys: words, lemmas, names, the bridge between the languages, and what a query word looks for."""

from indexer.analysis.analyser import OFF, Analyser, stems_alone
from indexer.analysis.glossary import Glossary
from indexer.analysis.memory import Memory
from indexer.analysis.querying import ExactWords, QueryWords
from indexer.analysis.tables import FormCounts, Tables, count_forms, make_tables
from indexer.analysis.terms import Terms, describe
from indexer.analysis.texts import paragraph_texts
from indexer.analysis.words import Tokens, fold, forms, in_one_alphabet, tokenise, tokens_of

__all__ = [
    "OFF",
    "Analyser",
    "ExactWords",
    "FormCounts",
    "Glossary",
    "Memory",
    "QueryWords",
    "Tables",
    "Terms",
    "Tokens",
    "count_forms",
    "describe",
    "fold",
    "forms",
    "in_one_alphabet",
    "make_tables",
    "paragraph_texts",
    "stems_alone",
    "tokenise",
    "tokens_of",
]
