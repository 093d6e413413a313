"""A worker knows every kind of work without having served a request first."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASK = """
import sys
import django
django.setup()
from firedamp.server.jobs.kinds import KINDS
print(*sorted(KINDS))
print(*sorted(sys.modules))
"""
# What some work needs and no start does: half of the time of each process of the server.
HEAVY = {"PIL", "lightgbm", "pint", "polars", "pypdf", "pyspark", "scipy", "sklearn", "statsmodels", "xlsxwriter"}


@pytest.fixture(scope="module")
def told() -> list[set[str]]:
    """The kinds of work that a fresh process knows, and what it has imported."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "firedamp.server.settings"}
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    return [set(line.split()) for line in done.stdout.splitlines()]


def test_a_fresh_process_knows_the_kinds_of_work(told: list[set[str]]) -> None:
    assert {"report", "import"} <= told[0]


def test_a_fresh_process_has_not_imported_what_only_some_work_needs(told: list[set[str]]) -> None:
    assert "numpy" in told[1]
    assert HEAVY & told[1] == set()
