"""Amounts become rows of an initiative; they were fields of its steps."""

import datetime
from collections import Counter

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.core.management import CommandError
from django.db import migrations, models

import archive.publishing.fields
import archive.record.constraints
import archive.record.dates
import archive.record.keys
import initiatives.units

FIELDS = {"amount": "value", "currency": "unit", "amount_role": "role"}
ROLES = {"proposed-capital", "authorised-capital", "paid-in-capital", "budget"}
WORDS = ["passage_id", "quote", "basis", "derivation_en", "derivation_es"]
LONGEST = 80  # characters of a key
LOST = (
    "Nothing of this app was changed: these amounts say what no step can say in the "
    "release of before."
)


def to_rows(apps, schema_editor):
    """Make a row of the amount of each step, on words that say it, else on the step's.

    What was cited of it there is cited of the row. When a row is public goes by its
    step, and is settled after all migrations.
    """
    steps = apps.get_model("initiatives", "Milestone").objects.exclude(amount=None)
    for step in steps.order_by("pk"):
        row = apps.get_model("initiatives", "Amount")(
            key=key_for(step),
            initiative_id=step.initiative_id,
            milestone_id=step.pk,
            **words_of(saying(apps, step) or step),
            **{field: getattr(step, former) for former, field in FIELDS.items()},
        )
        row.save(force_insert=True)
        for former, field in FIELDS.items():
            cite(apps, cited(apps, "milestone", step.pk, former), "amount", row, field)
    # What is said of an amount where the step gives none bears on the step as such.
    cited(apps, "milestone").filter(field__in=FIELDS).update(field="")


def saying(apps, step):
    """Return the first citation that says the amount of a step, None if none does."""
    citations = cited(apps, "milestone", step.pk, "amount")
    return citations.filter(says="same", withdrawn_at=None).order_by("pk").first()


def words_of(row):
    """Return the words of a row or a citation, and how they bear what it says."""
    return {name: getattr(row, name) for name in WORDS}


def key_for(step):
    """Return the key of the amount of a step: the same wherever that is upgraded."""
    key = f"{step.pk}-amount"
    return key if len(key) <= LONGEST else archive.record.keys.new_key()


def to_steps(apps, schema_editor):
    """Put the amounts back; raise ``CommandError`` where one does not fit in a step."""
    rows = apps.get_model("initiatives", "Amount").objects.select_related("milestone")
    rows = list(rows.order_by("pk"))
    told = Counter(row.milestone_id for row in rows)
    lost = [row for row in rows if told[row.milestone_id] > 1 or not fits(apps, row)]
    if lost:
        named = [f"/admin/initiatives/amount/{row.pk}/change/" for row in lost]
        raise CommandError("\n".join([LOST, *named]))
    for row in rows:
        step = row.milestone
        for former, field in FIELDS.items():
            setattr(step, former, getattr(row, field))
            cite(apps, cited(apps, "amount", row.pk, field), "milestone", step, former)
        step.save(update_fields=[*FIELDS])


def fits(apps, row):
    """Tell whether a step can say all that ``row`` says, and what is cited of it."""
    told = [row.milestone, *cited(apps, "amount", row.pk, "value")]
    keeps_words = words_of(row) in [words_of(it) for it in told if it]
    is_plain = row.role in ROLES and row.unit.isupper()
    has_more = row.value_to or row.approximate or row.as_of or row.withdrawn_at
    further = cited(apps, "amount", row.pk).exclude(field__in=FIELDS.values())
    return (
        row.milestone
        and keeps_words
        and is_plain
        and not has_more
        and not further.exists()
    )


def cited(apps, model, key=None, field=None):
    """Return what is cited of rows of ``model``, or of one of them, or of its field."""
    asked = {"record_key": key, "field": field}
    return apps.get_model("sources", "Citation").objects.filter(
        record_type__app_label="initiatives",
        record_type__model=model,
        **{name: value for name, value in asked.items() if value is not None},
    )


def cite(apps, citations, model, row, field):
    """Have ``citations`` bear on a field of ``row``, one of ``model``."""
    if citations.exists():
        types = apps.get_model("contenttypes", "ContentType").objects
        kind, _ = types.get_or_create(app_label="initiatives", model=model)
        citations.update(record_type=kind, record_key=row.pk, field=field)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("initiatives", "0006_longer_vocabularies"),
        ("sources", "0006_longer_vocabularies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Amount",
            fields=[
                (
                    "key",
                    models.CharField(
                        default=archive.record.keys.new_key,
                        editable=False,
                        max_length=80,
                        primary_key=True,
                        serialize=False,
                        verbose_name="key",
                    ),
                ),
                (
                    "public_since",
                    archive.publishing.fields.SettledField(
                        default=datetime.datetime(
                            9999, 12, 30, 0, 0, tzinfo=datetime.UTC
                        ),
                        editable=False,
                    ),
                ),
                (
                    "public_until",
                    archive.publishing.fields.SettledField(
                        default=datetime.datetime(
                            9999, 12, 30, 0, 0, tzinfo=datetime.UTC
                        ),
                        editable=False,
                    ),
                ),
                (
                    "version",
                    archive.publishing.fields.VersionField(
                        default=1, editable=False, verbose_name="version"
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="withdrawn at",
                    ),
                ),
                (
                    "withdrawn_reason_en",
                    models.CharField(
                        blank=True,
                        help_text="With a reason the row is withdrawn; emptied, it is back.",
                        max_length=300,
                        verbose_name="reason of the withdrawal",
                    ),
                ),
                (
                    "withdrawn_reason_es",
                    models.CharField(
                        blank=True,
                        help_text="With a reason the row is withdrawn; emptied, it is back.",
                        max_length=300,
                        verbose_name="reason of the withdrawal",
                    ),
                ),
                (
                    "quote",
                    models.TextField(
                        blank=True,
                        help_text="Verbatim, as they stand in the passage.",
                        verbose_name="words",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("stated", "stated"), ("inferred", "inferred")],
                        default="stated",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                (
                    "derivation_en",
                    models.TextField(
                        blank=True,
                        help_text="How an inferred fact follows from the words.",
                        verbose_name="derivation",
                    ),
                ),
                (
                    "derivation_es",
                    models.TextField(
                        blank=True,
                        help_text="How an inferred fact follows from the words.",
                        verbose_name="derivation",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("proposed-capital", "proposed initial capital"),
                            ("authorised-capital", "authorised capital"),
                            ("subscribed-capital", "subscribed capital"),
                            ("paid-in-capital", "paid-in capital"),
                            ("contribution", "contribution"),
                            ("loan", "loan"),
                            ("budget", "budget"),
                            ("cost", "cost"),
                            ("assets", "assets"),
                            ("equity", "equity"),
                            ("award", "award"),
                            ("cargo", "cargo"),
                            ("trade", "trade"),
                        ],
                        max_length=18,
                        verbose_name="what the amount is",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2, max_digits=15, verbose_name="amount"
                    ),
                ),
                (
                    "value_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Of a range, the greater amount.",
                        max_digits=15,
                        null=True,
                        verbose_name="up to",
                    ),
                ),
                (
                    "approximate",
                    models.BooleanField(
                        default=False,
                        help_text="The words say “about”, “nearly” or the like.",
                        verbose_name="approximate",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        help_text="A currency by its code of ISO 4217 (USD, XSU), or a quantity: tonnes, barrels, litres, cubic-metres, megawatts, hectares, doses, persons, pieces.",
                        max_length=12,
                        validators=[initiatives.units.validate_unit],
                        verbose_name="unit",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="Empty where no source says when, or the step does.",
                        max_length=10,
                        validators=[
                            archive.record.dates.validate_partial_date,
                            archive.record.dates.validate_has_come,
                        ],
                        verbose_name="as of",
                    ),
                ),
                (
                    "as_of_first",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("as_of"), 4
                                ),
                                then=django.db.models.functions.text.Concat(
                                    "as_of", models.Value("-01-01")
                                ),
                            ),
                            models.When(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("as_of"), 7
                                ),
                                then=django.db.models.functions.text.Concat(
                                    "as_of", models.Value("-01")
                                ),
                            ),
                            default=models.F("as_of"),
                            output_field=models.CharField(max_length=16),
                        ),
                        output_field=models.CharField(max_length=16),
                    ),
                ),
                (
                    "as_of_last",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("as_of"), 4
                                ),
                                then=django.db.models.functions.text.Concat(
                                    "as_of", models.Value("-12-31")
                                ),
                            ),
                            models.When(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("as_of"), 7
                                ),
                                then=django.db.models.functions.text.Concat(
                                    "as_of", models.Value("-31")
                                ),
                            ),
                            default=models.F("as_of"),
                            output_field=models.CharField(max_length=16),
                        ),
                        output_field=models.CharField(max_length=16),
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amounts",
                        to="initiatives.initiative",
                        verbose_name="initiative",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        help_text="The step it is told with, if with one.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amounts",
                        to="initiatives.milestone",
                        verbose_name="step",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.passage",
                        verbose_name="passage",
                    ),
                ),
            ],
            options={
                "verbose_name": "amount",
                "verbose_name_plural": "amounts",
                "ordering": ["initiative", "role", "as_of", "value", "key"],
                "constraints": [
                    archive.record.constraints.Check(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at", None),
                                ("withdrawn_reason_en", ""),
                                ("withdrawn_reason_es", ""),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                models.Q(
                                    models.Q(
                                        ("withdrawn_reason_en", ""), _negated=True
                                    ),
                                    models.Q(
                                        ("withdrawn_reason_es", ""), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        field="withdrawn_reason_en",
                        name="initiatives_amount_withdrawn_with_reason",
                        violation_error_message="Say why the row is withdrawn.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(
                            ("quote", ""), ("passage__isnull", False), _connector="OR"
                        ),
                        field="passage",
                        name="initiatives_amount_quote_has_passage",
                        violation_error_message="Say which passage these words stand in.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(
                            ("passage", None),
                            models.Q(("quote", ""), _negated=True),
                            _connector="OR",
                        ),
                        field="quote",
                        name="initiatives_amount_passage_has_quote",
                        violation_error_message="Quote the words of the passage.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(("basis__in", ["stated", "inferred"])),
                        field="basis",
                        name="initiatives_amount_basis",
                        violation_error_message="A fact is stated or inferred.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(
                            ("basis", "stated"),
                            models.Q(("derivation_en", ""), _negated=True),
                            models.Q(("derivation_es", ""), _negated=True),
                            _connector="OR",
                        ),
                        field="derivation_en",
                        name="initiatives_amount_inferred_has_derivation",
                        violation_error_message="Say how the fact is inferred.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(
                            ("basis", "inferred"),
                            models.Q(("derivation_en", ""), ("derivation_es", "")),
                            _connector="OR",
                        ),
                        field="derivation_en",
                        name="initiatives_amount_stated_needs_no_derivation",
                        violation_error_message="A stated fact has no derivation: clear it, or choose “inferred”.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(("value__gt", 0)),
                        field="value",
                        name="amount_is_positive",
                        violation_error_message="An amount is more than nothing.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(
                            ("value_to", None),
                            ("value_to__gt", models.F("value")),
                            _connector="OR",
                        ),
                        field="value_to",
                        name="amount_range_ascends",
                        violation_error_message="The second amount is the greater one.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(("role", ""), _negated=True),
                        field="role",
                        name="amount_has_role",
                        violation_error_message="Say what the amount is.",
                    ),
                    archive.record.constraints.Check(
                        condition=models.Q(("unit", ""), _negated=True),
                        field="unit",
                        name="amount_has_unit",
                        violation_error_message="Say what is counted.",
                    ),
                ],
            },
        ),
        migrations.RunPython(to_rows, to_steps),
        migrations.RemoveConstraint(
            model_name="milestone",
            name="milestone_amount_has_currency",
        ),
        migrations.RemoveConstraint(
            model_name="milestone",
            name="milestone_amount_positive",
        ),
        migrations.RemoveConstraint(
            model_name="milestone",
            name="milestone_amount_has_role",
        ),
        migrations.RemoveField(
            model_name="milestone",
            name="amount",
        ),
        migrations.RemoveField(
            model_name="milestone",
            name="amount_role",
        ),
        migrations.RemoveField(
            model_name="milestone",
            name="currency",
        ),
    ]
