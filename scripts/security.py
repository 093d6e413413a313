"""Looks for weaknesses: in our own code with bandit, in the pinned packages with pip-audit where it reaches its list.

Exit code 0: nothing found (what could not be checked is said), 1: something was found.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def main() -> int:
    found = [own_code(), *map(packages, REQUIREMENTS)]
    return int(any(found))


def own_code() -> bool:
    """Whether bandit finds anything in src; each exception stands at its line with its reason (`# nosec`)."""
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "src", "--configfile", "pyproject.toml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    print(f"own code (bandit): {'weaknesses found' if done.returncode else 'nothing found'}")
    if done.returncode:
        print(done.stdout + done.stderr)
    return bool(done.returncode)


def packages(requirements: str) -> bool:
    """Whether a pinned package has a known weakness. Where the list cannot be reached, says so and finds nothing."""
    command = [
        sys.executable, "-m", "pip_audit", "--requirement", requirements, "--require-hashes", "--disable-pip",
        "--format", "json", "--progress-spinner", "off", "--timeout", "20",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    try:
        report = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        said = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        print(f"{requirements} (pip-audit): not checked, its list cannot be reached ({said[:200]})")
        return False
    skipped = [each for each in report if "skip_reason" in each]
    if len(skipped) == len(report):
        why = skipped[0]["skip_reason"] if skipped else "nothing is pinned"
        print(f"{requirements} (pip-audit): not checked, the list knows none of its packages ({why[:200]})")
        return False
    weak = [each for each in report if each.get("vulns")]
    checked = len(report) - len(skipped)
    print(f"{requirements} (pip-audit): {checked} packages checked, {len(skipped)} not, {len(weak)} weak")
    for each in weak:
        for weakness in each["vulns"]:
            fixed = ", ".join(weakness["fix_versions"]) or "no version yet"
            print(f"  {each['name']} {each['version']}: {weakness['id']}, mended in {fixed}")
    return bool(weak)


if __name__ == "__main__":
    sys.exit(main())
