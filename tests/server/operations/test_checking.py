"""A check names what is wrong with an installation, each with words in both languages that say what to do."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from django.db import connection
from django.utils import timezone
from tests.server.operations.places import Place

from firedamp.server.audit.services import record
from firedamp.server.data_folder import data_folder
from firedamp.server.jobs.beating import beat
from firedamp.server.operations.checking import clock, configuration, database, findings, people, storage
from firedamp.server.operations.checking.finding import Finding, State
from firedamp.server.telemetry.models import StoredFile
from firedamp.server.telemetry.store.files import readings_file

ROOT = Path(__file__).parents[3] / "src" / "firedamp"
WELL = {"FIREDAMP_HTTPS": "1", "FIREDAMP_HOSTS": "fd.example", "FIREDAMP_MAIL": "smtp://localhost"}


def told(found: object) -> dict[str, str]:
    return {each.said: each.state for each in found}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changed", "said", "state"),
    [
        ({"FIREDAMP_HSOTS": "x"}, "variable_unknown", "warning"),
        ({"FIREDAMP_HTTPS": "yes"}, "https_unclear", "failure"),
        ({"FIREDAMP_HOSTS": ""}, "hosts_missing", "failure"),
        ({"FIREDAMP_HOSTS": "a,*"}, "hosts_any", "warning"),
        ({"FIREDAMP_HTTPS": ""}, "no_https", "warning"),
        ({"FIREDAMP_HTTPS": "", "FIREDAMP_HOSTS": "", "FIREDAMP_PROXY": "10.0.0.1"}, "proxy_unused", "warning"),
        ({"FIREDAMP_MAIL": ""}, "no_mail", "warning"),
        ({"FIREDAMP_METRICS_TOKEN": "short"}, "token_short", "warning"),
        ({"FIREDAMP_PACKAGES": "/nowhere"}, "packages_missing", "failure"),
        ({"FIREDAMP_LANG": "de"}, "lang_unknown", "failure"),
        *(({"FIREDAMP_PORT": port}, "port_bad", "failure") for port in ("0", "abc", "99999", "-1")),
        ({"FIREDAMP_HOST": "999.1.1.1"}, "host_bad", "failure"),
        ({"FIREDAMP_HOSTS": "https://fd.example"}, "hosts_bad", "failure"),
        ({"FIREDAMP_PROXY": "abc"}, "proxy_bad", "failure"),
        ({"FIREDAMP_MAIL_FROM": "xx"}, "mail_from_bad", "failure"),
        ({"FIREDAMP_MAIL": "mail.example"}, "mail_bad", "failure"),
        ({"FIREDAMP_TELEMETRY_URL": "hive://x"}, "telemetry_bad", "failure"),
        ({"FIREDAMP_LOG": "xml"}, "log_unknown", "failure"),
        ({"FIREDAMP_URL": "here"}, "url_bad", "failure"),
        *(({"DATABASE_URL": url}, "database_url_bad", "failure") for url in ("mysql://u:p@h/n", "garbage", "postgres://h:x/n")),
    ],
)
def test_a_configuration_that_does_not_mean_what_it_says_is_named(
    changed: Mapping[str, str], said: str, state: str
) -> None:
    assert told(configuration.faults_of(WELL)) == {}
    assert told(configuration.faults_of({**WELL, **changed}))[said] == state


def test_values_that_can_be_meant_are_let_be() -> None:
    sound = {
        "FIREDAMP_LANG": "ru_RU.UTF-8", "FIREDAMP_PORT": "8000", "FIREDAMP_HOST": "::1", "FIREDAMP_PROXY": "172.30.8.2",
        "FIREDAMP_HOSTS": "fd.example,.mine.example,10.0.0.1,server_1", "FIREDAMP_LOG": "json",
        "FIREDAMP_MAIL_FROM": "Firedamp <firedamp@localhost>", "FIREDAMP_URL": "https://fd.example:8443",
        "DATABASE_URL": "postgresql://u:p@h:5432/n", "FIREDAMP_TELEMETRY_URL": "spark://h:7077",
    }  # fmt: skip
    assert list(configuration.faults_of({**WELL, **sound})) == []


def test_every_fault_is_told_at_once_and_a_data_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    bad = {"DATABASE_URL": "mysql://u:secret@h/n", "FIREDAMP_LOG": "xml", "FIREDAMP_PORT": "abc"}
    commands = [["check", "--json"], ["check", "--lang", "ru"], ["serve"]]
    place = Place(tmp_path / "not" / "there", **bad)
    checked, in_russian, served = place.unset_up(*commands)
    told = {each["code"] for each in json.loads(checked.out)["items"]}
    assert told >= {"database_url_bad", "log_unknown", "port_bad", "folder_missing"}
    assert [each.code for each in (checked, in_russian, served)] == [2, 2, 2]
    assert "DATABASE_URL — не адрес базы PostgreSQL" in in_russian.out
    assert "secret" not in checked.out + in_russian.out + served.error
    assert not (tmp_path / "not").exists()


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_a_database_of_another_kind_is_a_fault_of_the_configuration(tmp_path: Path, command: str) -> None:
    (ran,) = Place(tmp_path, DATABASE_URL="mysql://u:secret@h/n").unset_up([command])
    assert ran.code == 2
    assert "DATABASE_URL: give postgres://" in ran.error
    assert "secret" not in ran.error


def test_all_is_well_where_it_is(administrator: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WELL.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(storage, "LITTLE_FREE", 1)
    beat("here:1")
    assert {each.said: each.state for each in findings() if each.state != "ok"} == {}


def test_migrations_behind_and_ahead_are_told_apart(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET name = '9999_later' WHERE name = '0003_kinds_of_workers'")
    assert told(database.findings())["migrations_left"] == "failure"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('jobs', '0003_kinds_of_workers', CURRENT_TIMESTAMP)"
        )
    assert told(database.findings())["migrations_unknown"] == "warning"


def test_a_file_of_readings_that_is_gone_is_named(db: None) -> None:
    stored = StoredFile.objects.filter(retired__isnull=True)[0]
    file = readings_file(stored.path)
    aside = file.rename(data_folder() / "aside")
    try:
        (found,) = storage.readings_findings()
    finally:
        aside.rename(file)
    assert (found.state, found.said, found.told["names"]) == ("failure", "readings_missing", stored.path)
    assert told(storage.readings_findings()) == {"readings_ok": "ok"}


@pytest.mark.parametrize("way", ["cut short", "its middle taken out", "of another size", "no Parquet"])
def test_a_file_of_readings_that_is_not_as_it_was_written_is_named(db: None, way: str) -> None:
    stored = StoredFile.objects.filter(retired__isnull=True)[0]
    file = readings_file(stored.path)
    whole = file.read_bytes()
    other = {
        "cut short": whole[:500],
        "its middle taken out": whole[:200] + whole[len(whole) // 2 :],
        "of another size": whole + b"x",
        "no Parquet": b"PAR1" + bytes(len(whole) - 8) + b"PAR1",
    }
    file.write_bytes(other[way])
    try:
        (found,) = storage.readings_findings()
    finally:
        file.write_bytes(whole)
    assert (found.state, found.said, found.told["names"]) == ("failure", "readings_damaged", stored.path)
    assert told(storage.readings_findings()) == {"readings_ok": "ok"}


def test_a_file_of_another_number_of_readings_than_the_database_says_is_named(db: None) -> None:
    stored = StoredFile.objects.filter(retired__isnull=True)[0]
    StoredFile.objects.filter(pk=stored.pk).update(rows=stored.rows + 1)
    assert told(storage.readings_findings()) == {"readings_damaged": "failure"}


def test_a_load_that_was_broken_off_and_files_of_others_are_seen(db: None) -> None:
    left = data_folder() / "backup_placing.1.elsewhere"
    left.mkdir()
    key = data_folder() / "secret_key"
    kept = key.read_text("ascii") if key.exists() else None
    key.write_text("s", "ascii")
    key.chmod(0o644)
    try:
        found = told(storage.findings())
    finally:
        left.rmdir()
        key.chmod(0o600)
        key.unlink() if kept is None else key.write_text(kept, "ascii")
    assert found["load_broken_off"] == "failure"
    assert found["open_to_others"] == "warning"


def test_a_clock_that_went_back_is_seen_by_the_log(db: None) -> None:
    record("user.create", actor=None)
    assert told(clock.against_log(timezone.now())) == {}
    assert told(clock.against_log(timezone.now() - timedelta(hours=1))) == {"clock_back": "failure"}
    assert told(clock.before_its_time(clock.WRITTEN - timedelta(days=1))) == {"clock_before": "failure"}


def test_without_people_and_workers_that_is_said(db: None) -> None:
    assert told(people.findings()) == {"no_administrator": "warning", "no_worker": "warning"}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_whatever_is_found_has_words(lang: str) -> None:
    words = tomllib.loads((ROOT / "cli" / f"words_{lang}.toml").read_text("utf-8"))["check"]
    source = "".join(path.read_text("utf-8") for path in (ROOT / "server/operations/checking").glob("*.py"))
    source += (ROOT / "cli" / "check.py").read_text("utf-8")
    said = set(re.findall(r'(?:found|Finding)\((?:"\w+", )?(?:"(?:ok|warning|failure)"|state), "(\w+)"', source))
    said |= {"storage_ok", "little_room"}
    assert said == set(words) - {"summary", *get_args(State), *get_args(get_type_hints(Finding)["part"])}
