"""People have a name to sort by."""

from django.db import migrations, models

from archive.record.alphabetical import Alphabetical


class Migration(migrations.Migration):
    dependencies = [("members", "0011_wider_dates")]

    operations = [
        migrations.AddField(
            "person",
            "sort_name",
            models.CharField(
                blank=True,
                help_text="The same words, the family name first, then a comma: Ñáñez, "
                "Freddy. Left empty where it is not certain which is the family name.",
                max_length=121,
                verbose_name="name to sort by",
            ),
        ),
        migrations.AlterModelOptions(
            "person",
            {
                "ordering": [Alphabetical("sort_name", "name"), "key"],
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
    ]
