"""Words divided at a line's end: each as it should be read, with the place of the line's end as "/"."""

from __future__ import annotations

import pytest

from indexer.intake.format_pdf import paragraphs_of
from indexer.intake.hyphens import join_divided

WORDS = {
    "подтвер-/дили": "подтвердили",
    "согла\u00ad/шение": "соглашение",
    "согла \u2010/шение": "соглашение",
    "СОГЛА-/ШЕНИЕ": "СОГЛАШЕНИЕ",
    "Из-/за погоды": "Из-за погоды",
    "из-/под стражи": "из-под стражи",
    "из-/вестие": "известие",
    "з-/під варти": "з-під варти",
    "по-/прежнему": "по-прежнему",
    "по-/этому": "поэтому",
    "по-/тому": "потому",
    "по-/литика": "политика",
    "по-/русски": "по-русски",
    "во-/первых": "во-первых",
    "кто-/то": "кто-то",
    "мес-/то": "место",
    "какой-/нибудь": "какой-нибудь",
    "вице-/премьер": "вице-премьер",
    "экс-/президент": "экс-президент",
    "экс-/перт": "эксперт",
    "премьер-/министр": "премьер-министр",
    "Северо-/Западный": "Северо-Западный",
    "Ивано-/Франковск": "Ивано-Франковск",
    "юго-/восточной": "юго-восточной",
    "юго-/славской": "югославской",
    "российско-/украинский": "российско-украинский",
    "россий-/ского": "российского",
    "российско-/го": "российского",
    "военно-/политический": "военно-политический",
    "военно-/служащий": "военнослужащий",
}


@pytest.mark.parametrize("picture", WORDS)
def test_a_divided_word_is_whole_again(picture: str) -> None:
    assert join_divided(*picture.split("/")) == WORDS[picture]
    (paragraph,) = paragraphs_of([f"Стороны {picture.split('/')[0]}", picture.split("/")[1]])
    assert paragraph.endswith(WORDS[picture])


@pytest.mark.parametrize(
    ("text", "line"), [("Встреча в Москве -", "Президент уехал"), ("в 2019-", "м году"), ("слово", "дело"), ("слово-", "")]
)
def test_other_lines_are_not_joined_to_a_word(text: str, line: str) -> None:
    assert join_divided(text, line) is None


def test_a_short_line_that_ends_within_a_word_ends_no_paragraph() -> None:
    lines = ["Стороны подписали договор о дружбе и сотрудничестве двух народов и стран", "Северо-", "Западный округ поддержал его."]
    assert list(paragraphs_of(lines)) == [f"{lines[0]} Северо-Западный округ поддержал его."]
