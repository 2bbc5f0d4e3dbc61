"""Database constraints whose violation is reported at the field an editor can mend."""

from django.core.exceptions import ValidationError
from django.db import models


class AtField:
    """Mixin for constraints: attach the violation to one field of the form.

    ``field`` is the name of a model field that the constraint also reads; Django
    skips a constraint whose fields are not in a form, so the field is always there.
    """

    def __init__(self, *args, field, **kwargs):
        self.field = field
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field}

    def validate(self, model, instance, exclude=None, **kwargs):
        try:
            super().validate(model, instance, exclude=exclude, **kwargs)
        except ValidationError as error:
            if exclude and self.field in exclude:
                raise
            raise ValidationError({self.field: error.messages}) from error


class Check(AtField, models.CheckConstraint):
    """A condition that holds for every row."""


class Unique(AtField, models.UniqueConstraint):
    """A combination that occurs at most once."""
