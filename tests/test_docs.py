"""The pages that are written from the product stand as it would write them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_method_pages_are_those_of_the_sheets() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "method_pages.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
