"""A draft → a clean document: what was said about it first, then what its text tells, else unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.intake.agencies import AgencyLead, agency_lead
from indexer.intake.cleaning import Cleaned, clean
from indexer.intake.dates import event_date, url_date
from indexer.intake.drafts import Draft, Given
from indexer.intake.fingerprints import document_hash
from indexer.intake.headings import Heading, read_heading
from indexer.intake.joining import rejoin
from indexer.intake.language import Languages, judge_paragraphs
from indexer.intake.leads import may_name_a_day
from indexer.intake.letters import Letter, read_letter
from indexer.intake.lines import Line, lines_of
from indexer.intake.outlets import Outlets, outlets_for
from indexer.model import UNKNOWN, Dated, Document, Rejection
from indexer.settings import Settings

# the lines of a body in which event_date looks
LEAD_LINES = 3


def assemble(draft: Draft, settings: Settings) -> Document | Rejection:
    """The document of a draft, or why it is none."""
    # UTF-8 takes at most four bytes a character, so that most texts need no encoding to be measured
    if len(draft.text) * 4 > settings.max_text_bytes and len(draft.text.encode("utf-8", "replace")) > settings.max_text_bytes:
        return Rejection(
            draft.path, "size", f"Its text is over the limit of {settings.max_text_bytes:,} bytes. Split it, or raise max_text_bytes."
        )
    lines = lines_of(draft.text)
    if not any(character.isalnum() for line in lines for character in line.text):
        return Rejection(draft.path, "empty", "There is no text in it.")
    outlets = outlets_for(settings)
    letter = read_letter(lines)
    cleaned = clean(rejoin(letter.lines), lambda name: outlets.of_name(name) is not None)
    if not cleaned.lines:
        return Rejection(draft.path, "empty", "There is no text in it but links, notices and labels.")
    return _document(_Sources(draft, letter, cleaned, outlets), settings.years)


class _Sources:
    """Where the values of a document come from, each in its order: sidecar, record, the head of a letter, text."""

    def __init__(self, draft: Draft, letter: Letter, cleaned: Cleaned, outlets: Outlets) -> None:
        self.draft = draft
        self.letter = letter
        self.cleaned = cleaned
        self.outlets = outlets
        self.title, self.title_basis = self._said("title")
        self.heading: Heading = read_heading(cleaned.lines, self.title, outlets.of_name)
        self.agency: AgencyLead | None = _agency(self.heading.body, outlets)

    def _given(self, name: str) -> Given | None:
        """The one of sidecar, record and letter that speaks of `name`, if only to say that it is unknown."""
        for given in (self.draft.asserted, self.draft.record, self.letter.said):
            if getattr(given, name) or name in given.unknown:
                return given
        return None

    def _said(self, name: str) -> tuple[str | None, str]:
        given = self._given(name)
        return (getattr(given, name), given.basis) if given else (None, "none")

    def note(self, kind: str) -> str | None:
        """What the first line of this kind told."""
        return next((note.value for note in self.cleaned.notes if note.kind == kind), None)

    def address(self) -> str | None:
        """The address below the text, else the one above it; one between its lines is another page's."""
        numbers = [line.number for line in self.heading.body]
        found = [note for note in self.cleaned.notes if note.kind == "url"]
        below = (note.value for note in found if note.line.number > numbers[-1])
        return next(below, next((note.value for note in found if note.line.number < numbers[0]), None))

    def value(self, name: str, guess: str | None) -> str | None:
        """What was said, else the guess."""
        given = self._given(name)
        return getattr(given, name) if given else guess

    def date(self, name: str, guess: Dated | None) -> Dated | None:
        """The date that was said, else the guess."""
        given = self._given(name)
        return getattr(given, name) if given else guess

    def source(self, url: str | None) -> tuple[str | None, str]:
        """The outlet and what speaks for it."""
        if self._given("source"):
            return self._said("source")
        cue = self.note("outlet") or self.heading.outlet
        found = (
            (self.outlets.of_url(url) if url else None, "url"),
            (cue and (self.outlets.of_name(cue) or cue), "cue"),
            (self.agency.outlet if self.agency else None, "dateline"),
        )
        return next(((name, basis) for name, basis in found if name), (None, "none"))


def _agency(body: Sequence[Line], outlets: Outlets) -> AgencyLead | None:
    return agency_lead(body[0].text, body[0].number, outlets.of_name) if body else None


def _document(sources: _Sources, years: tuple[int, int] | None) -> Document:
    draft, heading = sources.draft, sources.heading
    url = sources.value("url", sources.address())
    source, source_basis = sources.source(url)
    date = sources.date("date", heading.date or (sources.agency.date if sources.agency else None) or _date_of(url))
    paragraphs = tuple(line.text for line in heading.body)
    languages = _languages(sources, paragraphs)
    document = Document(
        id=draft.id,
        title=heading.title,
        title_source=sources.title_basis if sources.title else heading.title_source,
        paragraphs=paragraphs,
        paragraph_languages=languages.paragraph_languages,
        language=languages.language,
        languages=languages.languages,
        date=date,
        event_date=sources.date("event_date", _event_date(heading, date, years)),
        source=source,
        source_basis=source_basis,
        url=url,
        place=sources.value("place", heading.place or (sources.agency.place if sources.agency else None)),
        credit=sources.value("credit", sources.note("photo-credit")),
        tags=draft.asserted.tags or draft.record.tags,
        extra=tuple((dict(draft.record.extra) | dict(draft.asserted.extra)).items()),
        removed=tuple(
            sorted((*draft.removed, *sources.letter.removed, *sources.cleaned.removed, *heading.removed), key=lambda removal: removal.line)
        ),
        encoding=draft.encoding,
        path=draft.path,
    )
    return replace(document, hash=document_hash(document))


def _date_of(url: str | None) -> Dated | None:
    found = url_date(url) if url else None
    return Dated(found.value, found.precision, "url", f"url: {found.text}", found.flags) if found and found.value else None


def _event_date(heading: Heading, date: Dated | None, years: tuple[int, int] | None) -> Dated | None:
    lead = [line.text if may_name_a_day(line.text) else "" for line in heading.body[:LEAD_LINES]]
    if not any(lead):
        return None
    text = "\n".join((heading.title, *(line.text for line in heading.body)))
    return event_date(lead, date.value if date else None, text, years, [line.number for line in heading.body[:LEAD_LINES]])


def _languages(sources: _Sources, paragraphs: tuple[str, ...]) -> Languages:
    declared = sources.value("language", None)
    if declared is None or declared == UNKNOWN:
        return judge_paragraphs(paragraphs)
    return Languages(declared, (declared,), (declared,) * len(paragraphs))
