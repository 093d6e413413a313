"""Make a database as an earlier version left it, with rows in it: to try an upgrade on.

    FIREDAMP_DATA=/tmp/older .venv/bin/python scripts/older_database.py
    FIREDAMP_DATA=/tmp/older .venv/bin/firedamp migrate
    FIREDAMP_DATA=/tmp/older .venv/bin/firedamp check

The version is the one before telemetry counted changes within a batch, before projects and forecasts, and before
steps of migration were squashed: no version is tagged yet. From the first tag on it is the newest tag's, or that of
`--tag v…`. DATABASE_URL names a PostgreSQL instead.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

# The last step of each app that changed since; of the others all that there are. None: the app was not there.
THEN: dict[str, str | None] = {
    "audit": "0005_no_replacing",
    "forecasts": None,
    "inventory": "0004_organisation_of_owner",
    "jobs": "0001_initial",
    "measured": None,
    "reductions": None,
    "reference": "0007_since_when",
    "reports": "0003_reasons_of_figures",
    "restoration": "0001_initial",
    "telemetry": "0001_initial",
    "topdown": None,
}
AT = datetime(2026, 3, 1, 12, 30, 15, 250001, tzinfo=UTC)


STEP = re.compile(r"src/firedamp/server/(\w+)/migrations/(\d{4}_\w+)\.py")


def git(*arguments: str) -> str:
    """What git says of the clone; "" where there is none."""
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def newest_tag() -> str:
    return (git("tag", "--list", "v*", "--sort=-version:refname").split() or [""])[0]


def steps_of(tag: str) -> set[tuple[str, str]]:
    """Every step of migration that the version of a tag had."""
    return set(STEP.findall(git("ls-tree", "-r", "--name-only", tag, "src/firedamp/server"))) if tag else set()


def migrated(tag: str = "") -> Any:
    """The models as they were, once every step up to then is taken: of a tag, else of the fixed state."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.loader import MigrationLoader

    executor = MigrationExecutor(connection)
    executor.loader = loader = MigrationLoader(connection, replace_migrations=False)
    wanted = {key for key in loader.graph.leaf_nodes() if key[0] not in THEN and not loader.graph.nodes[key].replaces}
    wanted |= {(app, step) for app, step in THEN.items() if step is not None}
    if tag:
        of_tag = {key for key in steps_of(tag) if key in loader.graph.nodes and not loader.graph.nodes[key].replaces}
        if not of_tag:
            sys.exit(f"{tag}: no such tag, or no migrations in it")
        theirs = {key for key in wanted if not loader.graph.nodes[key].__module__.startswith("firedamp.")}
        nodes = loader.graph.node_map
        wanted = theirs | {key for key in of_tag if not any(child.key in of_tag for child in nodes[key].children)}
    state = executor.migrate(sorted(wanted))
    for key in loader.replacements:
        executor.recorder.record_unapplied(*key)
    return state.apps


def fill(apps: Any) -> None:
    """People, their organisation, a longwall with a batch, a calculation in a report, a job, and entries of the log."""
    user = apps.get_model("accounts", "User").objects.create(
        username="engineer", email="engineer@example.org", password="!", platform_role="administrator", date_joined=AT
    )
    organisation = apps.get_model("organisations", "Organisation").objects.create(
        organisation_id="old", name="Шахта до обновления"
    )
    apps.get_model("organisations", "Membership").objects.create(
        organisation=organisation, user=user, role="administrator"
    )
    longwall = apps.get_model("telemetry", "Longwall").objects.create(
        organisation=organisation, name="Лава 1", time_zone="Asia/Novokuznetsk"
    )
    apps.get_model("telemetry", "Batch").objects.create(
        longwall=longwall, number=1, kind="stream", sha256="0" * 64, by=user, rows=10, new=8, changed=2
    )
    apps.get_model("jobs", "Job").objects.create(
        kind="inventory", name="до обновления", owner=user, organisation=organisation, state="failed",
        problem={"type": "/problems/fault"},
    )  # fmt: skip
    apps.get_model("reports", "Report").objects.create(
        organisation=organisation, kind="year", year=2025, title="2025", gwp_set="AR5", draws=100, seed=1,
        created_by=user,
    )  # fmt: skip
    log(user, organisation)


def log(user: Any, organisation: Any) -> None:
    """Entries as any version seals them: the log has not changed."""
    from firedamp.server.audit.chain import seal
    from firedamp.server.audit.models import AuditEntry, AuditHead

    for action, name in (("user.create", "engineer"), ("organisation.create", "old")):
        head = AuditHead.objects.get()
        entry = AuditEntry(
            number=head.number + 1, at=AT, actor_id=user.pk, actor_name="engineer", organisation_id=organisation.pk,
            action=action, subject_name=name, previous=head.hash,
        )  # fmt: skip
        entry.hash = seal(entry)
        entry.save(force_insert=True)
        AuditHead.objects.update(number=entry.number, hash=entry.hash)


def main(tag: str | None = None) -> int:
    from firedamp.server.run import configure

    configure("localhost")
    fill(migrated(newest_tag() if tag is None else tag))
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A database as an earlier version left it")
    parser.add_argument("--tag", help="of that version; without it the newest, or the fixed state where there is none")
    sys.exit(main(parser.parse_args().tag))
