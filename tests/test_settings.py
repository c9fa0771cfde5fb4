"""Settings: the command line wins over the environment, the environment over depesha.toml; nonsense is refused with a remedy."""

from pathlib import Path

import pytest

from indexer.errors import SettingsError
from indexer.settings import Settings, read_settings


def test_nothing_given_is_the_defaults(tmp_path: Path) -> None:
    assert read_settings({}, {}, tmp_path) == Settings()


def test_the_nearer_setting_wins(tmp_path: Path) -> None:
    (tmp_path / "depesha.toml").write_text(
        '[corpus]\nfolder = "file"\nyears = [2014, 2024]\n[index]\nengine = "whoosh"\n', encoding="utf-8"
    )
    environment = {"DEPESHA_CORPUS": "environment", "DEPESHA_ENGINE": "tantivy", "DEPESHA_INDEX": ""}
    settings = read_settings({"corpus": "line", "engine": None}, environment, tmp_path)
    assert settings.corpus == Path("line")
    assert settings.engine == "tantivy"
    assert settings.years == (2014, 2024)
    assert settings.index == Path(".index")


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"DEPESHA_ENGINE": "lucene"}, "whoosh"),
        ({"DEPESHA_YEARS": "2014"}, "2014-2024"),
        ({"DEPESHA_YEARS": "2024-2014"}, "2014-2024"),
        ({"DEPESHA_DICTIONARIES": "perhaps"}, "on or off"),
        ({"DEPESHA_MAX_RAW_BYTES": "-1"}, "above zero"),
        ({"DEPESHA_OPENSEARCH_SHARDS": "0"}, "from 1 to 1024"),
        ({"DEPESHA_OPENSEARCH_SHARDS": "1.5"}, "whole number"),
        ({"DEPESHA_OPENSEARCH_REPLICAS": "-1"}, "from 0 to 100"),
    ],
)
def test_nonsense_names_the_remedy(environment: dict[str, str], named: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=named):
        read_settings({}, environment, tmp_path)


@pytest.mark.parametrize("text", ["[corpus", '[corpus]\nfoldr = "x"\n', 'folder = "x"\n'])
def test_a_file_that_cannot_be_meant_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "depesha.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"depesha\.toml"):
        read_settings({}, {}, tmp_path)


@pytest.mark.parametrize(("written", "meant"), [("off", False), ("0", False), ("ON", True), ("yes", True)])
def test_dictionaries_are_switched(written: str, meant: bool, tmp_path: Path) -> None:
    assert read_settings({}, {"DEPESHA_DICTIONARIES": written}, tmp_path).dictionaries is meant


def test_a_cluster_is_described_by_three_settings(tmp_path: Path) -> None:
    (tmp_path / "depesha.toml").write_text('[opensearch]\nurl = "http://one:9200,http://two:9200"\nshards = 3\nreplicas = 0\n')
    settings = read_settings({}, {"DEPESHA_OPENSEARCH_SHARDS": "6"}, tmp_path)
    assert settings.opensearch_url == "http://one:9200,http://two:9200"
    assert (settings.opensearch_shards, settings.opensearch_replicas) == (6, 0)
