"""The limits of a query, and the sentences that refuse what is over them: each names the limit and the remedy."""

from __future__ import annotations

from indexer.errors import QueryError, Refusal

MOST_CHARACTERS = 300
MOST_WORDS = 32
MOST_DEPTH = 8
MOST_EXPANSIONS = 256
MOST_WILDCARDS = 8  # 8 × 256 words is what a slow engine still answers in well under a second
MOST_BETWEEN = 50
LEAST_PREFIX = 3
LEAST_FUZZY = 4


def too_long(length: int) -> QueryError:
    """More characters than a query may have."""
    return QueryError(
        f"The query has {length:,} characters; at most {MOST_CHARACTERS} are searched. Shorten it to the words that matter.",
        Refusal.LONG,
        MOST_CHARACTERS,
    )


def too_long_written_out(length: int) -> QueryError:
    """More characters than a query may have, once its signs stand apart: `understood` must read again."""
    return QueryError(
        f"The query, written out, has {length} characters; at most {MOST_CHARACTERS} are searched. Leave some words out.",
        Refusal.LONG_UNDERSTOOD,
        MOST_CHARACTERS,
    )


def too_many_words(count: int) -> QueryError:
    """More words than a query may have."""
    return QueryError(f"The query has {count} words; at most {MOST_WORDS} are searched. Keep the rarest ones.", Refusal.WORDS, MOST_WORDS)


def too_deep() -> QueryError:
    """Parentheses within parentheses, and so on."""
    return QueryError(
        f"Parentheses stand at most {MOST_DEPTH} deep in each other. Take some away, or ask in two searches.", Refusal.DEEP, MOST_DEPTH
    )


def too_many_wildcards(count: int) -> QueryError:
    """More words with a star or a tilde than a query may have."""
    return QueryError(
        f"The query has {count} words with * or ~; at most {MOST_WILDCARDS} are searched. Write some of them out.",
        Refusal.WILDCARDS,
        MOST_WILDCARDS,
    )


def short_prefix(typed: str) -> QueryError:
    """A star after too few letters."""
    return QueryError(
        f"{typed}* would stand for too many words: write at least {LEAST_PREFIX} letters before the star, as in перегово*.",
        Refusal.PREFIX,
        LEAST_PREFIX,
    )


def misplaced_star() -> QueryError:
    """A star anywhere but at the end of a word."""
    return QueryError(
        f"A star can only end a word, after at least {LEAST_PREFIX} letters, as in перегово*. Regular expressions are not searched.",
        Refusal.STAR,
        LEAST_PREFIX,
    )


def short_fuzzy(typed: str) -> QueryError:
    """A tilde after too few letters."""
    return QueryError(
        f"{typed}~ would stand for too many words: a word before ~ has at least {LEAST_FUZZY} letters.", Refusal.FUZZY, LEAST_FUZZY
    )


def too_fuzzy(typed: str) -> QueryError:
    """A tilde with a number other than one."""
    return QueryError(f"{typed}~ finds words one letter away, and no further. Leave the number out.", Refusal.EDITS)


def near_of_two() -> QueryError:
    """A distance for a phrase of one word, or of three and more."""
    return QueryError(
        'A distance takes two words in quotation marks, as in "посол переговоры"~5. Leave the others out, or drop the ~ and number.',
        Refusal.NEAR,
    )


def too_far(typed: str) -> QueryError:
    """A distance over the limit."""
    return QueryError(
        f"A distance of {typed} words is too far: at most {MOST_BETWEEN} may stand between. Write a smaller number.",
        Refusal.FAR,
        MOST_BETWEEN,
    )


def nothing_to_find() -> QueryError:
    """Punctuation only."""
    return QueryError(
        "The query has no word to look for, only signs. Type a word, or leave the box empty to list everything.", Refusal.NOTHING
    )
