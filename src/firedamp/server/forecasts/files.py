"""Where do trained models lie? In the data folder, each under the hash of its text."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from firedamp.science.errors import InputError
from firedamp.science.forecasting.model import Model
from firedamp.science.forecasting.storing import model_of
from firedamp.server.data_folder import data_folder

FOLDER = "forecasts"


def model_file(sha256: str) -> Path:
    return data_folder() / FOLDER / f"{sha256}.json"


def model_keep(text: str) -> str:
    """Put a model's text in its place, whole; returns its hash. One that nobody names in the end does no harm."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    file = model_file(sha256)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{hashlib.sha256(str(id(text)).encode()).hexdigest()[:8]}.draft")
        draft.write_text(text, "utf-8")
        draft.replace(file)
    return sha256


@lru_cache(maxsize=64)
def model_loaded(sha256: str) -> Model:
    """Raises InputError `model_altered` where the file is not what was kept, or is gone."""
    try:
        text = model_file(sha256).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError.one("model", "model_altered") from None
    return model_of(text)
