"""Documents have the dates that their records may have."""

from django.db import migrations, models

from archive.search import backends


def create_index(apps, schema_editor):
    backends.create(schema_editor)


def drop_index(apps, schema_editor):
    backends.drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_made_of_rows")]

    operations = [
        # SQLite makes the table anew, without the triggers of its index.
        migrations.RunPython(drop_index, create_index),
        migrations.AlterField(
            model_name="document",
            name="date",
            field=models.CharField(blank=True, max_length=34),
        ),
        migrations.RunPython(create_index, drop_index),
    ]
