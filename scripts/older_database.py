"""Make a database as an earlier version left it, with rows in it: to try an upgrade on.

    FIREDAMP_DATA=/tmp/older .venv/bin/python scripts/older_database.py
    FIREDAMP_DATA=/tmp/older .venv/bin/firedamp migrate
    FIREDAMP_DATA=/tmp/older .venv/bin/firedamp check

The version is the one before telemetry counted changes within a batch, before projects and forecasts, and before
steps of migration were squashed. DATABASE_URL names a PostgreSQL instead.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

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


def migrated() -> Any:
    """The models as they were, once every step up to then is taken."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.loader import MigrationLoader

    executor = MigrationExecutor(connection)
    executor.loader = loader = MigrationLoader(connection, replace_migrations=False)
    wanted = {key for key in loader.graph.leaf_nodes() if key[0] not in THEN and not loader.graph.nodes[key].replaces}
    wanted |= {(app, step) for app, step in THEN.items() if step is not None}
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


def main() -> int:
    from firedamp.server.run import configure

    configure("localhost")
    fill(migrated())
    return 0


if __name__ == "__main__":
    sys.exit(main())
