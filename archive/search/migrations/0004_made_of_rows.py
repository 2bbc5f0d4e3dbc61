"""Documents no longer say what others take from them."""

from django.db import migrations

from archive.search import backends


def create_index(apps, schema_editor):
    backends.create(schema_editor)


def drop_index(apps, schema_editor):
    backends.drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_versions")]

    operations = [
        # SQLite may make the table anew, without the triggers of its index.
        migrations.RunPython(drop_index, create_index),
        migrations.RemoveField(model_name="document", name="face"),
        migrations.RunPython(create_index, drop_index),
    ]
