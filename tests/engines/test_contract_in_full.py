"""The contract against the judge once more, with the number of examples that a night can afford."""

from __future__ import annotations

import pytest
from hypothesis import settings

from indexer.model import AnalysedDocument, Request
from tests.engines import test_contract as contract
from tests.engines.conftest import Built

FULL = settings(contract.DRAWN, max_examples=300)


@pytest.mark.slow
@FULL
@contract.some_requests
def test_thousands_of_requests_are_answered_as_the_judge_answers_them(
    built: Built, corpus: list[AnalysedDocument], asked: list[Request]
) -> None:
    contract.answer_as_the_judge_does(built, corpus, asked)


@pytest.mark.slow
@FULL
@contract.some_updates
def test_hundreds_of_updates_end_where_the_judge_does(
    built: Built, corpus: list[AnalysedDocument], updates: list[contract.Changes], asked: list[Request]
) -> None:
    contract.update_as_the_judge_does(built, corpus, updates, asked)
