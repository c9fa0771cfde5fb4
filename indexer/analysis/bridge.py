"""What a Russian and a Ukrainian lemma of one origin share: the bare key of the bridge layer.

Two lemmas whose keys are equal find each other's texts: саммит and саміт, политический and політичний, договор and договір.
The key is made by a list of small named rules, each a regular difference between the two languages, with an example beside it.
It looks at one lemma and its language and at nothing else; words that are not cognates meet through the glossary, not here.
"""

from __future__ import annotations


def bridge_key(lemma: str, language: str) -> str:
    """The bare key that a folded lemma (lower case, ё as е, one apostrophe) of "ru" or "uk" shares with its twin in the other language.

    Deterministic and a few microseconds long; callers cache it. A lemma of another language or script comes back as it is.
    Call `Glossary.bridge_key` rather than this one: it also keeps false friends apart.
    """
    raise NotImplementedError
