"""`make notice`: writes the licence of every locked package into NOTICE, as the package's own metadata says it.

A package that is not installed here (one for another system) keeps the line that it has; one without a line is an error.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
NOTICE = HERE.parent / "NOTICE"
HEADING = "Licences of the packages in requirements/*.lock, each as its own metadata says (written by `make notice`):\n"
LONGEST = 60  # characters; a longer field is the licence itself
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
NOTED = re.compile(r"^  (\S+): (.+)$", re.MULTILINE)


def locked_packages() -> list[str]:
    """The names of all packages in the lock files."""
    return sorted({name for lock in HERE.glob("*.lock") for name in LOCKED.findall(lock.read_text(encoding="utf-8"))})


def licence(name: str) -> str | None:
    """What an installed package says of its licence; where its fields differ, all of them. None for one that is not installed."""
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    if found["License-Expression"]:
        return str(found["License-Expression"])
    return " / ".join(dict.fromkeys(_fields(found["License"], found.get_all("Classifier") or []))) or "not said"


def _fields(field: str | None, classifiers: list[str]) -> Iterator[str]:
    if field and len(field) <= LONGEST and "\n" not in field:
        yield field
    yield from (each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: OSI Approved :: "))


def noted() -> dict[str, str]:
    """The licences that NOTICE has."""
    return dict(NOTED.findall(NOTICE.read_text(encoding="utf-8").partition(HEADING)[2]))


def main(folders: list[str]) -> int:
    """Write NOTICE anew, looking for packages in these folders too."""
    sys.path += folders
    before = noted()
    found = {name: licence(name) or before.get(name) for name in locked_packages()}
    if missing := [name for name, text in found.items() if text is None]:
        print(f"The licence of {', '.join(missing)} is not known: install it, or write its line into NOTICE by hand.")
        return 1
    own = NOTICE.read_text(encoding="utf-8").partition(HEADING)[0]
    NOTICE.write_text(own + HEADING + "\n" + "".join(f"  {name}: {text}\n" for name, text in found.items()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
