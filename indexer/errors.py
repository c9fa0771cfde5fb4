"""Everything that Depesha raises on purpose, as one tree.

    DepeshaError                 exit code
    ├── InputError               2   the user can mend it: a file, a folder, a setting, an argument
    │   ├── QueryError           2   a query over a limit, or one that asks for the impossible
    │   ├── CorpusError          2   a missing or empty corpus, a table with a bad line
    │   └── SettingsError        2   a setting that does not exist or cannot be read
    ├── NoIndexError             3   there is no index, or not one that this version can read: run make
    │   └── UnknownDocumentError 2   the index is there, the document is not in it
    ├── OutputError              4   what was to be printed could not be written
    └── EngineError              4   the engine failed: a full disk, a server away, damaged files
        └── LockedError          4   another build holds the lock

A message is one or two plain sentences that name the remedy; it is safe to show to a reader. Beside it an error has a `code`, by
which a front end says the same in its reader's language, and the `values` that belong into its words.
"""

from enum import StrEnum
from typing import ClassVar

MOST_QUOTED = 80


class Refusal(StrEnum):
    """Why a query is refused. In brackets: the values that go with it."""

    LONG = "long"  # most characters
    LONG_UNDERSTOOD = "long-understood"  # most characters
    WORDS = "words"  # most words
    DEEP = "deep"  # deepest parentheses
    WILDCARDS = "wildcards"  # most words with * or ~
    PREFIX = "prefix"  # fewest letters
    STAR = "star"  # fewest letters
    FUZZY = "fuzzy"  # fewest letters
    EDITS = "edits"
    NEAR = "near"
    FAR = "far"  # most words between
    NOTHING = "nothing"
    DATES = "dates"
    DATE_PLACE = "date-place"
    FILTER_PLACE = "filter-place"
    FILTER_VALUE = "filter-value"
    LANGUAGE = "language"
    BACKWARDS = "backwards"
    DATE = "date"
    PAGING = "paging"  # most results
    PAGE = "page"
    FACET = "facet"
    FORMS = "forms"
    SLOW = "slow"
    WIDTH = "width"  # narrowest, widest
    NO_CONTEXT = "no-context"


class DepeshaError(Exception):
    """Root of the tree; `exit_code` is what the command line ends with."""

    exit_code = 4
    code: ClassVar[str] = "failed"

    @property
    def cause(self) -> str:
        """What is wrong without the remedy, for where another one is given or it is being applied: the first sentence."""
        return str(self).partition(". ")[0].rstrip(".") + "."


class InputError(DepeshaError):
    """Something given by the user that the user can mend."""

    exit_code = 2
    code = "input"


class QueryError(InputError):
    """A query that is refused; the message names the limit and the remedy, `refusal` and its `values` say them to a program."""

    code = "refused"

    def __init__(self, message: str, refusal: Refusal, *values: int) -> None:
        super().__init__(message)
        self.refusal, self.values = refusal, values


class CorpusError(InputError):
    """A corpus, sidecar or table that cannot be used."""

    code = "corpus"


class SettingsError(InputError):
    """A setting with a value that means nothing."""

    code = "settings"


class NoIndexError(DepeshaError):
    """No published index, or one of another version."""

    exit_code = 3
    code = "no-index"


class UnknownDocumentError(NoIndexError):
    """No document of this id in the published index; the index is sound, the id is to be mended."""

    exit_code = 2
    code = "no-document"


class OutputError(DepeshaError):
    """Standard output is closed, or its disk is full."""


class EngineError(DepeshaError):
    """The engine or the file system failed; vendor errors are translated to this at the adapter's edge."""


class LockedError(EngineError):
    """Another process is building this index."""

    code = "locked"


def shortened(text: str) -> str:
    """As much of a text as a sentence can quote."""
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}…"
