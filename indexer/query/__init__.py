"""Query text → tree: what a reader typed, as values that an engine compiles, with everything that the reader should hear of it.

text → cleaning → lexer → grammar → syntax ─┬→ filters     filters and dates of the whole query
                                            ├→ reading     the tree, its words read by a `WordReader`
                                            └→ wording     the query, written as it was understood
"""

from indexer.query.parser import Parsed, any_word, parse
from indexer.query.syntax import is_of_words
from indexer.query.tree import wanted

__all__ = ["Parsed", "any_word", "is_of_words", "parse", "wanted"]
