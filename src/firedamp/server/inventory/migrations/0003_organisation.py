"""Results that people have kept belong to an organisation: to the first one, where all of them are at home so far."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def give_to_the_first_organisation(apps: Any, schema_editor: Any) -> None:
    """Whoever has an account belongs to it; administrators and viewers stay what they were."""
    User = apps.get_model("accounts", "User")
    if not User.objects.exists():
        return
    Organisation, Membership = (apps.get_model("organisations", name) for name in ("Organisation", "Membership"))
    first = Organisation.objects.create(organisation_id="own", name="Моя организация", name_en="My organisation")
    for user in User.objects.all():
        role = "administrator" if user.platform_role == "administrator" else "viewer"
        Membership.objects.create(organisation=first, user=user, role=role)
    for name in ("Calculation", "Inventory"):
        apps.get_model("inventory", name).objects.filter(owner__isnull=False).update(organisation=first)


class Migration(migrations.Migration):
    dependencies = [
        ("inventory", "0002_calculation_list"),
        ("accounts", "0002_roles_and_tokens"),
        ("mines", "0003_packages_of_records"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="calculation",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="inventory",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.RunPython(give_to_the_first_organisation, migrations.RunPython.noop),
    ]
