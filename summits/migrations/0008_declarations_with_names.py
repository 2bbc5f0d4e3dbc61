"""Declarations get titles of their own, and may be of an event or a body.

Those called alike are told apart.
"""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.deletion import PROTECT

from archive.record.constraints import Check, Unique

TITLE = (
    "What the text calls itself, such as “Manifiesto Bicentenario de Caracas”. "
    "Left empty, made from its kind and who adopted it."
)
NUMBER = (
    "Among those of its summit. Those of no summit are counted together: where the "
    "number is taken, a new one is given the next."
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


def adopter(model, name, help_text=""):
    return models.ForeignKey(
        model,
        blank=True,
        help_text=help_text,
        null=True,
        on_delete=PROTECT,
        related_name="declarations",
        verbose_name=name,
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
        ("members", "0006_longer_vocabularies"),
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
        migrations.AlterField(
            "declaration",
            "number",
            models.PositiveSmallIntegerField(
                default=1, help_text=NUMBER, verbose_name="number"
            ),
        ),
        migrations.AlterField(
            "declaration", "summit", adopter("summits.summit", "summit")
        ),
        migrations.AddField(
            "declaration",
            "event",
            adopter(
                "summits.event",
                "event",
                "Of a text that no summit adopted: where it was adopted.",
            ),
        ),
        migrations.AddField(
            "declaration",
            "organization",
            adopter(
                "members.organization",
                "body",
                "Of a text of no meeting: the body that issued it.",
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            Check(
                name="declaration_of_a_summit_an_event_or_a_body",
                field="summit",
                condition=Q(summit__isnull=False, event=None, organization=None)
                | Q(summit=None, event__isnull=False, organization=None)
                | Q(summit=None, event=None, organization__isnull=False),
                violation_error_message=(
                    "Name the summit, the event or the body that adopted it: one of "
                    "the three."
                ),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            Unique(
                name="declaration_number_unique_apart",
                field="number",
                fields=["number"],
                condition=Q(summit=None),
                violation_error_message=(
                    "Another declaration of no summit has that number."
                ),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            Unique(
                name="declaration_slug_unique_apart",
                field="slug",
                fields=["slug"],
                condition=Q(summit=None),
                violation_error_message=(
                    "Another declaration of no summit has that address."
                ),
            ),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
