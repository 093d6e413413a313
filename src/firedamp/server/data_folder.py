"""Where does the server keep its own files? One folder: the database, the secret key, the compressed client."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """FIREDAMP_DATA, or `var` in the working directory; made when missing."""
    folder = Path(os.environ.get("FIREDAMP_DATA") or "var").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs cookies: drawn once, readable by its owner alone."""
    path = folder / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(64)
        file.write(key)
    return key
