"""SQLite's own refusal to write an entry, or a head, in the place of one that is there.

INSERT OR REPLACE deletes what it replaces, and asks no trigger of deletions unless recursive triggers are on.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = (
    """
CREATE TRIGGER audit_entry_is_not_replaced BEFORE INSERT ON audit_auditentry
WHEN EXISTS (SELECT 1 FROM audit_auditentry WHERE number = NEW.number OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
""",
    """
CREATE TRIGGER audit_head_is_not_replaced BEFORE INSERT ON audit_audithead
WHEN EXISTS (SELECT 1 FROM audit_audithead)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
""",
)


def close(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_head_is_kept")]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
