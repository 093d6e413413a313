"""The secret key: drawn once, whole for everybody who asks, readable by its owner alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from firedamp.server.data_folder import secret_key


def test_all_who_ask_at_once_get_the_same_whole_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for attempt in range(50):
        monkeypatch.setenv("FIREDAMP_DATA", str(tmp_path / str(attempt)))
        with ThreadPoolExecutor(8) as people:
            keys = set(people.map(lambda _: secret_key(), range(16)))
        assert len(keys) == 1
        assert len(keys.pop()) > 60


def test_the_key_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREDAMP_DATA", str(tmp_path))
    secret_key()
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
