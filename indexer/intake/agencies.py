"""The way a news agency begins its text: place, day, agency.

МОСКВА, 7 декабря. /ТАСС/. Президент…      Київ. 7 грудня 2021 року. Інтерфакс-Україна – Президент…
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.intake.dates import find_dates
from indexer.model import Dated

_BEGINNING = re.compile(
    r"(?P<place>[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?: [\w’'-]+){0,2})[,.]\s+"
    r"(?P<date>\d{1,2}\s+[а-яёіїєґ]+\.?(?:\s+\d{4}(?:\s*(?:года|г\.|року|р\.))?)?)\s*[.,]?\s*"
    r"[–—/(-]*\s*(?P<name>[^,/–—()]{2,40}?)\s*(?:[/).–—]|\s-\s)[\s.,–—-]*"
)


@dataclass(frozen=True, slots=True)
class AgencyLead:
    """What the beginning of an agency's text tells; the date only with its year. At the offset `end` the text itself begins."""

    place: str
    outlet: str
    date: Dated | None
    end: int


def agency_lead(text: str, line: int, outlet_of: Callable[[str], str | None]) -> AgencyLead | None:
    """The agency's beginning of a paragraph on `line`; None when there is none, or no outlet of the name is known."""
    match = _BEGINNING.match(text)
    outlet = outlet_of(match["name"]) if match else None
    if match is None or outlet is None:
        return None
    place = match["place"].title() if match["place"].isupper() else match["place"]
    found = next((date for date in find_dates(match["date"]) if date.value and "/" not in date.value), None)
    dated = Dated(found.value, found.precision, "dateline", f"line {line}: {found.text}", found.flags) if found else None
    return AgencyLead(place, outlet, dated, match.end())
