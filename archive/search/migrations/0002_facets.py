"""What documents are narrowed by, in one column for all facets."""

from django.db import migrations, models

from archive.search import backends


def create_index(apps, schema_editor):
    backends.create(schema_editor)


def drop_index(apps, schema_editor):
    """Drop the index: SQLite changes a table by making another, without triggers."""
    backends.drop(schema_editor)


def write_facets(apps, schema_editor):
    """Say again what documents say, so that those alone change which say more now."""
    documents = apps.get_model("search", "Document").objects
    for row in documents.iterator():
        triples = {f"country:{pair}" for pair in row.countries.split()}
        triples |= {f"topic:{topic}:" for topic in row.topics.split()}
        triples |= {f"year:{row.date[:4]}:"} if row.date else set()
        documents.filter(pk=row.pk).update(facets=" ".join(sorted(triples)))


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(drop_index, create_index),
        migrations.AddField(
            model_name="document",
            name="facets",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(write_facets, migrations.RunPython.noop),
        migrations.RemoveField(model_name="document", name="countries"),
        migrations.RemoveField(model_name="document", name="topics"),
        migrations.RunPython(create_index, drop_index),
    ]
