"""How far a long command is, for a person who waits at a terminal."""

from __future__ import annotations

import sys


def shown_progress(share: float) -> None:
    """Write the share done over the last one; nothing where standard error is no terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{100 * share:3.0f} %" if share < 1 else "\r     \r")
        sys.stderr.flush()
