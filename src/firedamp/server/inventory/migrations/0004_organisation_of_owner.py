"""An owner's result has an organisation. Apart from 0003: PostgreSQL alters no table whose rows it has just changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inventory", "0003_organisation")]

    operations = [
        migrations.AddConstraint(
            model_name="calculation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation__isnull", True), ("owner__isnull", True)),
                    models.Q(("organisation__isnull", False), ("owner__isnull", False)),
                    _connector="OR",
                ),
                name="calculation_has_both_owner_and_organisation_or_neither",
            ),
        ),
        migrations.AddConstraint(
            model_name="inventory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisation__isnull", True), ("owner__isnull", True)),
                    models.Q(("organisation__isnull", False), ("owner__isnull", False)),
                    _connector="OR",
                ),
                name="inventory_has_both_owner_and_organisation_or_neither",
            ),
        ),
    ]
