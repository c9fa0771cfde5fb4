"""The labelled set of tests/labels: every reference holds, and a label never contradicts the text it names."""

import re
from collections import Counter

import pytest

from tests.test_corpus import DOCUMENTS_TABLE, LABELS, LANGUAGE, TEXTS, read_table

DOCUMENT_PAIRS, SENTENCE_PAIRS = read_table(LABELS / "document_pairs.tsv"), read_table(LABELS / "sentence_pairs.tsv")
EVENT = {row["document"]: row["event"] for row in DOCUMENTS_TABLE}
FEWEST_DOCUMENT_PAIRS, FEWEST_SENTENCE_PAIRS = 60, 80
HEDGE = re.compile(r"(?<!\w)(якобы|мол|дескать|будто бы|нібито|мовляв|начебто|буцімто)(?!\w)", re.IGNORECASE)
FOLDED = {document: " ".join(text.split()) for document, text in TEXTS.items()}


def _sentence(document: str, beginning: str) -> str:
    """The sentence that begins so, to its full stop; empty for an empty beginning."""
    if not beginning:
        return ""
    rest = FOLDED[document][FOLDED[document].index(beginning) :]
    end = re.search(r"[.!?](?=\s|$)", rest)
    return rest[: end.end()] if end else rest


def _words(sentence: str) -> list[str]:
    return re.findall(r"\w+", sentence.lower())


def _name(row: dict[str, str]) -> str:
    return f"{row['doc_a']}-{row['doc_b']}-{row['sentence_a'][:12]}-{row['sentence_b'][:12]}"


def _languages(a: str, b: str) -> str:
    return "within" if LANGUAGE[a] == LANGUAGE[b] else "across"


# --- pairs of documents ------------------------------------------------------------------------


def test_document_pairs_are_many_and_of_every_sort() -> None:
    sorts = Counter((row["same_event"], _languages(row["a"], row["b"])) for row in DOCUMENT_PAIRS)
    assert len(DOCUMENT_PAIRS) >= FEWEST_DOCUMENT_PAIRS
    assert min(sorts[same, where] for same in ("yes", "no") for where in ("within", "across")) >= 15
    assert {row["kind"] for row in DOCUMENT_PAIRS} == {"verbatim", "retold", "unrelated"}


def test_document_pairs_are_named_once() -> None:
    assert max(Counter(frozenset((row["a"], row["b"])) for row in DOCUMENT_PAIRS).values()) == 1
    assert [row for row in DOCUMENT_PAIRS if row["a"] == row["b"]] == []


@pytest.mark.parametrize("row", DOCUMENT_PAIRS, ids=lambda row: f"{row['a']}-{row['b']}")
def test_document_pair_agrees_with_the_events(row: dict[str, str]) -> None:
    assert row["same_event"] == ("yes" if EVENT[row["a"]] == EVENT[row["b"]] else "no")
    assert (row["kind"] == "unrelated") == (row["same_event"] == "no")


@pytest.mark.parametrize("row", DOCUMENT_PAIRS, ids=lambda row: f"{row['a']}-{row['b']}")
def test_reprints_share_long_runs_of_words_and_no_other_pair_does(row: dict[str, str]) -> None:
    def runs(document: str) -> set[tuple[str, ...]]:
        words = _words(TEXTS[document])
        return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}

    shared = len(runs(row["a"]) & runs(row["b"])) / min(len(runs(row["a"])), len(runs(row["b"])))
    assert (shared > 0.5) == (row["kind"] == "verbatim")


# --- pairs of sentences ------------------------------------------------------------------------


def test_sentence_pairs_are_many_within_and_across() -> None:
    kinds = Counter((row["kind"], _languages(row["doc_a"], row["doc_b"])) for row in SENTENCE_PAIRS)
    assert len(SENTENCE_PAIRS) >= FEWEST_SENTENCE_PAIRS
    wanted = {(kind, where) for kind in ("close", "loose", "none") for where in ("within", "across")} | {("verbatim", "within")}
    assert set(kinds) == wanted
    assert min(kinds.values()) >= 10


def test_every_pair_of_documents_is_labelled_in_one_extent() -> None:
    extents = {(row["doc_a"], row["doc_b"], row["extent"]) for row in SENTENCE_PAIRS}
    assert {extent for _, _, extent in extents} == {"whole", "clear"}
    assert max(Counter((a, b) for a, b, _ in extents).values()) == 1


def test_sentence_pairs_are_named_once() -> None:
    assert max(Counter((row["doc_a"], row["sentence_a"], row["doc_b"], row["sentence_b"]) for row in SENTENCE_PAIRS).values()) == 1


@pytest.mark.parametrize("row", SENTENCE_PAIRS, ids=_name)
def test_sentences_stand_once_in_their_documents(row: dict[str, str]) -> None:
    named = [(row[f"doc_{side}"], row[f"sentence_{side}"]) for side in "ab" if row[f"sentence_{side}"]]
    assert len(named) == (1 if row["kind"] == "none" else 2)
    assert [FOLDED[document].count(beginning) for document, beginning in named] == [1] * len(named)


@pytest.mark.parametrize("row", SENTENCE_PAIRS, ids=_name)
def test_verbatim_means_word_for_word(row: dict[str, str]) -> None:
    a, b = _sentence(row["doc_a"], row["sentence_a"]), _sentence(row["doc_b"], row["sentence_b"])
    assert (_words(a) == _words(b)) == (row["kind"] == "verbatim")


@pytest.mark.parametrize("row", SENTENCE_PAIRS, ids=_name)
def test_hedges_stand_where_the_label_says(row: dict[str, str]) -> None:
    a, b = (Counter(HEDGE.findall(_sentence(row[f"doc_{side}"], row[f"sentence_{side}"]).lower())) for side in "ab")
    added, dropped = (Counter(HEDGE.findall(row[column])) for column in ("hedges_added", "hedges_dropped"))
    assert added <= b and dropped <= a
    if row["kind"] != "none":
        assert (a - dropped).total() == (b - added).total()


def test_hedges_are_added_dropped_and_kept() -> None:
    added = [row for row in SENTENCE_PAIRS if row["hedges_added"]]
    dropped = [row for row in SENTENCE_PAIRS if row["hedges_dropped"]]
    kept = [row for row in SENTENCE_PAIRS if row not in added + dropped and HEDGE.search(_sentence(row["doc_b"], row["sentence_b"]))]
    assert len(added) >= 10
    assert len(dropped) >= 4
    assert [row for row in kept if row["kind"] != "none"]
