"""`make audit`: asks PyPI's advisories about every locked package, and says plainly which ones nobody could be asked about.

Ends with 0 when all were asked about and nothing is known, with 1 when something is known, with 3 when some could not be asked about.
pip-audit alone ends with 0 in that last case, which would read as a clean bill.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCKS = sorted(Path(__file__).parent.glob("*.lock"))
CLEAN, KNOWN, NOT_ASKED = 0, 1, 3


def main() -> int:
    """Run pip-audit over all lock files and report."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]
    done = subprocess.run([*command, *(f"--requirement={lock}" for lock in LOCKS)], capture_output=True, text=True, check=False)
    try:
        dependencies = json.loads(done.stdout)["dependencies"]
    except ValueError:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        print(f"The audit could not reach its data, so nothing was audited: {said}\nTry again where pypi.org can be reached.")
        return NOT_ASKED
    return report(dependencies)


def report(dependencies: list[dict[str, Any]]) -> int:
    """Print what is known, and give the exit code."""
    known = [(row, problem) for row in dependencies for problem in row.get("vulns", ())]
    skipped = [row["name"] for row in dependencies if "skip_reason" in row]
    for row, problem in known:
        mended = ", ".join(problem["fix_versions"]) or "no version yet"
        print(f"{row['name']} {row['version']}: {problem['id']} ({', '.join(problem['aliases'])}), mended in {mended}")
    print(f"{len(dependencies) - len(skipped)} of {len(dependencies)} packages audited, {len(known)} known vulnerabilities.")
    if skipped:
        some = ", ".join(skipped[:5]) + (f" and {len(skipped) - 5} more" if len(skipped) > 5 else "")
        print(
            f"No advisories could be had for {some}: the package index here does not serve them. Try again where pypi.org can be reached."
        )
    return KNOWN if known else NOT_ASKED if skipped else CLEAN


if __name__ == "__main__":
    sys.exit(main())
