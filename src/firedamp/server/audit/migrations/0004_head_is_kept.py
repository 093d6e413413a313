"""The database's own refusal to delete the log's head, or to move it by anything but one entry."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = (
    """
CREATE TRIGGER audit_head_is_not_deleted BEFORE DELETE ON audit_audithead
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
""",
    """
CREATE TRIGGER audit_head_goes_forward BEFORE UPDATE ON audit_audithead
WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number + 1
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
""",
)
POSTGRESQL = """
CREATE TRIGGER audit_head_is_kept BEFORE DELETE ON audit_audithead
FOR EACH ROW EXECUTE FUNCTION audit_entry_is_kept();
CREATE TRIGGER audit_head_is_not_emptied BEFORE TRUNCATE ON audit_audithead
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_kept();
CREATE TRIGGER audit_head_goes_forward BEFORE UPDATE ON audit_audithead
FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.number <> OLD.number + 1) EXECUTE FUNCTION audit_entry_is_kept();
"""


def close(apps: Any, schema_editor: Any) -> None:
    for statement in [POSTGRESQL] if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_append_only")]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
