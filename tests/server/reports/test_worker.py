"""A worker, which imports nothing but the apps, knows how to issue a report."""

from __future__ import annotations

import os
import subprocess
import sys

START = "import django; django.setup(); from firedamp.server.jobs.kinds import KINDS; print(*KINDS)"


def test_a_worker_finds_the_kind_of_job():
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "firedamp.server.settings"}
    done = subprocess.run([sys.executable, "-c", START], env=env, capture_output=True, text=True, check=True)
    assert "report" in done.stdout.split()
