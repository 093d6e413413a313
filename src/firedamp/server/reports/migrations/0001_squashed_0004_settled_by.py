"""Reports, their issues and what is decided on them: one step for a new database."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_reopening"),
        ("reports", "0003_reasons_of_figures"),
        ("reports", "0004_settled_by"),
    ]

    initial = True

    dependencies = [
        ("inventory", "0005_states_of_a_report"),
        ("mines", "0004_projects_as_records"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issued", "Issued"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                            ("superseded", "Superseded"),
                        ],
                        default="issued",
                        max_length=20,
                    ),
                ),
                ("document", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("software_version", models.CharField(max_length=50)),
                ("issued", models.DateTimeField()),
                ("decided", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(blank=True, help_text="What was decided; it stays when superseded", max_length=20),
                ),
                (
                    "decision",
                    models.CharField(blank=True, help_text="The verifier's words with the decision", max_length=2000),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["issued", "returned", "verified", "superseded"])),
                        name="issue_state_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(blank=True, max_length=200)),
                ("text", models.CharField(max_length=4000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("settled", models.DateTimeField(help_text="When the verifier was satisfied", null=True)),
                (
                    "answers",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="reports.remark",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="reports.issue"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=[("year", "Year"), ("calculation", "Calculation")], max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("issued", "Issued"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                            ("reopened", "Reopened"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("year", models.IntegerField()),
                ("title", models.CharField(blank=True, max_length=200)),
                ("gwp_set", models.CharField(max_length=50)),
                ("draws", models.PositiveIntegerField()),
                ("seed", models.PositiveBigIntegerField()),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("changed", models.DateTimeField(auto_now=True)),
                (
                    "version",
                    models.PositiveIntegerField(default=1, help_text="Counts every change of what it is made of"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "-created", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "year")),
                        fields=("organisation", "year"),
                        name="one_report_of_an_organisations_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["year", "calculation"])), name="report_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "issued", "returned", "verified", "reopened"])),
                        name="report_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reopenings", to="reports.issue"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reopenings", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Reason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=200)),
                ("text", models.CharField(max_length=2000)),
                ("given", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1, help_text="That of the report when it was given")),
                ("content", models.TextField(default="", help_text="The figures that it explains")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reasons", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["subject"],
                "constraints": [models.UniqueConstraint(fields=("report", "subject"), name="one_reason_of_a_change")],
            },
        ),
        migrations.AddField(
            model_name="issue",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="reports.report"
            ),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("added", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "calculation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_entries",
                        to="inventory.calculation",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["added", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "calculation"), name="a_calculation_once_in_a_report")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="As it was called; never a path", max_length=200)),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("added", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [models.UniqueConstraint(fields=("report", "sha256"), name="an_attachment_once")],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("category", models.CharField(max_length=50)),
                ("state", models.CharField(max_length=20)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("said", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1, help_text="That of the report when it was said")),
                (
                    "mine",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mines.mine"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="statements", to="reports.report"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["mine", "category"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "mine", "category"), name="one_statement_of_a_category"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["not_occurring", "not_estimated"])),
                        name="statement_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("item", models.CharField(max_length=200)),
                ("content", models.CharField(max_length=500)),
                ("reason", models.JSONField(help_text="What is to be confirmed, in both languages")),
                ("document", models.CharField(help_text="Name, number and date of the document", max_length=500)),
                ("confirmed", models.DateTimeField(auto_now_add=True)),
                ("withdrawn", models.DateTimeField(null=True)),
                (
                    "record",
                    models.CharField(blank=True, help_text="Its id among the reference documents", max_length=100),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="confirmations",
                        to="reports.attachment",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-confirmed", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn__isnull", True)),
                        fields=("organisation", "kind", "item", "content"),
                        name="confirmed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("symbol", models.CharField(max_length=100)),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="reports.attachment"
                    ),
                ),
                (
                    "calculation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inventory.calculation"
                    ),
                ),
            ],
            options={
                "ordering": ["calculation", "symbol"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attachment", "calculation", "symbol"), name="evidence_of_a_number_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(help_text="Calculation and symbol, or a sum", max_length=200)),
                ("outcome", models.CharField(max_length=10)),
                ("checked", models.DateTimeField(auto_now=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="reports.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["item"],
                "constraints": [
                    models.UniqueConstraint(fields=("issue", "item"), name="one_check_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["right", "wrong"])), name="outcome_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=50)),
                ("language", models.CharField(max_length=2)),
                ("file_type", models.CharField(max_length=10)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="reports.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["form", "language", "file_type"],
                "constraints": [
                    models.UniqueConstraint(fields=("issue", "form", "language", "file_type"), name="a_form_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="issue_number_once"),
        ),
    ]
