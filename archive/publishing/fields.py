"""Columns that no form and no command writes."""

from functools import cache

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from archive.publishing.periods import NEVER


class SettledField(models.DateTimeField):
    """An end of the period in which a row is public; ``settling`` alone writes it.

    A new row is public never, until it is settled. One that is saved again keeps what
    it has: the instance may have been loaded before that was settled.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": NEVER, "editable": False} | kwargs)

    def pre_save(self, model_instance, add):
        return NEVER if add else F(self.attname)


class VersionField(models.PositiveIntegerField):
    """How many times a row was saved, by whomever; forms tell by it what is stale.

    The database counts: the instance may have been loaded before another save, and
    keeps the number that it was loaded with.
    """

    def __init__(self, **kwargs):
        kept = {"verbose_name": _("version"), "default": 1, "editable": False}
        super().__init__(**kept | kwargs)

    def pre_save(self, model_instance, add):
        return super().pre_save(model_instance, add) if add else self.next()

    def next(self):
        """Return what the column becomes when a row is saved, as an expression."""
        return F(self.attname) + 1


def written_fields(model) -> list[str]:
    """Return the names of the columns of ``model`` that are saved with a row."""
    return [
        field.attname
        for field in model._meta.concrete_fields
        if not isinstance(field, SettledField | VersionField)
    ]


@cache
def saved_fields(model) -> frozenset[str]:
    """Return the names of the columns of ``model`` that change whenever a row is saved.

    Be its values what they were: nobody gives them any.
    """
    return frozenset(
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, VersionField) or getattr(field, "auto_now", False)
    )
