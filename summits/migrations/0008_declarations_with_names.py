"""Declarations get titles of their own; those called alike are told apart."""

from django.db import migrations, models

TITLE = (
    "What the text calls itself, such as “Manifiesto Bicentenario de Caracas”. "
    "Left empty, made from kind and summit."
)


def title():
    return models.CharField(
        blank=True, help_text=TITLE, max_length=300, verbose_name="title"
    )


def short():
    return models.CharField(
        blank=True,
        help_text="For lists, where the title is long.",
        max_length=120,
        verbose_name="short title",
    )


def count(apps, schema_editor):
    """Tell the number of each declaration whose title another one has, the first not.

    Titles were made of kind and summit. What is withdrawn has no page.
    """
    declarations = apps.get_model("summits", "Declaration").objects
    called = set()
    for declaration in declarations.exclude(status="withdrawn").order_by("number"):
        heading = declaration.summit_id, declaration.kind
        if heading in called:
            declarations.filter(pk=declaration.pk).update(told_apart=True)
        called.add(heading)


class Migration(migrations.Migration):
    dependencies = [
        ("summits", "0007_longer_vocabularies"),
    ]

    operations = [
        migrations.AddField("declaration", "title_en", title()),
        migrations.AddField("declaration", "title_es", title()),
        migrations.AddField("declaration", "short_en", short()),
        migrations.AddField("declaration", "short_es", short()),
        migrations.AddField(
            "declaration",
            "told_apart",
            models.BooleanField(
                default=False,
                editable=False,
                help_text="Of an older archive, which had another one of the same title.",
                verbose_name="told apart by its number",
            ),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
