"""Who published: from the address of a page, or from a line by which an outlet names itself; editable in outlets.tsv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

from indexer.errors import SettingsError
from indexer.settings import Settings

# an address there is known by its host; a line with the name alone is a button
PLATFORMS = frozenset({"Telegram", "YouTube", "Facebook", "Twitter", "X", "ВКонтакте", "Дзен", "Mail.ru", "Wikipedia", "Wikisource"})


_DOMAIN = re.compile(r"\.(?:ru|com|ua|net|org|by)$")  # РБК.RU


@dataclass(frozen=True, slots=True)
class Outlets:
    """Hosts and the names of the outlets behind them."""

    by_host: Mapping[str, str]
    by_name: Mapping[str, str]

    def of_url(self, url: str) -> str | None:
        """The outlet of an address: the name that the table has for its host or the nearest host above, else the host itself."""
        host = _host(url)
        return self._named(host) or (host if "." in host else None)

    def knows(self, url: str) -> bool:
        """Whether the table has a name for the address."""
        return self._named(_host(url)) is not None

    def _named(self, host: str) -> str | None:
        parts = host.split(".")
        above = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self.by_host[name] for name in above if name in self.by_host), None)

    def of_name(self, name: str) -> str | None:
        """The outlet that goes by this name, in the table's own spelling; None for an unknown one, and for a platform of many voices."""
        folded = _fold(name)
        found = self.by_name.get(folded) or self.by_host.get(folded) or self.by_name.get(_DOMAIN.sub("", folded))
        return None if found in PLATFORMS else found


def outlets_for(settings: Settings) -> Outlets:
    """The built-in table with the user's own (`corpus.outlets`) over it; raises SettingsError for a file that is no such table."""
    own = b""
    if settings.outlets is not None:
        try:
            own = settings.outlets.read_bytes()
        except OSError as problem:
            reason = f"cannot be read: {problem.strerror}"
            raise SettingsError(f"The table of outlets {settings.outlets} {reason}. Mend DEPESHA_OUTLETS.") from problem
    return _outlets(own, str(settings.outlets))


@lru_cache(maxsize=4)
def _outlets(own: bytes, path: str) -> Outlets:
    built_in = resources.files("indexer.intake").joinpath("outlets.tsv").read_text(encoding="utf-8")
    by_host: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for text, where in ((built_in, "outlets.tsv"), (_decoded(own, path), path)):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                _read_row(line, f"{where}, line {number}", by_host, by_name)
    return Outlets(by_host, by_name)


def _decoded(raw: bytes, path: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise SettingsError(f"The table of outlets {path} is not UTF-8 at byte {problem.start}. Save it as UTF-8.") from problem


def _read_row(line: str, where: str, by_host: dict[str, str], by_name: dict[str, str]) -> None:
    host, name, others = ([part.strip() for part in line.split("\t")] + ["", ""])[:3]
    if not host or not name:
        raise SettingsError(f"{where} has no host and name with a tab between. Write it as: example.org<TAB>Name<TAB>other names.")
    by_host[host.lower().removeprefix("www.")] = name
    for known in (name, *others.split(";")):
        if known.strip():
            by_name[_fold(known)] = name


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # "http://[" and the like
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _fold(name: str) -> str:
    return " ".join(name.strip(" «»\"“”'’.,:").casefold().replace("’", "'").split())
