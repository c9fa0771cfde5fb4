"""Everything that Depesha raises on purpose, as one tree.

    DepeshaError                 exit code
    ├── InputError               2   the user can mend it: a file, a folder, a setting, an argument
    │   ├── QueryError           2   a query over a limit, or one that asks for the impossible
    │   ├── CorpusError          2   a missing or empty corpus, a table with a bad line
    │   └── SettingsError        2   a setting that does not exist or cannot be read
    ├── NoIndexError             3   there is no index, or not one that this version can read: run make
    │   └── UnknownDocumentError 2   the index is there, the document is not in it
    └── EngineError              4   the engine failed: a full disk, a server away, damaged files
        └── LockedError          4   another build holds the lock

A message is one or two plain sentences that name the remedy; it is safe to show to a reader.
"""


class DepeshaError(Exception):
    """Root of the tree; `exit_code` is what the command line ends with."""

    exit_code = 4


class InputError(DepeshaError):
    """Something given by the user that the user can mend."""

    exit_code = 2


class QueryError(InputError):
    """A query that is refused; the message names the limit and the remedy."""


class CorpusError(InputError):
    """A corpus, sidecar or table that cannot be used."""


class SettingsError(InputError):
    """A setting with a value that means nothing."""


class NoIndexError(DepeshaError):
    """No published index, or one of another version."""

    exit_code = 3


class UnknownDocumentError(NoIndexError):
    """No document of this id in the published index; the index is sound, the id is to be mended."""

    exit_code = 2


class EngineError(DepeshaError):
    """The engine or the file system failed; vendor errors are translated to this at the adapter's edge."""


class LockedError(EngineError):
    """Another process is building this index."""
