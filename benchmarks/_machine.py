"""On which machine, and of which commit, was something measured?"""

from __future__ import annotations

import os
import platform
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """`load`: processes that wanted a processor in the minute before."""

    cores: int
    processor: str
    memory_gb: float
    system: str
    python: str
    load: float

    @property
    def told(self) -> str:
        return (
            f"{self.cores} cores of {self.processor}, {self.memory_gb:.0f} GB, {self.system}, Python {self.python}, "
            f"load {self.load:.1f}"
        )


def machine() -> Machine:
    return Machine(
        cores=os.cpu_count() or 1,
        processor=_processor(),
        memory_gb=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9,
        system=_system(),
        python=platform.python_version(),
        load=round(os.getloadavg()[0], 1),
    )


def commit(root: Path) -> str:
    """Short, with a plus where files differ from it."""
    try:
        head = _git(root, "rev-parse", "--short", "HEAD")
        changed = _git(root, "status", "--porcelain", "--untracked-files=no", "--", "src", "data", "benchmarks")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{head}+" if changed else head


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", told.read_text()) if told.exists() else None
    return found[1].strip() if found else platform.processor() or platform.machine()


def _system() -> str:
    told = Path("/etc/os-release")
    found = re.search(r'PRETTY_NAME="(.+)"', told.read_text()) if told.exists() else None
    return f"{found[1] if found else platform.system()}, {platform.machine()}"
