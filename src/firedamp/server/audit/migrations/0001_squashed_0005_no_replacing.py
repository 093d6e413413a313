"""The log, its head, and the database's own refusal to change either: one step for a new database."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

append_only, head_is_kept, no_replacing = (
    import_module(f"{__package__}.{name}") for name in ("0003_append_only", "0004_head_is_kept", "0005_no_replacing")
)


class Migration(migrations.Migration):
    replaces = [
        ("audit", "0001_initial"),
        ("audit", "0002_initial"),
        ("audit", "0003_append_only"),
        ("audit", "0004_head_is_kept"),
        ("audit", "0005_no_replacing"),
    ]

    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                (
                    "actor_name",
                    models.CharField(blank=True, help_text="As it was then; empty: Firedamp itself", max_length=150),
                ),
                ("action", models.CharField(max_length=50)),
                ("subject_kind", models.CharField(blank=True, max_length=50)),
                ("subject_id", models.CharField(blank=True, max_length=100)),
                ("subject_name", models.CharField(blank=True, max_length=300)),
                (
                    "details",
                    models.TextField(default="{}", help_text="JSON as it was sealed: a database may rewrite its own"),
                ),
                (
                    "previous",
                    models.CharField(help_text="The hash of the entry before; of the first, zeros", max_length=64),
                ),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "actor",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit entries",
                "ordering": ["-number"],
                "indexes": [
                    models.Index(fields=["organisation", "-number"], name="audit_audit_organis_52198c_idx"),
                    models.Index(fields=["actor", "-number"], name="audit_audit_actor_i_499d36_idx"),
                    models.Index(fields=["subject_kind", "subject_id"], name="audit_audit_subject_511b39_idx"),
                ],
            },
        ),
        migrations.RunPython(append_only.begin, migrations.RunPython.noop),
        migrations.RunPython(append_only.close, migrations.RunPython.noop),
        migrations.RunPython(head_is_kept.close, migrations.RunPython.noop),
        migrations.RunPython(no_replacing.close, migrations.RunPython.noop),
    ]
