"""Which migrations does a database lack that this version has, and which has it that this version does not know?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

Key = tuple[str, str]


def migrations_left() -> list[str]:
    """`app.name` of those that are not applied yet."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [said((migration.app_label, migration.name)) for migration, _ in plan]


def migrations_unknown() -> list[str]:
    """`app.name` of those that a later version has applied."""
    return strange(applied())


def applied() -> list[str]:
    """`app.name` of what the database has, a squashed one also where it took the steps that it stands for."""
    return sorted(map(said, MigrationLoader(connection).applied_migrations))


def strange(names: Iterable[str]) -> list[str]:
    """Of some that are applied, those of our apps that this version does not know."""
    known = {said(key) for key in MigrationLoader(None, replace_migrations=False).disk_migrations}
    ours = {name.partition(".")[0] for name in known}
    return sorted(name for name in names if name.partition(".")[0] in ours and name not in known)


def lacking(names: Iterable[str]) -> list[str]:
    """What this version has and is not among some that are applied; a squashed one is had by its steps, and they by
    it."""
    loader, had = MigrationLoader(None, replace_migrations=False), set(names)
    for key, squashed in loader.replacements.items():
        steps = {said(each) for each in squashed.replaces}
        if said(key) in had or steps <= had:
            had |= {said(key), *steps}
    return sorted(said(key) for key in loader.disk_migrations if said(key) not in had)


def said(key: Key) -> str:
    return ".".join(key)
