"""Readings weigh the same in every process: the stamp of a generation promises it, and a vote is decided by the last digit too."""

import os
import subprocess
import sys

import pytest

TAGS = (
    "VERB,perf,impr plur,2per,Arch",
    "NOUN,anim,femn,Name,Slng plur,voct,V-oy",
    "VERB,impf,impr,alt plur,2per",
    "NOUN,Abbr,Infr sing,gen2,loc2",
)
SHOW = "import sys; from indexer.analysis.grammar import read_tag; print([read_tag(tag).likelihood for tag in sys.argv[1:]])"


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_a_likelihood_does_not_depend_on_how_the_process_hashes_strings(seed: str) -> None:
    def shown(hash_seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": hash_seed}
        return subprocess.run([sys.executable, "-c", SHOW, *TAGS], env=environment, check=True, capture_output=True, text=True).stdout

    assert "," in shown("0")
    assert shown(seed) == shown("0")
