"""docs/tour.md as values: its steps with the address, the picture and what the page is said to show there.

## 2. Search                          the number and the name of a step
`/?q=гарантии+безопасности`           its address, the first span of code that begins with a slash
![…](screenshots/tour-search.png)     its picture, which is taken at that address
**10 documents**                      what the page shows
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

TOUR = Path(__file__).parents[2] / "docs" / "tour.md"
HEADING = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
BLOCK = re.compile(r"^```\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
PICTURE = re.compile(r"!\[[^\]]*\]\(screenshots/([\w-]+)\.png\)")
LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Step:
    """A section of the tour under a numbered heading."""

    number: int
    name: str
    text: str

    @property
    def address(self) -> str:
        """Where the step ends, below the root of the site: `?q=…` or `doc?id=…`."""
        return next(span for span in CODE.findall(BLOCK.sub("", self.text)) if span.startswith("/")).removeprefix("/")

    @property
    def typed(self) -> str:
        """What the reader is asked to type: the step's first span of code."""
        return CODE.findall(self.text)[0]

    @property
    def shown(self) -> list[str]:
        """What the page is said to show."""
        return [" ".join(bold.split()) for bold in BOLD.findall(self.text)]

    @property
    def block(self) -> str:
        """The step's block of text."""
        return BLOCK.findall(self.text)[0]

    @property
    def picture(self) -> str | None:
        """The name of its picture in docs/screenshots, without the ending."""
        found = PICTURE.search(self.text)
        return found[1] if found else None

    @property
    def told(self) -> str:
        """The plain words: without what the page shows, code, links and pictures."""
        text = self.text
        for pattern in (BLOCK, LINK, CODE, BOLD):
            text = pattern.sub("", text)
        return text


def steps() -> tuple[Step, ...]:
    """The numbered sections of the tour, in order."""
    parts = HEADING.split(TOUR.read_text(encoding="utf-8"))[1:]
    sections = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return tuple(Step(int(number), name, re.split(r"^## ", text, flags=re.MULTILINE)[0]) for number, name, text in sections)


def place(address: str) -> tuple[str, dict[str, list[str]]]:
    """The path and the parameters of an address, whatever their spelling."""
    parts = urlsplit(address)
    return parts.path.strip("/"), parse_qs(parts.query)
