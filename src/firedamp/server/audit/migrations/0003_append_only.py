"""The log's head, and the database's own refusal to change or delete an entry."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_entry_is_not_{done} BEFORE {deed} ON audit_auditentry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
POSTGRESQL = """
CREATE FUNCTION audit_entry_is_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE TRIGGER audit_entry_is_kept BEFORE UPDATE OR DELETE ON audit_auditentry
FOR EACH ROW EXECUTE FUNCTION audit_entry_is_kept();
CREATE TRIGGER audit_log_is_kept BEFORE TRUNCATE ON audit_auditentry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_kept();
"""


def begin(apps: Any, schema_editor: Any) -> None:
    apps.get_model("audit", "AuditHead").objects.create(pk=1, number=0, hash="0" * 64)


def close(apps: Any, schema_editor: Any) -> None:
    """What is written stays: neither Firedamp nor anybody with its database account changes it by a slip."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for deed, done in (("UPDATE", "changed"), ("DELETE", "deleted")):
        schema_editor.execute(SQLITE.format(deed=deed, done=done))


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_initial")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(close, migrations.RunPython.noop),
    ]
