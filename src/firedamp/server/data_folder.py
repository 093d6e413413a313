"""Where does the server keep its own files? One folder: the database, the secret key, the compressed client."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """FIREDAMP_DATA, or `var` in the working directory."""
    return Path(os.environ.get("FIREDAMP_DATA") or "var").resolve()


def secret_key() -> str:
    """The key that signs cookies: drawn once, readable by its owner alone."""
    path = data_folder() / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(64)
        file.write(key)
    return key
