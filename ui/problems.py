"""Errors as one calm sentence in the reader's language, with the remedy. Errors are told apart by their codes."""

from __future__ import annotations

from indexer import DepeshaError, QueryError
from ui.markup import escaped
from ui.wording import Wording

NAMING = ("input", "settings", "corpus")
"""Codes of errors whose own English sentence names a file or a value to mend, so that it follows the reader's."""


def explained(words: Wording, problem: DepeshaError) -> str:
    """The error as HTML. A refused query names its limit."""
    said = words(f"problem.{problem.code}")
    if isinstance(problem, QueryError):
        values = (words.number(value) for value in problem.values)
        return notice(f"{said} {words(f'refused.{problem.refusal}', **dict(zip('ab', values, strict=False)))}", urgent=True)
    if problem.code not in NAMING:
        return notice(said, urgent=True)
    own = f'<br><span lang="en">{escaped(str(problem))}</span>'
    return f'<div class="d-notice d-urgent" role="alert">{escaped(said)}{own}</div>'


def notice(text: str, *, urgent: bool = False) -> str:
    """A sentence for the reader, as HTML; an urgent one is announced at once."""
    return f'<div class="d-notice{" d-urgent" if urgent else ""}" role="{"alert" if urgent else "status"}">{escaped(text)}</div>'
