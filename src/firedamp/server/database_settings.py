"""Where are rows kept? In SQLite in the data folder, unless DATABASE_URL names a PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from firedamp.science.errors import InputError
from firedamp.server.data_folder import DATABASE

VARIABLE = "DATABASE_URL"
SCHEMES = ("postgres", "postgresql", "pgsql")


def database_settings(environment: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Django's settings of the database: SQLite waits for its turn instead of failing, and begins a transaction as a
    writer. InputError `not_a_database_url`, without the address: it may hold a password."""
    url = environment.get(VARIABLE)
    if url:
        return _of_postgresql(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / DATABASE,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def _of_postgresql(url: str) -> dict[str, Any]:
    try:
        if urlsplit(url).scheme in SCHEMES:
            return {**dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)}
    except ValueError:  # a port that is none, brackets that do not close
        pass
    raise InputError.one(VARIABLE, "not_a_database_url", None)
