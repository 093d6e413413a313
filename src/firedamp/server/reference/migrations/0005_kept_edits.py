from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0004_shown_drafts"),
    ]

    operations = [
        migrations.AddField(
            model_name="datapackageversion",
            name="kept",
            field=models.JSONField(
                default=list, help_text="Users' values that its loading left over those of the package"
            ),
        ),
    ]
