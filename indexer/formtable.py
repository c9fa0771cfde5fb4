"""How often each form stands in the collection, by language, as a generation keeps it: an update changes it without reading all of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.analysis import FormCounts
from indexer.vocabulary import Vocabulary

_NONE = Vocabulary.of({})


@dataclass(frozen=True, slots=True)
class FormTable:
    """The forms of each language, as written, with their counts."""

    by_language: Mapping[str, Vocabulary] = field(default_factory=dict)

    @classmethod
    def of(cls, counts: FormCounts) -> FormTable:
        """The table of a whole collection."""
        return cls({language: Vocabulary.of(forms) for language, forms in sorted(counts.counts.items())})

    def plus(self, come: FormCounts, gone: FormCounts) -> FormTable:
        """Once the forms of `come` stand there too and those of `gone` do not."""
        found = dict(self.by_language)
        for language in sorted({*come.counts, *gone.counts}):
            changes = Counter(come.of(language))
            changes.subtract(gone.of(language))
            found[language] = found.get(language, _NONE).plus(changes)
        return FormTable({language: forms for language, forms in sorted(found.items()) if len(forms)})

    def count(self, form: str, language: str) -> int:
        """How often a form stands in text of a language."""
        return self.by_language.get(language, _NONE).count(form)

    def most_frequent(self, language: str, limit: int) -> tuple[str, ...]:
        """The forms of a language that stand there oftenest."""
        return self.by_language.get(language, _NONE).with_prefix("", limit)[0]

    def to_bytes(self) -> bytes:
        """The table as bytes, the same for equal tables."""
        blocks = {language: forms.to_bytes() for language, forms in self.by_language.items()}
        head = json.dumps([(language, len(block)) for language, block in blocks.items()])
        return b"\n".join((head.encode(), b"".join(blocks.values())))

    @classmethod
    def from_bytes(cls, data: bytes) -> FormTable:
        """The table that `to_bytes` gave; ValueError or EngineError for anything else."""
        head, _, rest = data.partition(b"\n")
        found, place = {}, 0
        for language, length in json.loads(head):
            found[language] = Vocabulary.from_bytes(rest[place : place + length])
            place += length
        return cls(found)
