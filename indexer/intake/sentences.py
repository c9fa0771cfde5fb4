"""Where the first sentence of a paragraph ends: enough for titles and links, no splitter of texts."""

from __future__ import annotations

import re

WINDOW = 1000
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
