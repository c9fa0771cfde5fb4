"""A draft → a clean document: what was said about it first, then what its text tells, else unknown."""

from __future__ import annotations

from dataclasses import replace

from indexer.intake.drafts import Draft
from indexer.intake.fingerprints import document_hash
from indexer.intake.language import Languages, judge_paragraphs
from indexer.intake.lines import lines_of
from indexer.model import Document, Rejection
from indexer.settings import Settings


def assemble(draft: Draft, settings: Settings) -> Document | Rejection:
    """The document of a draft, or why it is none."""
    lines = lines_of(draft.text)
    if not lines:
        return Rejection(draft.path, "empty", "There is no text in it.")
    said = (draft.asserted, draft.record)
    title = next((given.title for given in said if given.title), None)
    paragraphs = tuple(line.text for line in lines[0 if title or len(lines) == 1 else 1 :])
    languages = _languages(draft, paragraphs)
    document = Document(
        id=draft.id,
        title=title or lines[0].text,
        title_source="record" if title else "first-line",
        paragraphs=paragraphs,
        paragraph_languages=languages.paragraph_languages,
        language=languages.language,
        languages=languages.languages,
        date=draft.asserted.date or draft.record.date,
        source=draft.asserted.source or draft.record.source,
        url=draft.asserted.url or draft.record.url,
        tags=draft.asserted.tags or draft.record.tags,
        extra=draft.record.extra + draft.asserted.extra,
        encoding=draft.encoding,
        path=draft.path,
    )
    return replace(document, hash=document_hash(document))


def _languages(draft: Draft, paragraphs: tuple[str, ...]) -> Languages:
    declared = draft.asserted.language or draft.record.language
    if declared is None:
        return judge_paragraphs(paragraphs)
    return Languages(declared, (declared,), (declared,) * len(paragraphs))
