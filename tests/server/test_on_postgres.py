"""The same tests again on PostgreSQL, in a process of their own: settings are read once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# This test; what starts servers of its own; what no database has a part in.
ELSEWHERE = ("test_on_postgres.py", "test_up.py", "test_hostile_inputs.py", "reports/test_reproduce.py")


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this run has its database already")
@pytest.mark.needs_postgres
def test_the_server_tests_pass_on_postgresql(postgres_url: str) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", str(HERE), "-q", "-p", "no:cacheprovider", "--create-db"]
    command += [f"--ignore={HERE / name}" for name in ELSEWHERE]
    again = subprocess.run(
        command, cwd=ROOT, env={**clean, "DATABASE_URL": postgres_url}, capture_output=True, text=True, timeout=1500
    )
    assert again.returncode == 0, again.stdout[-6000:] + again.stderr[-2000:]
