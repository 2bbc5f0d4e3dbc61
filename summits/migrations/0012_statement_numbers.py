"""Statements have a number of their own: that of their position until now."""

from django.db import migrations, models

from archive.publishing.numbered import number_once, numbering


class Migration(migrations.Migration):
    dependencies = [
        ("summits", "0011_acts_of_membership"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
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
        numbering("summits", "statement", ["summit", "event"]),
        *(
            migrations.AddConstraint("statement", number_once("statement", owner))
            for owner in ["summit", "event"]
        ),
    ]
