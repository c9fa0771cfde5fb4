"""The last evidence: function words, endings and missing letters as a prior, and langdetect where they do not suffice."""

from __future__ import annotations

import math
import re

from indexer.intake.language_letters import Letters, Verdict
from indexer.intake.language_statistics import PROFILES, probabilities
from indexer.model import OTHER, RUSSIAN, UKRAINIAN

_SOFT_SIGN = re.compile(r"ь(?!о)")

# Words that a text cannot do without, of each language; those spelt with its own letters are not needed here.
_FUNCTION_WORDS = {
    RUSSIAN: "и в во не на что он она они как его ее её их к ко с со из у о об от по за для до без под при про но а же ли бы или уже"
    " еще ещё так да нет мы вы я меня мне нас нам вас вам ему ей им себя свой своей все всё всех если когда где кто чем чего"
    " тоже только очень будет будут был была было были быть может можно надо нужно после перед через между чтобы потому там"
    " тут здесь сейчас теперь того том этого этом этот эта это эти тем который которая которое которые наш ваш сам сама"
    " более менее также ж б та те то ту той тот ты тебя тебе твой над один одна одно много мало конечно хотя однако даже вот"
    " ну кого зачем почему поэтому почти именно всего лишь разве давайте пожалуйста сегодня никто ничего никогда",
    UKRAINIAN: "та й не на що як в у з до за по про без для над а але бо чи же ж б би вже ще так ми ви я мене вона воно вони його йому"
    " нас нам вас вам себе все всього всем усе де коли тому тут там хто чим чого теж дуже буде будуть був була було були"
    " бути може можна треба перед через того тим цього цьому цей ця це наш ваш сам сама проте однак щоб якщо також тепер"
    " зараз завжди адже саме лише поки ти тебе тобі те то ту твоя один одна одне нехай одразу майже багато мало звичайно"
    " хоча ось ну отже разом кого лиш давайте хтось щось зовсім знову"
    # of the news, where they are spelt without a letter of Ukrainian alone
    " держава держави державу державою угода угоду угоди угодою допомога допомогу допомоги допомогою подякував подякувала"
    " зазначив зазначила наголосив наголосила домовився домовилася домовилися уряд уряду урядом кордону кордони",
    "bg": "и в във не на че той тя те то как го му ми ти си се са с със из от по за до без под при но а ли би или вече още така"
    " да ние вие аз ме ни ви им ги ще съм сме е беше бяха бъде може трябва след пред през между когато където кой кого какво"
    " който която които това този тази тези там тук сега само също много най повече няма нито ако защото докато като има"
    " прие представи обяви подписа срещна каза месеца",
    "mk": "и во не на дека тој таа тие тоа како го му ми ти си се со од по за до без под при но а ли би или веќе уште така да ние"
    " вие јас ме ни ви им ги ќе сум сме сте е беше беа биде може треба пред низ меѓу кога каде кој кого што која кои ова"
    " овој оваа овие таму тука сега само исто многу нај повеќе нема ниту ако затоа додека има ја неговиот нивната",
}
# what is thought before reading, as logarithms: the corpus is Russian and Ukrainian, guests are rare
_EXPECTED = {RUSSIAN: 0.0, UKRAINIAN: 0.0, "bg": -3.0, "mk": -3.0}
# how often, per letter of a text, a letter of the language's own comes up: a long text without any speaks against it
_OWN_LETTERS = {RUSSIAN: 0.025, UKRAINIAN: 0.07, "bg": 0.016, "mk": 0.03}
# endings, the languages that they speak against, and how likely one of these has such a word all the same
_ENDINGS = (
    (re.compile(r"\w{3}(?:[оеи]м|[аяи]х|[ая]ми|[ое]й|[ое]го|[ое]му|[аяую]ю)\b"), ("bg", "mk"), 0.35),  # океаном, странах, новую
    (re.compile(r"\w{3}(?:ата|ото|ета|ите|ият|овци)\b"), (RUSSIAN, UKRAINIAN), 0.35),  # страната, новите
    (re.compile(r"\w(?:ството|нието|цията|остта|телите|ниците)\b"), (RUSSIAN, UKRAINIAN), 0.01),  # правителството, решението
    (re.compile(r"\w\w[ую]ва(?:в|ло|ли)\b"), (RUSSIAN, "bg", "mk"), 0.1),  # подякував, обговорювали
    (re.compile(r"\w\w[аи]в\b"), (RUSSIAN, "bg", "mk"), 0.4),  # заявив; in Russian «заявив» is rare, «устав» is not
    (re.compile(r"\w\w[аи]в про\b"), (RUSSIAN, "bg", "mk"), 0.05),  # заявив про перемогу
    (re.compile(r"\w{3}[^м]ою\b"), (RUSSIAN, "bg", "mk"), 0.3),  # угодою
    (re.compile(r"\w[аиоу]ся\b|\wння\b"), (RUSSIAN, "bg", "mk"), 0.02),  # сталося, знання
    (re.compile(r"[бвгджзклпрстчшь]ний\b|\w[вдмбп]ий\b|\w\wуть\b"), (RUSSIAN, "bg", "mk"), 0.2),  # спільний, новий, будуть
    (re.compile(r"\w\w(?:[аеяю]тся|лся|[еи]ни[ея]|сть|[иеа]ть|[аи]л|[аиу]шь)\b"), (UKRAINIAN, "bg", "mk"), 0.35),  # берётся, решение
)
_MOST_ENDINGS = 3  # of a kind that count
# how likely a language's text has a function word of others: of a single other one (щоб, дека), of several (до, како)
_FOREIGN_WORD, _NOT_ITS_WORD = 0.005, 0.03
_NEVER_HAS = 6.0  # the same for a letter that a language lacks, as a logarithm
# langdetect's 0 counts as this, in a short and in a long text: a function word of a single language outweighs it
_MAY_ERR, _MAY_ERR_LONG = 0.2, 0.02
_LONG = 60  # letters without evidence of the alphabet: rare in Russian and Ukrainian, so that words alone are not believed
_SURE = 0.97
_TOO_SHORT = 6  # letters that tell nothing: «США» is Bulgarian to langdetect, at 0.99999


def _membership() -> dict[str, tuple[bool, ...]]:
    words = {name: set(listed.split()) for name, listed in _FUNCTION_WORDS.items()}
    return {word: tuple(word in words[name] for name in PROFILES) for word in set().union(*words.values())}


_MEMBERSHIP = _membership()
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")


def by_words_and_statistics(letters: Letters) -> Verdict | None:
    """Function words, and langdetect where they are few or the text is long: «Вона не знала», «Политика двух государств»."""
    prior, telling = _prior(letters)
    if telling == 0 and letters.cyrillic < _TOO_SHORT:
        return None
    name, share = _best(prior)
    if telling and share >= _SURE and letters.cyrillic < _LONG:
        return Verdict(name if name in (RUSSIAN, UKRAINIAN) else OTHER, round(min(share, 0.9), 3), "function-words")
    found = probabilities(letters.text, prior)
    least = _MAY_ERR_LONG if letters.cyrillic >= _LONG else _MAY_ERR
    name, share = _best({name: prior[name] * max(found.get(name, 0.0), least) for name in PROFILES})
    return Verdict(name if name in (RUSSIAN, UKRAINIAN) else OTHER, round(share * min(1.0, letters.cyrillic / 200), 3), "statistics")


def _best(weights: dict[str, float]) -> tuple[str, float]:
    name = max(weights, key=lambda name: weights[name])
    return name, weights[name] / sum(weights.values())


def _prior(letters: Letters) -> tuple[dict[str, float], int]:
    """How likely each profile is by words, endings and missing letters, and how many of the words tell languages apart."""
    scores = {name: _EXPECTED[name] - often * min(letters.cyrillic, _LONG) for name, often in _OWN_LETTERS.items()}
    telling = _weigh_words(letters.text, scores)
    _weigh_endings(letters.text, scores)
    if _SOFT_SIGN.search(letters.text):  # Bulgarian has ь in ьо alone
        scores["bg"] -= _NEVER_HAS
    if letters.any_of("йюяьщ"):
        scores["mk"] -= _NEVER_HAS
    top = max(scores.values())
    weights = {name: math.exp(max(score - top, -3 * _NEVER_HAS)) for name, score in scores.items()}
    return {name: weight / sum(weights.values()) for name, weight in weights.items()}, telling


def _weigh_words(text: str, scores: dict[str, float]) -> int:
    telling = 0
    for word in _WORD.findall(text):
        its = _MEMBERSHIP.get(word)
        if its is None or all(its):
            continue
        telling += 1
        against = math.log(_FOREIGN_WORD if sum(its) == 1 else _NOT_ITS_WORD)
        for name, listed in zip(PROFILES, its, strict=True):
            scores[name] += 0.0 if listed else against
    return telling


def _weigh_endings(text: str, scores: dict[str, float]) -> None:
    for ending, names, likely in _ENDINGS:
        found = min(_MOST_ENDINGS, len(ending.findall(text)))
        for name in names:
            scores[name] += found * math.log(likely)
