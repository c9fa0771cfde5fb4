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
        ({"DEPESHA_OPENSEARCH_URL": "zzz"}, "Write http://host:9200"),
        ({"DEPESHA_OPENSEARCH_URL": "https://user:secret@two:port"}, "address 'two:port' of"),
        ({"DEPESHA_OPENSEARCH_URL": "http://one:9200,http://two:port"}, "'http://two:port'"),
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


@pytest.mark.parametrize(
    ("table", "line", "meant"),
    [
        ("corpus", "folder = 5", "corpus.folder is a text in quotation marks, not 5"),
        ("corpus", 'folder = ""', "corpus.folder is a text"),
        ("index", "folder = []", "index.folder is a text"),
        ("corpus", "outlets = []", "corpus.outlets is a text"),
        ("analysis", "glossary = 5", "analysis.glossary is a text"),
        ("analysis", "gazetteer = true", "analysis.gazetteer is a text"),
        ("analysis", "dictionaries = 1.5", "analysis.dictionaries is true or false"),
        ("corpus", "years = 2014", "corpus.years is two years"),
        ("corpus", "max_raw_bytes = true", "corpus.max_raw_bytes is a whole number, not True"),
        ("corpus", "max_text_bytes = 1.5", "corpus.max_text_bytes is a whole number"),
        ("opensearch", "url = 5", "opensearch.url is a text"),
        ("opensearch", 'url = "zzz"', "Write http://host:9200"),
        ("index", "engine = 5", "index.engine is a text"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(table: str, line: str, meant: str, tmp_path: Path) -> None:
    (tmp_path / "depesha.toml").write_text(f"[{table}]\n{line}\n")
    with pytest.raises(SettingsError, match=meant):
        read_settings({}, {}, tmp_path)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "depesha.toml").mkdir()
    with pytest.raises(SettingsError, match=r"depesha\.toml cannot be read"):
        read_settings({}, {}, tmp_path)


@pytest.mark.parametrize(("written", "meant"), [("off", False), ("0", False), ("ON", True), ("yes", True)])
def test_dictionaries_are_switched(written: str, meant: bool, tmp_path: Path) -> None:
    assert read_settings({}, {"DEPESHA_DICTIONARIES": written}, tmp_path).dictionaries is meant


def test_a_cluster_is_described_by_three_settings(tmp_path: Path) -> None:
    (tmp_path / "depesha.toml").write_text('[opensearch]\nurl = "http://one:9200,http://two:9200"\nshards = 3\nreplicas = 0\n')
    settings = read_settings({}, {"DEPESHA_OPENSEARCH_SHARDS": "6"}, tmp_path)
    assert settings.opensearch_url == "http://one:9200,http://two:9200"
    assert (settings.opensearch_shards, settings.opensearch_replicas) == (6, 0)
