"""Where the first sentence of a paragraph ends: enough for titles and links, no splitter of texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

WINDOW = 1000
MAX_LEAD_TITLE = 200
# shorter first sentences are forms of address («Шановні українці!») and no title
MIN_LEAD_TITLE = 25
_END = re.compile(r"[.!?…]{1,5}[\"»”)]*(?=\s+[\"«“„(—–-]*\s?[A-ZА-ЯЁІЇЄҐ0-9]|\s*$)")
# words that end with a period inside a sentence
_SHORT = re.compile(
    r"(?:\b[A-ZА-ЯЁІЇЄҐ]|\b(?:г|гг|р|рр|т|тт|п|с|м|о|им|ім|ст|ул|вул|пр|просп|им|руб|коп|грн|тыс|тис|млн|млрд|долл|дол|см|див|др|ін|ред|"
    r"проф|акад|ген|полк|зам|напр|обл|р-н|янв|фев|февр|мар|апр|авг|сен|сент|окт|ноя|нояб|дек|січ|лют|бер|квіт|трав|черв|лип|серп|вер|"
    r"жовт|лист|груд|н|э|е|экс|Св|св|mr|mrs|dr|st|vs|No|№))$",
    re.IGNORECASE,
)


def first_sentence_end(text: str) -> int:
    """The offset behind the first sentence of `text`, its end mark and closing quotes included; the length when there is one only.

    A sentence that has not ended after 1,000 characters is taken to go on to the end.
    """
    for match in _END.finditer(text, 0, WINDOW):
        if text[match.start()] != "." or not _SHORT.search(text, 0, match.start()):
            return match.end()
    return len(text)


def lead_title(paragraphs: Sequence[str], least: int = MIN_LEAD_TITLE) -> tuple[str, str]:
    """A title from the first sentence of `least` characters, without its period; a long one is cut at a word and ends with "…"."""
    sentences = (text[: first_sentence_end(text)].strip() for text in paragraphs[:5])
    title = next((sentence for sentence in sentences if len(sentence) >= least), paragraphs[0] if paragraphs else "")
    if len(title) > MAX_LEAD_TITLE:
        title = title[:MAX_LEAD_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    if title.endswith(".") and not title.endswith(".."):
        title = title[:-1]
    return title, "lead" if title else "none"
