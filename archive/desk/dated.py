"""Partial dates in lists and tables of the desk: in words, as readers have them."""

from django.contrib import admin

from archive.record.date_columns import InTime
from archive.record.dates import in_words, validate_partial_date


def in_list(column, model):
    """Return ``column`` of a list of ``model``: of a partial date, one that words it.

    ``[2025-03,2025-04]`` and ``2010-33`` are how dates are kept, not how they are read;
    it is sorted by as they follow in time.
    """
    field = {field.name: field for field in model._meta.fields}.get(column)
    if field is None or validate_partial_date not in field.validators:
        return column

    @admin.display(description=field.verbose_name, ordering=InTime(column))
    def told(row):
        date = getattr(row, column)
        return in_words(date) if date else None

    return told
