"""Verbatim words may have a translation by the editors."""

from django.db import migrations, models

MODELS = [
    "formername",
    "membership",
    "organization",
    "person",
    "statedfigure",
    "tenure",
]


def gloss():
    return models.TextField(
        blank=True,
        help_text="For readers of this language, where the words are in another one.",
        verbose_name="editors’ translation",
    )


class Migration(migrations.Migration):
    dependencies = [("members", "0012_person_sort_name")]

    operations = [
        migrations.AddField(model, name, gloss())
        for model in MODELS
        for name in ("gloss_en", "gloss_es")
    ]
