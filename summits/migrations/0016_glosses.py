"""Verbatim words may have a translation by the editors."""

from django.db import migrations, models

MODELS = [
    "bodyact",
    "declaration",
    "event",
    "membershipact",
    "participation",
    "statement",
    "summit",
    "summitplace",
]


def gloss():
    return models.TextField(
        blank=True,
        help_text="For readers of this language, where the words are in another one.",
        verbose_name="editors’ translation",
    )


class Migration(migrations.Migration):
    dependencies = [("summits", "0015_direct_words_alone")]

    operations = [
        migrations.AddField(model, name, gloss())
        for model in MODELS
        for name in ("gloss_en", "gloss_es")
    ]
