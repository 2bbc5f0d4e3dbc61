"""Dates may be about, of a quarter or half a year, or one of several."""

from django.db import migrations

from archive.record.date_columns import InTime
from archive.record.date_migrations import WidenDates


class Migration(migrations.Migration):
    dependencies = [("members", "0010_figures_and_identifiers")]

    operations = [
        WidenDates("organization", "began", "ended"),
        WidenDates("formername", "began", "ended"),
        WidenDates(
            "membership",
            "began",
            "ended",
            "ended_not_after",
            "attested_first",
            "attested_last",
        ),
        WidenDates("person", "died"),
        WidenDates(
            "tenure",
            "began",
            "ended",
            "attested_first",
            "attested_last",
            "ended_not_after",
        ),
        WidenDates("statedfigure", "as_of"),
        migrations.AlterModelOptions(
            name="statedfigure",
            options={
                "ordering": [InTime("as_of"), "standing", "key"],
                "verbose_name": "figure of a source",
                "verbose_name_plural": "figures of sources",
            },
        ),
        migrations.AlterModelOptions(
            name="formername",
            options={
                "ordering": [InTime("began"), InTime("ended"), "key"],
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
            },
        ),
        migrations.AlterModelOptions(
            name="membership",
            options={
                "ordering": ["state", InTime("began"), InTime("attested_first"), "key"],
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
            },
        ),
        migrations.AlterModelOptions(
            name="tenure",
            options={
                "ordering": [
                    "person",
                    InTime("began"),
                    InTime("attested_first"),
                    "key",
                ],
                "verbose_name": "tenure",
                "verbose_name_plural": "tenures",
            },
        ),
    ]
