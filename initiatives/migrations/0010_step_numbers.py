"""Steps have a number of their own: that of their position until now."""

from django.db import migrations, models

from archive.publishing.numbered import number_once, numbering


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0009_notes_and_events"),
    ]

    operations = [
        migrations.AddField(
            model_name="milestone",
            name="number",
            field=models.PositiveIntegerField(
                blank=True,
                default=0,
                editable=False,
                help_text=(
                    "Given once, within its record; the address of the row has it."
                ),
                verbose_name="number",
            ),
            preserve_default=False,
        ),
        numbering("initiatives", "milestone", ["initiative"]),
        migrations.AddConstraint("milestone", number_once("milestone", "initiative")),
    ]
