"""Settings: read once, at the door, from the command line, then the environment, then `depesha.toml`; frozen from there on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from indexer.errors import SettingsError

ENGINES = ("auto", "whoosh", "tantivy", "opensearch")
MEGABYTE = 1_000_000

# name in Settings → variable in the environment → key in depesha.toml
_PLACES = {
    "corpus": ("DEPESHA_CORPUS", "corpus.folder"),
    "index": ("DEPESHA_INDEX", "index.folder"),
    "engine": ("DEPESHA_ENGINE", "index.engine"),
    "years": ("DEPESHA_YEARS", "corpus.years"),
    "opensearch_url": ("DEPESHA_OPENSEARCH_URL", "opensearch.url"),
    "opensearch_shards": ("DEPESHA_OPENSEARCH_SHARDS", "opensearch.shards"),
    "opensearch_replicas": ("DEPESHA_OPENSEARCH_REPLICAS", "opensearch.replicas"),
    "dictionaries": ("DEPESHA_DICTIONARIES", "analysis.dictionaries"),
    "glossary": ("DEPESHA_GLOSSARY", "analysis.glossary"),
    "gazetteer": ("DEPESHA_GAZETTEER", "analysis.gazetteer"),
    "outlets": ("DEPESHA_OUTLETS", "corpus.outlets"),
    "max_raw_bytes": ("DEPESHA_MAX_RAW_BYTES", "corpus.max_raw_bytes"),
    "max_text_bytes": ("DEPESHA_MAX_TEXT_BYTES", "corpus.max_text_bytes"),
}

# what may stand in depesha.toml; everything else is a text
_NUMBER = ((int, str), "a whole number")
_KINDS: dict[str, tuple[tuple[type, ...], str]] = {
    "corpus.years": ((list, str), "two years, as [2014, 2024]"),
    "analysis.dictionaries": ((bool, str), "true or false"),
    **dict.fromkeys(("opensearch.shards", "opensearch.replicas", "corpus.max_raw_bytes", "corpus.max_text_bytes"), _NUMBER),
}
_TEXT = ((str,), "a text in quotation marks")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    `years` are the first and last year that the corpus covers, or None; they resolve ambiguous dates.
    `dictionaries` off means stems alone. `glossary`, `gazetteer` and `outlets` are the user's own tables beside the built-in ones.
    `opensearch_url` is one address or several, separated by commas; its shards and replicas are for indexes made from nothing.
    """

    corpus: Path = Path("corpus")
    index: Path = Path(".index")
    engine: str = "auto"
    years: tuple[int, int] | None = None
    opensearch_url: str = "http://127.0.0.1:9200"
    opensearch_shards: int = 1
    opensearch_replicas: int = 1
    dictionaries: bool = True
    glossary: Path | None = None
    gazetteer: Path | None = None
    outlets: Path | None = None
    max_raw_bytes: int = 5 * MEGABYTE
    max_text_bytes: int = 20 * MEGABYTE


def read_settings(given: Mapping[str, Any], environment: Mapping[str, str], folder: Path) -> Settings:
    """Settings from `given` (the command line; None is not given), the environment, and `folder`/depesha.toml.

    Raises SettingsError for a file that is not TOML, an unknown key in it, or a value that means nothing.
    """
    file = _read_file(folder / "depesha.toml")
    found: dict[str, Any] = {}
    for name, (variable, key) in _PLACES.items():
        for value in (given.get(name), environment.get(variable) or None, file.get(key)):
            if value is not None:
                found[name] = _PARSERS[name](value)
                break
    return Settings(**found)


def _read_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError(f"{path.name} is not valid TOML: {problem}. Mend the file or move it away.") from problem
    except OSError as problem:
        raise SettingsError(f"{path.name} cannot be read: {problem.strerror}. Mend the file or move it away.") from problem
    flat = {f"{table}.{key}": value for table, keys in tables.items() if isinstance(keys, dict) for key, value in keys.items()}
    known = {key for _, key in _PLACES.values()}
    stray = sorted(set(flat) - known | {name for name, keys in tables.items() if not isinstance(keys, dict)})
    if stray:
        raise SettingsError(f"{path.name} has an unknown setting, {stray[0]}. Known ones: {', '.join(sorted(known))}.")
    for key, value in flat.items():
        types, meant = _KINDS.get(key, _TEXT)
        if type(value) not in types or value == "":
            raise SettingsError(f"{path.name}: {key} is {meant}, not {value!r}.")
    return flat


def _years(value: Any) -> tuple[int, int]:
    parts = value if isinstance(value, list | tuple) else str(value).replace("–", "-").split("-")
    try:
        first, last = (int(part) for part in parts)
    except (TypeError, ValueError):
        raise SettingsError(f"The years {value!r} cannot be read. Write them as 2014-2024.") from None
    if not 1 <= first <= last <= 9999:
        raise SettingsError(f"The years {first}-{last} run backwards or out of range. Write them as 2014-2024.")
    return first, last


def _engine(value: Any) -> str:
    if value not in ENGINES:
        raise SettingsError(f"There is no engine {value!r}. Choose one of {', '.join(ENGINES)}.")
    return str(value)


def _switch(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    match str(value).lower():
        case "on" | "1" | "true" | "yes":
            return True
        case "off" | "0" | "false" | "no":
            return False
    raise SettingsError(f"Dictionaries are on or off, not {value!r}.")


def _addresses(value: Any) -> str:
    for address in str(value).split(","):
        if not _is_address(address.strip()):
            shown = address.strip().rpartition("@")[2]  # a password stands in no message
            raise SettingsError(f"The address {shown!r} of OpenSearch cannot be read. Write http://host:9200.")
    return str(value)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _size(value: Any) -> int:
    try:
        size = int(value)
    except (TypeError, ValueError):
        size = 0
    if size <= 0:
        raise SettingsError(f"A size limit is a number of bytes above zero, not {value!r}.")
    return size


def _shards(value: Any) -> int:
    return _whole_number(value, "shards", 1, 1024)


def _replicas(value: Any) -> int:
    return _whole_number(value, "replicas", 0, 100)


def _whole_number(value: Any, what: str, least: int, most: int) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise SettingsError(f"The number of {what} is a whole number from {least} to {most}, not {value!r}.")
    return number


_PARSERS: dict[str, Any] = {
    "corpus": Path,
    "index": Path,
    "engine": _engine,
    "years": _years,
    "opensearch_url": _addresses,
    "opensearch_shards": _shards,
    "opensearch_replicas": _replicas,
    "dictionaries": _switch,
    "glossary": Path,
    "gazetteer": Path,
    "outlets": Path,
    "max_raw_bytes": _size,
    "max_text_bytes": _size,
}
