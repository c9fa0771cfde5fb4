"""Function words: indexed like any other, but not required by a query outside quotation marks.

Prepositions, conjunctions, particles and the commonest pronouns of each language, as folded forms. Words that also carry content in a
diplomatic text (нет, ні, против, проти, после, після) are left out: a reader who types them means them.
"""

from __future__ import annotations

from indexer.model import RUSSIAN, UKRAINIAN

_RUSSIAN = """
    а без бы был была были было быть в вам вас ведь весь во вот все всего всех вы где да для до его ее если есть еще же за и из изо или им
    их к как ко когда кто ли либо мне мы на над надо нам нас не него нее ней нем ни них но ну о об обо однако он она они оно от ото по под
    при про с свой себя со так такой также там те тем то того тоже той только том тот ту ты у уже что чтобы чье чья эта эти это этого этой
    этом этот эту я
"""
_UKRAINIAN = """
    а або адже але б без би був була були було бути в вам вас ваш ви від він вона вони воно все всі всього всіх втім ви де для до є ж же з
    за зі із і й його її їй їм їх коли крім ми мені на над нам нас не неї нею ним них ні але ну о об от по под при про та так також такий
    там те теж ти тим то того тоді той тому ту у уже вже хто це цей ця ці цього цієї цим цих цьому цю чи чого що щоб як яка яке який які
    якщо я
"""

FUNCTION_WORDS = {RUSSIAN: frozenset(_RUSSIAN.split()), UKRAINIAN: frozenset(_UKRAINIAN.split())}


def is_function_word(folded: str, language: str) -> bool:
    """Is this folded form a function word of the language?"""
    return folded in FUNCTION_WORDS.get(language, frozenset())
