"""Dates may be about, of a quarter or half a year, or one of several."""

from django.db import migrations, models

from archive.record.date_columns import InTime
from archive.record.date_migrations import WidenDates


class Migration(migrations.Migration):
    dependencies = [("summits", "0012_statement_numbers")]

    operations = [
        WidenDates("summit", "began_on", "ended_on"),
        WidenDates("declaration", "adopted_on"),
        WidenDates("event", "began", "ended"),
        WidenDates("membershipact", "date"),
        migrations.AlterModelOptions(
            name="event",
            options={
                "ordering": [models.OrderBy(InTime("began"), descending=True), "-key"],
                "verbose_name": "event",
                "verbose_name_plural": "events",
            },
        ),
        migrations.AlterModelOptions(
            name="membershipact",
            options={
                "ordering": ["membership", InTime("date"), "key"],
                "verbose_name": "act of membership",
                "verbose_name_plural": "acts of membership",
            },
        ),
        migrations.AlterModelOptions(
            name="summit",
            options={
                "ordering": [
                    models.OrderBy(InTime("began_on"), descending=True),
                    "-key",
                ],
                "verbose_name": "summit",
                "verbose_name_plural": "summits",
            },
        ),
        migrations.RemoveIndex(model_name="summit", name="summit_newest"),
        migrations.AddIndex(
            model_name="summit",
            index=models.Index(
                models.OrderBy(InTime("began_on"), descending=True),
                models.OrderBy(models.F("key"), descending=True),
                name="summit_newest",
            ),
        ),
    ]
