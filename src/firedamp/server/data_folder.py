"""Where does the server keep its own files? One folder: the database, the secret key, the compressed client."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from firedamp.science.errors import InputError

DATABASE, CLIENT, TEMPLATES = "firedamp.sqlite3", "client", "templates"  # in the folder
BODIES = "bodies"  # large requests and answers on their way; the files in it have no names
# Folders for the time of a backup, with the process and the machine that work in them. What is left in the last of them
# belongs to rows that are loaded already.
BACKUP_MAKING, BACKUP_LOADING, BACKUP_PLACING = "backup_making", "backup_loading", "backup_placing"


def data_folder() -> Path:
    """FIREDAMP_DATA, or `var` in the working directory."""
    return Path(os.environ.get("FIREDAMP_DATA") or "var").resolve()


def require_data_folder() -> Path:
    """The folder, made if it is not there. Raises InputError where it can be neither made nor written into."""
    folder = data_folder()
    if folder.exists() and not folder.is_dir():
        raise InputError.one("FIREDAMP_DATA", "folder_is_a_file", str(folder), folder=str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        reason = error.strerror or str(error)
        told = {"folder": str(folder), "reason": reason}
        raise InputError.one("FIREDAMP_DATA", "folder_unusable", str(folder), **told) from None
    return folder


def keep_to_its_owner(folder: Path) -> None:
    """Let nobody but their owner read the server's files that earlier versions made; new ones are so by the umask."""
    for path in (*folder.glob(f"{DATABASE}*"), *folder.glob(CLIENT), *folder.glob(f"{CLIENT}/**/*")):
        with suppress(PermissionError):  # of a file that is another's, which we may read all the same
            path.chmod(0o700 if path.is_dir() else 0o600)


def templates_folder() -> Path | None:
    """The templates of report forms that whoever runs this server has put in place of the shipped ones, if any."""
    folder = data_folder() / TEMPLATES
    return folder if folder.is_dir() else None


def secret_key() -> str:
    """The key that signs cookies: drawn once, readable by its owner alone, the same for all who ask at once."""
    path = data_folder() / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _place_whole(path, secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii")


def _place_whole(path: Path, text: str) -> None:
    """Put a file in its place complete or not at all; whoever comes second leaves the first one's."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")  # mode 0600
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
