"""A backup is of one moment, comes through another kind of database and back without a loss, and is loaded whole or not
at all.

Tables are compared by what the databases themselves give, not by what made or loaded the backup.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.first_start import FirstStart
from tests.server.operations.places import ROOT, Place, postgres

from firedamp.messages import describe
from firedamp.science.errors import InputError
from firedamp.server.operations.backup.manifest import stays_within
from firedamp.server.operations.backup.opening import backup_verify

# What makes its own databases of both kinds need not be done again on PostgreSQL.
pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this run has its database already")

# Somebody writes all the while, two tables in each transaction; the file of readings goes while rows are being read.
MAKE = f"""
import json, sqlite3, sys, threading
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from firedamp.server.data_folder import DATABASE, data_folder
from firedamp.server.operations.backup import backup_create, making
from tests.server.operations.filling import fill
filled, done, written = fill(), threading.Event(), [1]
def write():
    other = sqlite3.connect(data_folder() / DATABASE, timeout=60)
    while not done.is_set() or written[0] < 0:
        written[0] += 1
        with other:
            other.execute("UPDATE mines_company SET version = ?", written)
            done.wait(0.002)
            other.execute("UPDATE telemetry_longwall SET version = ?", written)
    other.close()
hold = making.hold
def held_then_gone(names, place):
    missing = hold(names, place)
    for name in names:
        if name.startswith("telemetry/"):
            (data_folder() / name).rename(data_folder().parent / "aside")
            aside.append(data_folder() / name)
    return missing
aside, making.hold = [], held_then_gone
writer = threading.Thread(target=write)
writer.start()
made = backup_create(Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder().parent / "first.zip")
done.set()
writer.join()
(data_folder().parent / "aside").rename(aside[0])
print(json.dumps({{"filled": filled, "written": written[0], "missing": list(made.manifest.missing)}}))
"""
# Into a new database; then what only one whose sequences are set right can do, and a backup of it.
THERE = """
from pathlib import Path
from django.db import connection
from firedamp.server.accounts.models import User
from firedamp.server.accounts.services import user_create
from firedamp.server.operations.backup import backup_create, backup_load
assert not backup_load(Path("{first}")).replaced
user_create(username="one more")
print(User.objects.get(username="one more").pk)
connection.cursor().execute("DELETE FROM accounts_user WHERE username = 'one more'")
backup_create(Path("{second}"))
"""
AT_WORK = """INSERT INTO jobs_worker (name, version, started, seen)
             VALUES ('elsewhere:1', '0', '2026-01-01 00:00:00', '2200-01-01 00:00:00')"""
SERVES = """INSERT INTO jobs_worker (kind, name, version, started, seen)
            VALUES ('web', 'elsewhere:2', '0', '2026-01-01 00:00:00', '2200-01-01 00:00:00')"""
OF_LOADING = ("audit_auditentry", "audit_audithead", "django_migrations", "sqlite_sequence", "jobs_worker")
Tables = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class First:
    """The place that a backup was made of, the backup, and what was going on meanwhile."""

    place: Place
    archive: Path
    told: dict[str, Any]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> First:
    folder = tmp_path_factory.mktemp("backup")
    begun.copy(folder / "var")
    for name, text in (("templates/year.typ", "свой шаблон"), ("forecasts/0a.json", "{}"), ("secret_key", "s" * 86)):
        (folder / "var" / name).parent.mkdir(exist_ok=True)
        (folder / "var" / name).write_text(text, "utf-8")
    place = Place(folder / "var")
    told = json.loads(place.run(MAKE))
    version = versions_in(folder / "first.zip")[0]
    with closing(sqlite3.connect(folder / "var" / "firedamp.sqlite3")) as database, database:
        database.execute("UPDATE mines_company SET version = ?", (version,))
        database.execute("UPDATE telemetry_longwall SET version = ?", (version,))
    return First(place, folder / "first.zip", told)


def versions_in(archive: Path) -> list[int]:
    """What a backup has of the two columns that were written together."""
    found = []
    with zipfile.ZipFile(archive) as opened:
        for table in json.loads(opened.read("manifest.json"))["tables"]:
            if table["model"] in ("mines.company", "telemetry.longwall"):
                lines = opened.read(f"rows/{table['model']}.jsonl").splitlines()
                found += [json.loads(line)[table["columns"].index("version")] for line in lines]
    return found


def tables(folder: Path) -> Tables:
    """Every row of every table but those that loading itself writes into; JSON as what it says."""
    found: Tables = {}
    with closing(sqlite3.connect(folder / "firedamp.sqlite3")) as database:
        database.row_factory = sqlite3.Row
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if name not in OF_LOADING:
                rows = database.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
                found[name] = [{key: said(row[key]) for key in row.keys()} for row in rows]  # noqa: SIM118
    return found


def said(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def files(folder: Path) -> dict[str, str]:
    """Every file but the database's own, by its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("firedamp.sqlite3") and "client" not in path.parts
    }


def log(place: Place) -> list[str]:
    return [action for (action,) in place.rows("SELECT action FROM audit_auditentry ORDER BY number")]


def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(first: First) -> None:
    assert first.told["filled"] > 30  # so that no table is without a row
    (version,) = set(versions_in(first.archive))
    assert 1 <= version < first.told["written"]
    assert first.told["missing"] == []
    assert stat.S_IMODE(first.archive.stat().st_mode) == 0o600
    assert not list(first.archive.parent.glob("*.draft"))
    assert log(first.place)[-1] == "backup.create"


@pytest.mark.needs_postgres
def test_all_rows_and_files_come_through_postgresql_and_back(
    first: First, begun: FirstStart, tmp_path: Path, postgres_url: str
) -> None:
    second = tmp_path / "second.zip"
    with postgres(postgres_url, "backup") as url:
        there = Place(tmp_path / "there", url)
        (key,) = there.run(THERE.format(first=first.archive, second=second)).split()
        assert int(key) > max(pk for (pk,) in there.rows("SELECT id FROM accounts_user"))
        assert files(there.folder) == files(first.place.folder)
        assert log(there) == [*log(first.place)[:-1], "backup.load", "user.create", "backup.create"]
    begun.copy(tmp_path / "back")
    back = Place(tmp_path / "back")
    loaded, checked = back.firedamp(["backup", "load", str(second), "--replace"], ["check", "--json"])
    assert (loaded.code, checked.code) == (0, 0), loaded.error + checked.out
    assert tables(back.folder) == tables(first.place.folder)
    assert files(back.folder) == files(first.place.folder)
    assert log(back)[-2:] == ["user.create", "backup.load"]


def altered(archive: Path, to: Path, change: Callable[[str, bytes], bytes], *, sealed: bool = False) -> Path:
    """Another archive with some members changed; `sealed`: its manifest says so."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(to, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        for name in old.namelist():
            content = change(name, old.read(name))
            for each in manifest["tables"]:
                if sealed and name == f"rows/{each['model']}.jsonl":
                    each |= {"rows": content.count(b"\n"), "sha256": hashlib.sha256(content).hexdigest()}
            new.writestr(name, json.dumps(manifest) if name == "manifest.json" else content)
    return to


def test_it_is_loaded_whole_or_not_at_all_and_never_over_what_is_there_unasked(
    first: First, begun: FirstStart, tmp_path: Path
) -> None:
    begun.copy(tmp_path / "var")
    place = Place(tmp_path / "var")
    (place.folder / "templates").mkdir()
    (place.folder / "templates" / "old.typ").write_text("прежний", "utf-8")
    before = tables(place.folder), files(place.folder), log(place)
    cut, dull, orphan = tmp_path / "cut.zip", tmp_path / "dull.zip", tmp_path / "orphan.zip"
    cut.write_bytes(first.archive.read_bytes()[:-5000])
    altered(first.archive, dull, lambda name, content: content.replace(b"M0836", b"M0837"))
    altered(
        first.archive, orphan, lambda name, content: b"" if name == "rows/mines.basin.jsonl" else content, sealed=True
    )
    whole, other = str(first.archive), str(Path(__file__))
    refused = {
        "--replace": [whole],
        "cut off or altered": [str(cut), "--replace"],
        "rows/": [str(dull), "--replace"],
        "no such file": [str(tmp_path / "none.zip"), "--replace"],
        "no whole backup": [other, "--replace"],
        "elsewhere:1": [whole, "--replace"],
        "elsewhere:2": [whole, "--replace"],
        "mines_": [str(orphan), "--replace"],
    }
    *early, at_work, serves, last = [["backup", "load", *each] for each in refused.values()]
    gone = ["sql", "DELETE FROM jobs_worker"]
    said = place.firedamp(*early, ["sql", AT_WORK], at_work, gone, ["sql", SERVES], serves, gone, last)
    for ran, words in zip(said, refused, strict=True):
        assert (ran.code, ran.out) == (2, ""), ran.error
        assert words in ran.error
        assert "Traceback" not in ran.error
    assert (tables(place.folder), files(place.folder), log(place)) == before

    there, nowhere = tmp_path / "there.zip", tmp_path / "no" / "b.zip"
    there.write_text("x", "utf-8")
    within = place.folder / "b.zip"
    create = [["backup", "create", str(each)] for each in (there, nowhere, within)]
    loaded, *unwritten = place.firedamp(["backup", "load", whole, "--replace", "--json"], *create)
    assert loaded.code == 0, loaded.error
    assert json.loads(loaded.out)["replaced"] is True
    assert tables(place.folder) == tables(first.place.folder)
    assert files(place.folder) == files(first.place.folder)
    assert log(place) == [*log(first.place)[:-1], "backup.load"]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), closing(
        sqlite3.connect(place.folder / "firedamp.sqlite3")
    ) as database:  # fmt: skip
        database.execute("DELETE FROM audit_auditentry")
    assert [ran.code for ran in unwritten] == [2, 2, 2]
    assert "--force" in unwritten[0].error
    assert str(nowhere.parent) in unwritten[1].error
    assert "data folder" in unwritten[2].error
    assert there.read_text("utf-8") == "x"
    assert not within.exists()


def test_a_file_of_readings_that_was_cut_short_is_named_by_backup_load_and_check(
    first: First, begun: FirstStart, tmp_path: Path
) -> None:
    """It would else take the place of the last whole copy, night after night, without a word."""
    place, cut = Place(tmp_path / "var"), tmp_path / "cut.zip"
    begun.copy(place.folder)
    file = next((place.folder / "telemetry").rglob("*.parquet"))
    os.truncate(file, 500)
    name = file.relative_to(place.folder).as_posix()
    made, checked = place.firedamp(["backup", "create", str(cut)], ["check", "--json"])
    assert made.code == 0
    assert name in made.error
    (found,) = [each for each in json.loads(checked.out)["items"] if each["code"] == "readings_damaged"]
    assert name.endswith(found["names"])
    other = Place(tmp_path / "other")
    verify, load = ["backup", "verify", str(cut), "--json"], ["backup", "load", str(cut), "--lang", "ru"]
    told, loaded = other.firedamp(verify, load)
    assert json.loads(told.out)["damaged"] == [name]
    assert (loaded.code, "обрезаны или изменены" in loaded.error, name in loaded.error) == (0, True, True)
    assert backup_verify(first.archive).damaged == []


def test_a_lost_database_does_not_take_with_it_the_files_that_were_kept(first: First, tmp_path: Path) -> None:
    """The disk is there, the database is new: neither is a backup loaded over the files, nor do workers begin."""
    place = Place(tmp_path / "var")
    for name in ("telemetry/site=1/month=2026-03/a.parquet", "forecasts/0b.json", "secret_key"):
        (place.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (place.folder / name).write_text("s" * 86, "ascii")
    before = files(place.folder)
    loaded, worked = place.firedamp(["backup", "load", str(first.archive)], ["worker"])
    assert (loaded.code, worked.code) == (2, 2)
    assert "forecasts: 1, telemetry: 1" in loaded.error
    assert "--replace" in loaded.error
    assert "firedamp migrate" in worked.error
    assert "Traceback" not in worked.error
    assert files(place.folder) == before


OF_ANOTHER = ("backup_broken", "backup_wrong", "backup_format", "backup_columns")


def found(archive: Path) -> Any:
    """The manifest, or the rule by which it was refused."""
    try:
        return backup_verify(archive)
    except InputError as error:
        return error.problems[0].rule


def test_a_byte_anywhere_else_is_found_or_of_no_account(first: First, tmp_path: Path) -> None:
    whole, chance = first.archive.read_bytes(), random.Random(8)
    manifest = backup_verify(first.archive)
    for number in range(12):
        at = chance.randrange(len(whole))
        bad = tmp_path / "bad.zip"
        bad.write_bytes(whole[:at] + bytes([whole[at] ^ (1 + number % 255)]) + whole[at + 1 :])
        assert found(bad) in (manifest, *OF_ANOTHER), at  # a time or a mode of the archive nobody reads
        bad.write_bytes(whole[: at + 1])
        with pytest.raises(InputError) as caught:
            backup_verify(bad)
        assert not re.search("[A-Za-z]{4,}", describe(caught.value, "ru").replace(str(bad), "")), at


@pytest.mark.parametrize(
    ("migrations", "rule"),
    [(lambda all_: [*all_, "mines.9999_later"], "backup_newer"), (lambda all_: all_[:-1], "backup_older")],
)
def test_one_of_another_version_says_by_which_to_load_it(
    first: First, tmp_path: Path, migrations: Callable[[list[str]], list[str]], rule: str
) -> None:
    other = tmp_path / "other.zip"
    shutil.copy(first.archive, other)
    with zipfile.ZipFile(first.archive) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            if name == "manifest.json":
                manifest = json.loads(old.read(name))
                new.writestr(name, json.dumps({**manifest, "migrations": migrations(manifest["migrations"])}))
            else:
                new.writestr(name, old.read(name))
    with pytest.raises(InputError) as caught:
        backup_verify(other)
    assert caught.value.problems[0].rule == rule


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "a//x", "a/./x", "", "a\\..\\x", "c:x", "a\0"])
def test_no_file_leads_out_of_the_data_folder(path: str) -> None:
    assert not stays_within(path)
    assert stays_within("telemetry/site=1/month=2026-01/a.parquet")
