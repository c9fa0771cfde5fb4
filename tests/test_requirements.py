"""What is said of the packages that Depesha stands on: licences in NOTICE, hashes in the locks, advisories by `make audit`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from requirements import audit, notice

LOCKS = sorted((Path(__file__).parents[1] / "requirements").glob("*.lock"))


def test_every_locked_package_has_its_licence_in_notice() -> None:
    names = notice.locked_packages()
    assert {"streamlit", "pytest", "opensearch-py", "setuptools", "pip-audit"} <= set(names)
    assert list(notice.noted()) == names, "run make notice"
    assert "not said" not in notice.noted().values()


def test_fields_that_differ_are_all_named() -> None:
    said = notice.licence("pymorphy3-dicts-uk") or ""
    assert "GPL" in said and "MIT" in said
    assert notice.licence("there-is-no-such-package") is None


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_of_a_lock_has_hashes(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert packages and all("--hash=sha256:" in package for package in packages)
    assert "file:" not in text and "find-links" not in text


CLEAN = {"name": "a", "version": "1", "vulns": []}
KNOWN = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["3"], "description": ""}]}
SKIPPED = {"name": "c", "skip_reason": "Dependency not found on PyPI and could not be audited: c (1)"}


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([CLEAN], 0, "1 of 1 packages audited, 0 known"),
        ([CLEAN, KNOWN], 1, "b 2: PYSEC-1 (CVE-1), mended in 3"),
        ([CLEAN, SKIPPED], 3, "1 of 2 packages audited, 0 known vulnerabilities.\nNo advisories could be had for c:"),
        ([KNOWN, SKIPPED], 1, "No advisories could be had for c:"),
    ],
)
def test_an_audit_says_what_it_could_not_ask(rows: list[dict], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.report(rows) == code
    assert said in capsys.readouterr().out


def test_an_audit_without_its_tool_or_its_data_is_no_clean_bill(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit.sys, "executable", "/bin/echo")
    assert audit.main() == 3
    assert "nothing was audited" in capsys.readouterr().out
