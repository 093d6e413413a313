"""Files that the command writes: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from firedamp.messages.system import system_reason
from firedamp.science.errors import InputError


def write_whole(path: str, content: bytes) -> None:
    """Write a file through a temporary one beside it. Raises InputError where the place does not allow it."""
    target = Path(path)
    if target.is_dir():
        raise InputError.one("file", "file_is_a_folder", path)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except (OSError, ValueError) as error:
        raise InputError.one("file", "file_unwritable", path, reason=system_reason(error)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o666 & ~_mask())
        os.replace(name, target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise InputError.one("file", "file_unwritable", path, reason=system_reason(error)) from None


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
