"""Notices in English, for the command line and for JSON; the page has its own translations."""

from __future__ import annotations

from indexer.model import Notice

SENTENCES = {
    "any-word": "No document has all the words; these have some of them.",
    "as-text": "The query could not be read as it is written, so its words were searched as plain text.",
    "did-you-mean": "Did you mean: {0}?",
    "more-words": "{0} stands for more words than can be searched; the {1} most frequent were taken.",
}


def explain(notice: Notice) -> str:
    """A notice as an English sentence."""
    return SENTENCES[notice.code].format(*notice.values)
