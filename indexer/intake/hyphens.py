"""A word that was divided at a line's end, made whole: without its hyphen, or with it where the word has one by itself.

подтвер-/дили → подтвердили      Из-/за → Из-за      Северо-/Западный → Северо-Западный      СОГЛА-/ШЕНИЕ → СОГЛАШЕНИЕ
"""

from __future__ import annotations

import re

# typesetters have hyphens of their own; one of them may have a space before it
_DIVIDED = re.compile(r"(?P<word>[^\W\d_]+)(?P<space> ?)(?P<hyphen>[-\u2010\u00ad])$")
_WORD = re.compile(r"[^\W\d_]+")
_ADJECTIVE = r"\w{3,}(?:[иы]й|[ао]я|[ое]е|[ыи]е|[ое]го|[ое]му|[иы]м|[иы]ми|[ое]м|[иы]х|[ое]й|ую|юю|[иі]й|[иі]х|ого|ому|ою|ої|а|у|е|і)"

KEPT: tuple[tuple[str, str], ...] = (
    ("из|з", "за|под|під"),  # из-за, из-под, з-під
    (
        "по",
        r"(?!э?тому|этому)\w+(?:ски|цки|ськи|цьки|прежнему|новому|старому|другому|разному|иному|своему|моему|твоему|нашему|вашему)|прежнему",
    ),
    ("во|по", "перв[а-я]+|втор[а-я]+|треть[а-я]+|перше|друге|третє"),  # во-первых, по-перше
    ("кое|кой|будь|хтозна|казна", r"\w+"),  # кое-кто
    (
        "кто|что|как|какой|какая|какое|какие|где|куда|когда|откуда|чей|почему|зачем|кого|чего|кому|чему|кем|чем|каком|каких|хто|що|який|де|коли",
        "то|либо|нибудь|небудь",
    ),
    ("вице|віце|пресс|нью|онлайн|интернет|інтернет|бизнес|бізнес", r"\w{2,}"),  # вице-премьер, пресс-служба
    ("экс|екс", r"(?:президент|премьер|прем|министр|міністр|глав|голов|посол|послом|депутат|канцлер|чемпион)\w*"),
    ("премьер|прем'єр|прем’єр", r"(?:министр|міністр)\w*"),
    ("генерал", r"(?:майор|лейтенант|полковник|губернатор|прокурор|адмирал|секретар)\w*"),
    (
        "северо|юго|южно|западно|восточно|центрально|північно|південно|східно|західно",
        rf"(?!слав){_ADJECTIVE}|восток\w*|запад\w*|схід\w*|захід\w*",
    ),
    (
        "военно|військово|воєнно|социально|соціально|общественно|суспільно|торгово|торговельно|политико|финансово|фінансово|научно|науково",
        rf"(?!служащ|пленн|обязан){_ADJECTIVE}",
    ),
    (r"\w+(?:ско|цко|сько|цько)", rf"\w{{2}}{_ADJECTIVE}"),  # российско-украинский
)
"""Words with a hyphen of their own, as what stands before it and what stands after it, in small letters."""

_KEPT = tuple((re.compile(before), re.compile(after)) for before, after in KEPT)


def join_divided(text: str, following: str) -> str | None:
    """Both lines as one when a word is divided between them, or None."""
    match = _DIVIDED.search(text)
    after = _WORD.match(following)
    if match is None or after is None:
        return None
    word, rest = match["word"], after.group()
    if rest[0].isupper() and not (word.isupper() and len(word) > 1 and rest.isupper()):
        # «Москва -» before a capital letter is a dash
        return None if match["space"] or match["hyphen"] == "\u00ad" else f"{text[:-1]}-{following}"
    whole = text[: match.end("word")]
    return f"{whole}-{following}" if _has_own_hyphen(word.lower(), rest.lower()) else f"{whole}{following}"


def _has_own_hyphen(before: str, after: str) -> bool:
    return any(first.fullmatch(before) and second.fullmatch(after) for first, second in _KEPT)
