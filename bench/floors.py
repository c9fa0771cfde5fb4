"""The floors that a release must reach and the aims that it tries for, by the name that a figure is printed under."""

from __future__ import annotations

from collections.abc import Mapping

from bench.figures import AtLeast, AtMost, Bound

FLOORS: Mapping[str, Bound] = {
    "conflation uk: type F1": AtLeast(0.970, 0.98),
    "conflation uk: token F1": AtLeast(0.982, 0.988),
    "conflation uk: type precision": AtLeast(0.962),
    "conflation ru: type F1": AtLeast(0.938, 0.955),
    "conflation ru: token F1": AtLeast(0.957, 0.972),
    "conflation ru: token precision": AtLeast(0.945),
    "names uk: pairs met": AtLeast(0.97, 1),
    "names uk: different names met": AtMost(0.10, 0),
    "names ru: pairs met": AtLeast(0.97, 1),
    "names ru: different names met": AtMost(0.10, 0),
    "bridge, words: ru to uk": AtLeast(0.85, 0.95),
    "bridge, words: uk to ru": AtLeast(0.85, 0.95),
    "bridge, names: ru to uk": AtLeast(0.95, 1),
    "bridge, names: uk to ru": AtLeast(0.95, 1),
    "bridge: false friends met": AtMost(0.25, 0.05),
    "xquad: MRR at 10": AtLeast(0.945, 0.96),
    "ntrex, ru to uk: MRR at 10": AtLeast(0.85, 0.92),
    "ntrex, uk to ru: MRR at 10": AtLeast(0.85, 0.92),
    "ntrex, ru to ru: MRR at 10": AtLeast(0.86, 0.90),
    "ntrex, uk to uk: MRR at 10": AtLeast(0.885, 0.90),
    "news entities: MRR at 10": AtLeast(0.88, 0.92),
    "our corpus, all: MRR at 10": AtLeast(),
    "our corpus, all: nDCG at 10": AtLeast(),
    "our corpus, across: MRR at 10": AtLeast(),
    "our corpus, across: nDCG at 10": AtLeast(),
    "document pairs, within: precision": AtLeast(),
    "document pairs, within: recall": AtLeast(),
    "document pairs, within: F1": AtLeast(0.90, 0.95),
    "document pairs, across: precision": AtLeast(),
    "document pairs, across: recall": AtLeast(),
    "document pairs, across: F1": AtLeast(0.90, 0.95),
    "document pairs: kind right": AtLeast(),
    "sentence pairs, within: precision": AtLeast(),
    "sentence pairs, within: recall": AtLeast(),
    "sentence pairs, within: F1": AtLeast(0.85, 0.92),
    "sentence pairs, across: precision": AtLeast(),
    "sentence pairs, across: recall": AtLeast(),
    "sentence pairs, across: F1": AtLeast(0.85, 0.92),
    "sentence pairs: hedges right": AtLeast(),
    "real documents: sentences right": AtLeast(14, 15),
    "real documents: hedges wrong": AtMost(0),
    "analysis, warm: words/s": AtLeast(500_000, 1_000_000),
    "loading both dictionaries: s": AtMost(1),
    "loading both dictionaries: MB": AtMost(250),
}
