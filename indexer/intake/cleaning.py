"""Takes away what is not the document's, line by line, and keeps each removal with its line and its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indexer.intake.furniture import furniture_name
from indexer.intake.headings import ends_with_day
from indexer.intake.lines import Line
from indexer.intake.notes import MAX_CREDIT, credit_of, cue_of, recommends, url_of
from indexer.intake.promotions import is_headline, promoted
from indexer.intake.related import cut_related, is_related_label
from indexer.model import Removal

# lines of links that a label like «Читайте также:» may have after it
MAX_LINKS = 5
# a longer line tells nothing but its address
NOTE_LENGTH = MAX_CREDIT


@dataclass(frozen=True, slots=True)
class Note:
    """What a removed line told: `kind` is url, photo-credit or outlet."""

    kind: str
    value: str
    line: Line


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines that stay, the removals in the order of their lines, and what the removed lines told."""

    lines: tuple[Line, ...]
    removed: tuple[Removal, ...]
    notes: tuple[Note, ...]


# the first reader that has something to say takes the line
NOTES: tuple[tuple[str, Callable[[str], str | None]], ...] = (("url", url_of), ("photo-credit", credit_of), ("outlet", cue_of))


def clean(lines: Sequence[Line], is_outlet: Callable[[str], bool] = lambda name: False) -> Cleaned:
    """The lines without links to other articles, furniture, promotion and metadata in words. `is_outlet` knows outlets by their names."""
    gone: dict[int, Removal] = {}
    notes: list[Note] = []
    for index, line in enumerate(lines):
        note = _note(line)
        if note and note.kind == "outlet" and recommends(line.text) and not (is_outlet(note.value) or _ends(lines[index + 1 :])):
            note = None  # «Минздрав рекомендует:» and what it recommends
        reason = note.kind if note else furniture_name(line.text)
        if note:
            notes.append(note)
        if reason:
            gone[index] = Removal(line.number, line.text, reason)
    for index in _links(lines, gone):
        gone[index] = Removal(lines[index].number, lines[index].text, "related-link")
    staying, promotion = _without_promotion([line for index, line in enumerate(lines) if index not in gone])
    kept, cut = _cut(staying)
    removed = sorted((*gone.values(), *promotion, *cut), key=lambda removal: removal.line)
    return Cleaned(tuple(kept), tuple(removed), tuple(notes))


def _ends(following: Sequence[Line]) -> bool:
    """Whether nothing comes after a line but headlines of other articles and what goes anyway."""
    rest = [line.text for line in following if not _note(line) and not furniture_name(line.text)]
    return len(rest) <= MAX_LINKS and all(is_headline(text) and not text[0].islower() for text in rest)


def _without_promotion(lines: Sequence[Line]) -> tuple[list[Line], list[Removal]]:
    gone = promoted(lines)
    removals = [Removal(lines[index].number, lines[index].text, "promotion") for index in sorted(gone)]
    return [line for index, line in enumerate(lines) if index not in gone], removals


def _note(line: Line) -> Note | None:
    if len(line.text) > NOTE_LENGTH and "://" not in line.text:
        return None
    for kind, read in NOTES:
        if value := read(line.text):
            return Note(kind, value, line)
    return None


def _links(lines: Sequence[Line], gone: dict[int, Removal]) -> list[int]:
    """The headlines that follow a line which announces other articles."""
    found: list[int] = []
    for index, line in enumerate(lines):
        announces = is_related_label(line.text) or (index in gone and gone[index].reason == "outlet" and line.text.endswith(":"))
        for following in range(index + 1, min(index + 1 + MAX_LINKS, len(lines)) if announces else 0):
            if following in gone or not is_headline(lines[following].text) or ends_with_day(lines[following].text):
                break
            found.append(following)
    return found


def _cut(lines: Sequence[Line]) -> tuple[list[Line], list[Removal]]:
    kept: list[Line] = []
    cut: list[Removal] = []
    for line in lines:
        text, links = cut_related(line.text)
        cut.extend(Removal(line.number, link, "related-link") for link in links)
        if text:
            kept.append(line if text == line.text else replace(line, text=text))
    return kept, cut
