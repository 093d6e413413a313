"""The log is append-only, and any change or hole in it shows."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests.server.asking import post
from tests.server.people import person

from firedamp.server.audit.chain import NO_HASH, Broken, seal, verify
from firedamp.server.audit.disagreement import entries_of
from firedamp.server.audit.models import AuditEntry, AuditHead
from firedamp.server.audit.services import record

pytestmark = pytest.mark.django_db
DROP = {
    "sqlite": [
        "DROP TRIGGER audit_entry_is_not_changed",
        "DROP TRIGGER audit_entry_is_not_deleted",
        "DROP TRIGGER audit_head_goes_forward",
        "DROP TRIGGER audit_head_is_not_deleted",
    ],
    "postgresql": [
        "DROP TRIGGER audit_entry_is_kept ON audit_auditentry",
        "DROP TRIGGER audit_head_goes_forward ON audit_audithead",
        "DROP TRIGGER audit_head_is_kept ON audit_audithead",
    ],
}


@pytest.fixture
def three() -> list[AuditEntry]:
    return [record(f"test.{name}", actor=None, details={"share": 0.1, "big": 1e22}) for name in ("one", "two", "three")]


@pytest.fixture
def unguarded() -> None:
    """What an attacker with the database's own account does first."""
    with connection.cursor() as cursor:
        for statement in DROP[connection.vendor]:
            cursor.execute(statement)


def test_it_works(three: list[AuditEntry]) -> None:
    verdict = verify()
    assert verdict.broken == ()
    assert verdict.head == three[-1].hash


def test_numbers_run_without_a_hole_and_each_entry_bears_the_hash_before(three: list[AuditEntry]) -> None:
    first, second, third = three
    assert (second.number, third.number) == (first.number + 1, first.number + 2)
    assert (second.previous, third.previous) == (first.hash, second.hash)
    start = AuditEntry.objects.order_by("number").first()
    assert start is not None
    assert start.previous == NO_HASH


def test_what_is_sealed_is_what_is_stored(three: list[AuditEntry]) -> None:
    for entry in AuditEntry.objects.all():
        assert entry.hash == seal(entry)


def test_a_deed_that_fails_leaves_no_entry(three: list[AuditEntry]) -> None:
    with transaction.atomic():
        record("test.failed", actor=None)
        transaction.set_rollback(True)
    assert not AuditEntry.objects.filter(action="test.failed").exists()
    assert verify().broken == ()


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE audit_auditentry SET action = 'x'",
        "DELETE FROM audit_auditentry",
        "DELETE FROM audit_audithead",
        "UPDATE audit_audithead SET number = number - 1",
        "UPDATE audit_audithead SET hash = 'x'",
    ],
)
def test_the_database_refuses_to_change_or_delete(three: list[AuditEntry], deed: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)


@pytest.mark.parametrize("table", ["audit_auditentry", "audit_audithead"])
def test_sqlite_replaces_nothing(three: list[AuditEntry], table: str) -> None:
    """INSERT OR REPLACE deletes what it replaces without asking a trigger of deletions."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has INSERT OR REPLACE")
    deed = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)


@pytest.mark.parametrize("field", ["actor_name", "action", "subject_id", "details", "at", "hash"])
def test_a_changed_entry_shows(three: list[AuditEntry], unguarded: None, field: str) -> None:
    values = {"at": "2020-01-01T00:00:00Z", "details": '{"share": 0.2}'}
    AuditEntry.objects.filter(pk=three[1].pk).update(**{field: values.get(field, "x")})
    assert Broken(three[1].number, "changed") in verify().broken


@pytest.mark.parametrize("details", ["{bad", "[1]", ""])
def test_an_entry_whose_text_is_no_such_json_shows_and_tells_nothing(
    three: list[AuditEntry], unguarded: None, details: str
) -> None:
    AuditEntry.objects.filter(pk=three[1].pk).update(details=details)
    assert verify().broken == (Broken(three[1].number, "changed"),)
    assert AuditEntry.objects.get(pk=three[1].pk).told == {}
    assert [entry.number for entry in entries_of("test.one", "test.two")] == [three[0].number]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps what is of its column's type alone")
@pytest.mark.parametrize(("column", "value"), [("at", "yesterday"), ("at", "2026-13-45 10:00:00"), ("details", b"{}")])
def test_an_entry_of_which_a_column_is_of_another_type_shows(
    three: list[AuditEntry], unguarded: None, column: str, value: object
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_auditentry SET {column} = %s WHERE number = %s", [value, three[1].number])
    assert verify().broken == (Broken(three[1].number, "changed"),)


def test_an_entry_sealed_anew_breaks_the_next(three: list[AuditEntry], unguarded: None) -> None:
    forged = three[1]
    forged.action = "test.forged"
    forged.hash = seal(forged)
    forged.save()
    assert verify().broken == (Broken(three[2].number, "unlinked"),)


def test_a_hole_shows(three: list[AuditEntry], unguarded: None) -> None:
    AuditEntry.objects.filter(pk=three[1].pk).delete()
    assert Broken(three[1].number, "hole") in verify().broken


def test_a_log_that_was_cut_off_shows(three: list[AuditEntry], unguarded: None) -> None:
    AuditEntry.objects.filter(pk=three[2].pk).delete()
    assert verify().broken == (Broken(three[2].number, "cut"),)


def test_a_log_that_was_cut_off_with_its_head_shows_against_a_noted_head(
    three: list[AuditEntry], unguarded: None
) -> None:
    AuditEntry.objects.filter(pk=three[2].pk).delete()
    AuditHead.objects.update(number=three[1].number, hash=three[1].hash)
    assert verify().broken == ()
    assert verify((three[2].number, three[2].hash)).broken == (Broken(three[2].number, "cut"),)


def test_a_log_that_was_cut_off_and_lost_its_head_shows(three: list[AuditEntry], unguarded: None) -> None:
    AuditEntry.objects.filter(number__gt=three[1].number).delete()
    AuditHead.objects.all().delete()
    assert verify().broken == (Broken(three[1].number, "no_head"),)


def test_an_erased_log_shows_by_the_users_that_it_knows_nothing_of(three: list[AuditEntry], unguarded: None) -> None:
    person("somebody")
    AuditEntry.objects.all().delete()
    AuditHead.objects.update(number=0, hash=NO_HASH)
    assert verify().broken == (Broken(1, "erased"),)


def test_without_the_head_nothing_is_done_and_the_reason_is_said(
    unguarded: None, caplog: pytest.LogCaptureFixture
) -> None:
    person("somebody", password="Длинный-пароль-42")
    AuditHead.objects.all().delete()
    body = {"username": "somebody", "password": "Длинный-пароль-42"}
    answer = post(Client(raise_request_exception=False), "/auth/browser/v1/auth/login", body)
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/fault")
    assert "firedamp audit verify" in answer.json()["detail"]
    assert "head of the audit log is gone" in caplog.text
    assert not AuditHead.objects.exists()  # nor is it made anew
