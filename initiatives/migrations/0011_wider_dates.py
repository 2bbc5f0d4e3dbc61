"""Dates may be about, of a quarter or half a year, or one of several."""

from django.db import migrations

from archive.record.date_columns import InTime
from archive.record.date_migrations import WidenDates


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0010_step_numbers")]

    operations = [
        WidenDates("milestone", "date", "not_after"),
        WidenDates("amount", "as_of"),
        migrations.AlterModelOptions(
            name="amount",
            options={
                "ordering": ["initiative", "role", InTime("as_of"), "value", "key"],
                "verbose_name": "amount",
                "verbose_name_plural": "amounts",
            },
        ),
    ]
