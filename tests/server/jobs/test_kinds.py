"""A worker knows every kind of work without having served a request first."""

from __future__ import annotations

import os
import subprocess
import sys

ASK = """
import django
django.setup()
from firedamp.server.jobs.kinds import KINDS
print(*sorted(KINDS))
"""


def test_a_fresh_process_knows_the_kinds_of_work() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "firedamp.server.settings"}
    told = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    assert {"report", "import"} <= set(told.stdout.split()), told.stdout
