"""A database as an earlier version left it is brought to this one by `firedamp migrate`, with its rows as they were."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.server.operations.places import ROOT, Place
from tests.server.operations.test_backup import run

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a database of its own")
ROWS = {
    "organisations_organisation": "organisation_id, name",
    "organisations_membership": "user_id, role",
    "accounts_user": "id, username, email, platform_role, date_joined",
    "telemetry_longwall": "id, name, time_zone",
    "telemetry_batch": "number, rows, new, changed, at",
    "jobs_job": "id, name, state, problem, created",
    "reports_report": "id, title, year, state, created",
    "audit_auditentry": "number, at, actor_name, action, previous, hash",
}


def test_an_earlier_version_s_database_comes_to_this_one_with_its_rows(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    script = [sys.executable, str(ROOT / "scripts" / "older_database.py")]
    made = subprocess.run(script, env=place.environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    before = {name: place.rows(f"SELECT {columns} FROM {name}") for name, columns in ROWS.items()}
    assert all(before.values())
    (checked, served) = run(place, [["check", "--json"], ["serve", "--port", "8000"]])
    found = {each["code"]: each for each in json.loads(checked[1])["items"]}
    assert checked[0] == 2
    assert found["migrations_left"]["count"] >= 5
    assert served[0] == 2  # not a page is served of a database that is behind
    assert "firedamp migrate" in served[2]
    migrated, named, again, well = run(
        place,
        [
            ["migrate"],
            ["migrate", "--administrator", "engineer", "--lang", "ru"],
            ["migrate", "--administrator", "no name"],
            ["check", "--json"],
        ],
    )
    assert [code for code, _, _ in (migrated, named, again)] == [0, 0, 0]
    assert "Data package kuzbass 2026.1.0: loaded" in migrated[1]
    assert "без изменений" in named[1]
    assert "Администратор уже есть: engineer" in named[1]
    told = json.loads(well[1])
    assert (well[0], told["failure"]) == (0, 0), told
    for name, columns in ROWS.items():
        rows = place.rows(f"SELECT {columns} FROM {name}")
        assert [row for row in rows if row in before[name]] == before[name], name
    assert place.rows("SELECT changed_within FROM telemetry_batch WHERE kind = 'stream'") == [(0,)]
    assert place.rows("SELECT COUNT(*) FROM reductions_reductionproject")[0][0] > 100
