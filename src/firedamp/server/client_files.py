"""How do the client's files reach the browser? Copied beside the data, compressed once, served by WhiteNoise."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from whitenoise.compress import Compressor

CLIENT_SOURCE = Path(__file__).resolve().parent.parent / "web"
VERSIONED = re.compile(r"^/vendor/.*\d+\.\d+")


def immutable_file(path: str, url: str) -> bool:
    """A vendored file carries its version in its address, so a browser may keep it for good."""
    return bool(VERSIONED.match(url))


def prepare_client(source: Path, target: Path) -> int:
    """Bring `target` to what `source` holds, with .br and .gz beside each file; returns how many files changed."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    remove_strangers(target, wanted)
    compressor = Compressor(quiet=True)
    return sum(refresh(source / name, target / name, compressor) for name in sorted(wanted))


def remove_strangers(target: Path, wanted: set[Path]) -> None:
    """Delete what an earlier version of the client left behind."""
    for path in sorted(target.rglob("*"), reverse=True):
        name = path.relative_to(target)
        original = name.with_suffix("") if name.suffix in (".br", ".gz") else name
        if path.is_file() and original not in wanted:
            path.unlink()


def refresh(source: Path, target: Path, compressor: Compressor) -> bool:
    """Copy and compress one file if it differs from what is there."""
    if target.is_file() and target.read_bytes() == source.read_bytes():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    for stale in (target.with_name(target.name + ".br"), target.with_name(target.name + ".gz")):
        stale.unlink(missing_ok=True)
    shutil.copyfile(source, target)
    if compressor.should_compress(target.name):
        compressor.compress(str(target))
    return True
