"""Days as a reader types them and as a URL carries them: `2021`, `12.2021`, `07.12.2021`, `2021-12-07` become ISO bounds."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})",
        r"(?P<m>\d{1,2})\.(?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})",
    )
)


def span(text: str) -> tuple[str, str] | None:
    """The first and last day that a text names, as ISO days; None when it names none.

    >>> span("12.2021")
    ('2021-12-01', '2021-12-31')
    """
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            return _span(**{name: int(number) for name, number in found.groupdict().items()})
    return None


def _span(y: int, m: int | None = None, d: int | None = None) -> tuple[str, str] | None:
    try:
        first = date(y, m or 1, d or 1)
        return first.isoformat(), first.replace(month=m or 12, day=d or monthrange(y, m or 12)[1]).isoformat()
    except (ValueError, IndexError):  # a month of 13, a day of 31 in June; calendar's error for a bad month is both
        return None


def is_year(first: str | None, last: str | None) -> str | None:
    """The year that both bounds lie in, or None."""
    return first[:4] if first and last and first[:4] == last[:4] else None


def is_month(first: str | None, last: str | None) -> str | None:
    """The month (`2021-12`) that the bounds cover whole, or None."""
    return first[:7] if first and last and span(first[:7]) == (first, last) else None
