"""Text → words with offsets → keys: words, lemmas, names, the bridge between the languages, and what a query word looks for."""

from indexer.analysis.analyser import Analyser
from indexer.analysis.counts import FormCounts, count_forms
from indexer.analysis.glossary import Glossary
from indexer.analysis.lexicon import Lexicon
from indexer.analysis.memory import Memory
from indexer.analysis.morphology import OFF, stems_alone
from indexer.analysis.numbering import Numbering, Words
from indexer.analysis.querying import ExactWords, QueryWords
from indexer.analysis.tables import Tables, Vote, make_tables, make_vote
from indexer.analysis.terms import Terms, describe
from indexer.analysis.texts import paragraph_texts
from indexer.analysis.words import Tokens, fold, forms, in_one_alphabet, tokenise

__all__ = [
    "OFF",
    "Analyser",
    "ExactWords",
    "FormCounts",
    "Glossary",
    "Lexicon",
    "Memory",
    "Numbering",
    "QueryWords",
    "Tables",
    "Terms",
    "Tokens",
    "Vote",
    "Words",
    "count_forms",
    "describe",
    "fold",
    "forms",
    "in_one_alphabet",
    "make_tables",
    "make_vote",
    "paragraph_texts",
    "stems_alone",
    "tokenise",
]
