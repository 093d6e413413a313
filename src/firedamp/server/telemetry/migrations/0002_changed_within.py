"""How many readings of a batch were replaced by later ones of the same batch; of earlier batches nobody knows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("telemetry", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="changed_within",
            field=models.PositiveBigIntegerField(
                default=0,
                help_text="Of the changed: those of the batch itself, of which a later one has the same time",
            ),
        ),
    ]
