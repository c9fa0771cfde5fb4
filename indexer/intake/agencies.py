"""The way a news agency begins its text: place, day, agency, in several orders.

МОСКВА, 7 декабря. /ТАСС/. Президент…      Київ. 7 грудня 2021 року. Інтерфакс-Україна – Президент…
Интерфакс - Москва. 7 декабря. Президент…  ТАСС, 7 декабря. Президент…      Москва. 7 декабря 2021. Президент…
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.intake.dates import find_dates
from indexer.intake.places import is_town
from indexer.model import Dated

_PLACE = r"(?P<place>[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?: [\w’'-]+){0,2})"
_DATE = r"(?P<date>\d{1,2}\s+[а-яёіїєґ]+\.?(?:\s+\d{4}(?:\s*(?:года|г\.|року|р\.))?)?)"
_NAME = r"(?P<name>[^,/–—()]{2,40}?)"
_END = r"\s*(?:[/).–—](?!\w)|\s-\s)[\s.,–—-]*"  # «INTERFAX.RU - »: the dot inside a name ends none
_TEXT = r"(?=[\"«“„—–-]*\s?[A-ZА-ЯЁІЇЄҐ])"

FORMS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"{_PLACE}[,.]\s+{_DATE}\s*[.,]?\s*[–—/(-]*\s*{_NAME}{_END}"),  # МОСКВА, 7 декабря. /ТАСС/.
    re.compile(rf"{_NAME}\s*[–—-]\s*{_PLACE}\.\s+(?:{_DATE}\s*\.?\s+)?{_TEXT}"),  # Интерфакс - Москва. 7 декабря.
    re.compile(rf"{_NAME},\s+{_DATE}\s*[.–—-]+\s+{_TEXT}"),  # ТАСС, 7 декабря.
    re.compile(rf"{_PLACE}[,.]\s+{_DATE}\s*\.\s+{_TEXT}"),  # Москва. 7 декабря 2021.
)
"""Whatever a form names must be known: an agency by its name, a place without an agency as a town."""


@dataclass(frozen=True, slots=True)
class AgencyLead:
    """What the beginning of an agency's text tells; the date only with its year. At the offset `end` the text itself begins."""

    place: str | None
    outlet: str | None
    date: Dated | None
    end: int


def agency_lead(text: str, line: int, outlet_of: Callable[[str], str | None]) -> AgencyLead | None:
    """The agency's beginning of a paragraph on `line`; None when there is none, or no outlet of the name is known."""
    return next((lead for form in FORMS if (match := form.match(text)) and (lead := _lead(match, line, outlet_of))), None)


def _lead(match: re.Match[str], line: int, outlet_of: Callable[[str], str | None]) -> AgencyLead | None:
    parts = match.groupdict()
    place, name = parts.get("place"), parts.get("name")
    outlet = outlet_of(name) if name else None
    if outlet is None and (name or not is_town(place or "")):
        return None
    found = next((date for date in find_dates(parts["date"] or "") if date.value and "/" not in date.value), None)
    dated = Dated(found.value, found.precision, "dateline", f"line {line}: {found.text}", found.flags) if found else None
    return AgencyLead(place.title() if place and place.isupper() else place, outlet, dated, match.end())
