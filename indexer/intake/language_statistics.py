"""langdetect, kept to what it is good at: telling four neighbours apart by the letter triples of a text.

Used as it comes, it answers anew at every run, raises or errs when threads meet at its first call, and knows 55 languages where four are
possible. So: a factory of our own with four profiles and a fixed seed, built once, under a lock, when first needed.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

PROFILES = ("bg", "mk", "ru", "uk")
_SEED = 0
_MOST_CHARACTERS = 1_000  # more of a text tells no more

_lock = threading.Lock()
_factories: list[DetectorFactory] = []


def probabilities(text: str, prior: Mapping[str, float]) -> dict[str, float]:
    """How likely each of PROFILES is, given what was thought before; empty for a text without letters that the profiles know.

    `text` is in lower case. The same text and prior give the same answer in every run, process and thread.
    """
    detector = _factory().create()
    from langdetect.lang_detect_exception import LangDetectException

    detector.set_prior_map(dict(prior))
    detector.append(text[:_MOST_CHARACTERS])
    try:
        found = detector.get_probabilities()
    except LangDetectException:  # its way to say that no triple of the text is in a profile
        return {}
    return {one.lang: one.prob for one in found}


def _factory() -> DetectorFactory:
    if not _factories:
        with _lock:
            if not _factories:
                _factories.append(_build())
    return _factories[0]


def _build() -> DetectorFactory:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory  # its import reads files: not before it is needed

    factory = DetectorFactory()
    factory.set_seed(_SEED)
    factory.load_json_profile([Path(PROFILES_DIRECTORY, name).read_text(encoding="utf-8") for name in PROFILES])
    return factory
