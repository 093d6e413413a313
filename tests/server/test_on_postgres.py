"""The same tests again on PostgreSQL, in a process of their own: settings are read once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# This test; what starts servers of its own, or runs on both databases already; rules and files that no database has a
# part in.
ELSEWHERE = (
    "test_on_postgres.py", "test_up.py", "test_behind_proxy.py", "accounts/test_addresses.py",
    "jobs/test_killed_worker.py", "test_hostile_inputs.py", "test_authorisation.py", "reference/test_export.py",
    "reports/test_reproduce.py", "reports/test_verifying.py", "reports/test_taking_part.py", "reports/test_proofs.py",
    "reports/test_harmless.py", "reports/test_site_removed.py", "reports/test_log_contents.py",
    "reports/test_log_verification.py", "reports/test_log_issues.py", "reports/test_reopening.py",
    "reports/test_confirming.py", "reports/test_standing.py", "restoration", "faults/test_crowds.py", "test_outages.py",
    "faults/test_half_sent.py", "faults/test_full_disk.py", "faults/test_killed.py",
    "faults/test_database_restarted.py", "telemetry/test_cluster.py",
)  # fmt: skip


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this run has its database already")
@pytest.mark.needs_postgres
def test_the_server_tests_pass_on_postgresql(postgres_url: str) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", str(HERE), "-q", "-p", "no:cacheprovider", "--create-db"]
    command += [f"--ignore={HERE / name}" for name in ELSEWHERE]
    # An administrator's requests get at least as far into the database as anybody's.
    command.append("--deselect=tests/server/test_openapi.py::test_anybody_may_send_anything")
    again = subprocess.run(
        command, cwd=ROOT, env={**clean, "DATABASE_URL": postgres_url}, capture_output=True, text=True, timeout=1500
    )
    assert again.returncode == 0, again.stdout[-6000:] + again.stderr[-2000:]
