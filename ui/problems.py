"""Errors as one calm sentence in the reader's language, with the remedy."""

from __future__ import annotations

from indexer import DepeshaError, NoIndexError, QueryError, UnknownDocumentError
from ui.markup import escaped
from ui.refusals import refusal
from ui.wording import Wording


def explained(words: Wording, problem: DepeshaError) -> str:
    """The error as HTML. A refused query names its limit."""
    match problem:
        case UnknownDocumentError():
            return notice(words("problem.no-document"), urgent=True)
        case NoIndexError():
            return notice(words("problem.no-index"), urgent=True)
        case QueryError():
            return _refused(words, str(problem))
        case _:
            return notice(words("problem.failed"), urgent=True)


def _refused(words: Wording, sentence: str) -> str:
    if known := refusal(sentence, words):
        return notice(f"{words('problem.refused')} {known}", urgent=True)
    own = f'<br><span lang="en">{escaped(sentence)}</span>'
    return f'<div class="d-notice d-urgent" role="alert">{escaped(words("problem.refused"))}{own}</div>'


def notice(text: str, *, urgent: bool = False) -> str:
    """A sentence for the reader, as HTML; an urgent one is announced at once."""
    return f'<div class="d-notice{" d-urgent" if urgent else ""}" role="{"alert" if urgent else "status"}">{escaped(text)}</div>'
