"""Dates may be about, of a quarter or half a year, or one of several."""

from django.db import migrations

from archive.record.date_migrations import WidenDates


class Migration(migrations.Migration):
    dependencies = [("sources", "0007_any_language")]

    operations = [
        WidenDates("source", "published_on"),
    ]
