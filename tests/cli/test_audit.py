"""`firedamp audit verify` on a real data folder: the log holds, and a forged one does not."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.first_start import FirstStart


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> Path:
    """A data folder with a log of the two first users."""
    made = tmp_path_factory.mktemp("audited") / "data"
    begun.copy(made)
    return made


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "FIREDAMP_DATA": str(folder)}


def verify(folder: Path, *options: str) -> Any:
    command = [sys.executable, "-m", "firedamp.cli", "audit", "verify", "--lang", "en", *options]
    return subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=False)


def test_it_works(folder: Path) -> None:
    found = verify(folder, "--json")
    assert found.returncode == 0, found.stderr
    said = json.loads(found.stdout)
    assert (said["entries"], said["holds"]) == (2, True)
    assert verify(folder, "--head", f"2:{said['head']}").returncode == 0


def test_a_head_that_is_not_the_log_s_shows(folder: Path) -> None:
    found = verify(folder, "--head", "2:" + "0" * 64)
    assert (found.returncode, found.stdout) == (2, "")
    assert "entry 2 was changed" in found.stderr


def test_a_bad_head_is_refused(folder: Path) -> None:
    assert verify(folder, "--head", "x").returncode == 2


SNAPSHOT = """
import sqlite3
from firedamp.server.run import configure
configure("localhost")
from django.conf import settings
from firedamp.server.audit.snapshot import snapshot
from firedamp.server.organisations.models import Organisation
with snapshot():
    before = Organisation.objects.count()
    with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as other:
        other.execute("UPDATE organisations_organisation SET name = 'other'")
        other.execute(
            "INSERT INTO organisations_organisation"
            " (organisation_id, name, name_en, inn, ogrn, address, head, contact, created, version)"
            " SELECT 'new', name, name_en, inn, ogrn, address, head, contact, created, version"
            " FROM organisations_organisation LIMIT 1"
        )
    within = Organisation.objects.count(), Organisation.objects.filter(name="other").count()
after = Organisation.objects.count()
with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as other:
    other.execute("DELETE FROM organisations_organisation WHERE organisation_id = 'new'")
print(before, *within, after)
"""


def test_it_sees_the_database_as_it_was_at_one_moment(folder: Path) -> None:
    """What others write meanwhile is neither seen nor kept waiting."""
    said = subprocess.run([sys.executable, "-c", SNAPSHOT], env=environment(folder), capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    before, within, renamed, after = map(int, said.stdout.split())
    assert (within, renamed, after) == (before, 0, before + 1)


def test_a_role_given_in_the_table_alone_shows(folder: Path) -> None:
    change = "UPDATE organisations_membership SET role = ? WHERE role = ?"
    with sqlite3.connect(folder / "firedamp.sqlite3") as database:
        database.execute(change, ("verifier", "viewer"))
    found = verify(folder)
    with sqlite3.connect(folder / "firedamp.sqlite3") as database:
        database.execute(change, ("viewer", "verifier"))
    assert (found.returncode, found.stdout) == (2, "")
    assert "the role of viewer is not the one that was given" in found.stderr
    assert verify(folder).returncode == 0


def test_a_forged_log_does_not_hold(folder: Path) -> None:
    with sqlite3.connect(folder / "firedamp.sqlite3") as database:
        database.execute("DROP TRIGGER audit_entry_is_not_changed")
        database.execute("UPDATE audit_auditentry SET subject_name = 'x' WHERE number = 1")
    found = verify(folder)
    assert (found.returncode, found.stdout) == (2, "")
    assert "entry 1 was changed" in found.stderr


def test_a_log_without_its_head_does_not_hold(folder: Path) -> None:
    with sqlite3.connect(folder / "firedamp.sqlite3") as database:
        database.execute("DROP TRIGGER audit_head_is_not_deleted")
        database.execute("DELETE FROM audit_audithead")
    found = verify(folder)
    assert (found.returncode, found.stdout) == (2, "")
    assert "the log has no head" in found.stderr
