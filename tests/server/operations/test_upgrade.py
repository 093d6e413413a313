"""A database as an earlier version left it is brought to this one by `firedamp migrate`, with its rows as they were."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.server.operations.places import ROOT, Place

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a database of its own")
OLDER = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom scripts.older_database import main; main()\n"
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
    create = ["backup", "create", str(tmp_path / "b.zip")]
    checked, served, kept = place.firedamp(["check", "--json"], ["serve", "--port", "8000"], create, before=OLDER)
    before = {name: place.rows(f"SELECT {columns} FROM {name}") for name, columns in ROWS.items()}
    assert all(before.values())
    found = {each["code"]: each for each in json.loads(checked.out)["items"]}
    assert checked.code == 2
    assert found["migrations_left"]["count"] >= 5
    assert served.code == 2  # not a page is served of a database that is behind
    assert "firedamp migrate" in served.error
    assert kept.code == 2  # nor a backup made that lacks what this version does not know
    assert "that version" in kept.error
    migrated, again, well = place.firedamp(
        ["migrate"], ["migrate", "--administrator", "another", "--lang", "ru"], ["check", "--json"]
    )
    assert (migrated.code, again.code) == (0, 0)
    assert "Data package kuzbass 2026.1.0: loaded" in migrated.out
    assert "86 mines, 38,544 kt CO2e" in migrated.out
    assert "без изменений" in again.out
    assert "38\u00a0544 кт CO2-экв." in again.out
    assert "Администратор уже есть: engineer" in again.out
    told = json.loads(well.out)
    assert (well.code, told["failure"]) == (0, 0), told
    for name, columns in ROWS.items():
        rows = place.rows(f"SELECT {columns} FROM {name}")
        assert [row for row in rows if row in before[name]] == before[name], name
    assert place.rows("SELECT changed_within FROM telemetry_batch WHERE kind = 'stream'") == [(0,)]
    assert place.rows("SELECT COUNT(*) FROM reductions_reductionproject")[0][0] > 100
