"""A new database takes a few steps; one that took many has the same schema, and is known at each of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

# What Firedamp did before steps were squashed: it knew nothing of the squashed ones.
STEP_BY_STEP = """
from firedamp.server.run import configure
configure("localhost")
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
executor = MigrationExecutor(connection)
executor.loader = loader = MigrationLoader(connection, replace_migrations=False)
executor.migrate([key for key in loader.graph.leaf_nodes() if not loader.graph.nodes[key].replaces])
for app, name in loader.replacements:
    executor.recorder.record_unapplied(app, name)
from django.core.management import call_command
call_command("migrate", no_color=True)
"""
ON_POSTGRESQL = """
SELECT 'column', table_name, column_name, data_type, is_nullable, column_default, character_maximum_length, is_identity
FROM information_schema.columns WHERE table_schema = 'public';
SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace;
SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public';
SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal;
SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""
ON_SQLITE = "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE tbl_name NOT LIKE 'sqlite_%'"


@pytest.fixture
def made_step_by_step(tmp_path: Path) -> Iterator[Any]:
    """A connection to a database that Firedamp made before steps were squashed, and has met again since."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if connection.vendor == "sqlite":
        migrate({**kept, "FIREDAMP_DATA": str(tmp_path)})
        import sqlite3

        with closing(sqlite3.connect(tmp_path / "firedamp.sqlite3")) as opened:
            yield opened
        return
    import psycopg

    url, name = os.environ["DATABASE_URL"], f"firedamp_step_by_step_{os.getpid()}"
    own = f"{url.rpartition('/')[0]}/{name}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            migrate({**kept, "FIREDAMP_DATA": str(tmp_path), "DATABASE_URL": own})
            with psycopg.connect(own) as opened:
                yield opened
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def migrate(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", STEP_BY_STEP]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "No migrations to apply" in done.stdout


def schema(cursor: Any) -> set[Any]:
    """Tables, columns, constraints, indexes and triggers, in no order: that of columns is of no account."""
    found: set[Any] = set()
    for query in (ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL).split(";"):
        cursor.execute(query)
        found |= {part for row in cursor.fetchall() for part in parts(row)}
    return found


def parts(row: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """A table of SQLite by its columns and constraints; anything else as it is."""
    if row[0] != "table":
        yield row
        return
    begun, depth = 0, 0
    inner = row[3][row[3].index("(") + 1 : row[3].rindex(")")] + ","
    for at, letter in enumerate(inner):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            yield (*row[:3], re.sub(r"\s+", " ", inner[begun:at]).strip())
            begun = at + 1


def test_a_database_made_step_by_step_has_the_schema_of_a_new_one(db: None, made_step_by_step: Any) -> None:
    with connection.cursor() as cursor:
        new = schema(cursor)
    assert schema(made_step_by_step.cursor()) == new
    assert {"mines_mine", "audit_auditentry", "reports_issue"} <= {row[1] for row in new}


def test_a_database_at_any_step_on_the_way_takes_the_others_once(db: None) -> None:
    every_step = MigrationLoader(None, replace_migrations=False)
    steps = [key for key in whole(every_step) if key not in every_step.replacements]
    executor = MigrationExecutor(connection)
    executor.recorder.migration_qs.delete()
    for at, step in enumerate(steps):
        executor.recorder.record_applied(*step)
        executor.loader.build_graph()
        executor.loader.check_consistent_history(connection)
        planned = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
        taken = [key for each in planned for key in (each.replaces or [(each.app_label, each.name)])]
        assert sorted(taken) == sorted(steps[at + 1 :]), step


def whole(loader: MigrationLoader) -> list[tuple[str, str]]:
    """Every step of a database, in an order in which they can be taken."""
    plan: list[tuple[str, str]] = []
    for leaf in loader.graph.leaf_nodes():
        plan += [key for key in loader.graph.forwards_plan(leaf) if key not in plan]
    return plan
