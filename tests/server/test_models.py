"""What the database itself refuses, whatever the code above it does; and that the migrations are complete."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from firedamp.server.inventory.models import Inventory
from firedamp.server.mines.models import CoalOutput, Mine, MineProject
from firedamp.server.reference.models import DataPackageVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine() -> Mine:
    return Mine.objects.get(mine_id="M0836")


def assert_refused(model: Any, **fields: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_negative_output_is_refused(mine: Mine) -> None:
    assert_refused(CoalOutput, mine=mine, year=2000, output_t=-1, quality="reported", source="x")


def test_two_outputs_of_a_year_are_refused(mine: Mine) -> None:
    assert_refused(CoalOutput, mine=mine, year=2025, output_t=1, quality="reported", source="x")


def test_a_year_that_is_none_is_refused(mine: Mine) -> None:
    assert_refused(CoalOutput, mine=mine, year=20, output_t=1, quality="reported", source="x")


def test_two_projects_of_a_kind_are_refused(mine: Mine) -> None:
    assert_refused(MineProject, mine=mine, row=1, status="operating", project_type="", mine_type="underground")


@pytest.mark.parametrize(
    ("field", "value"), [("mine_type", "space"), ("latitude", 91), ("depth_m", -1), ("workforce", -1)]
)
def test_an_impossible_passport_is_refused(mine: Mine, field: str, value: object) -> None:
    setattr(mine, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        mine.save()


def test_a_package_has_one_current_version() -> None:
    assert_refused(
        DataPackageVersion, name="kuzbass", kind="basin", version="2", hash="x", descriptor={}, rows={}, current=True
    )


def test_a_public_inventory_stands_once() -> None:
    stored = Inventory.objects.get(owner=None)
    stored.pk = None
    stored._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        stored.save(force_insert=True)


def test_sqlite_keeps_foreign_keys_and_waits_for_its_turn() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite alone has these settings")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (60_000,)
