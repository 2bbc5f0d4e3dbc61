"""Database constraints whose violation is reported at the field an editor can mend."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.record.conditions import unmet


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
            raise self.at_field(error, exclude) from error

    def at_field(self, error, exclude):
        """Return ``error`` as one of the field, if that is among those looked at."""
        if exclude and self.field in exclude:
            return error
        return ValidationError({self.field: error})


class Check(AtField, models.CheckConstraint):
    """A condition that holds for every row."""

    def validate(self, model, instance, exclude=None, **kwargs):
        if unmet(instance, (self.condition,), exclude or ()):
            raise self.violation(exclude)

    def violation(self, exclude):
        """Return the error of a row for which the condition does not hold."""
        message = self.get_violation_error_message()
        error = ValidationError(message, code=self.violation_error_code)
        return self.at_field(error, exclude)


class ClashError(ValidationError):
    """What is refused because of another row: ``other()`` returns that, or None."""

    def __init__(self, message, *, other, code=None):
        super().__init__(message, code=code)
        self.other = other


class Single(models.UniqueConstraint):
    """A combination that occurs at most once: where it is, its violation tells."""

    def validate(self, model, instance, exclude=None, **kwargs):
        try:
            super().validate(model, instance, exclude=exclude, **kwargs)
        except ValidationError as error:
            values = {name: getattr(instance, name) for name in self._columns(model)}
            rows = model._default_manager.filter(self.condition or Q(), **values)
            other = rows.exclude(pk=instance.pk).first
            raise ClashError(error.message, other=other, code=error.code) from error

    def _columns(self, model):
        return [model._meta.get_field(name).attname for name in self.fields]


class Unique(AtField, Single):
    """A combination that occurs at most once, told of at one field."""


class Checked(models.Model):
    """Base of models: all the ``Check`` conditions of a row are asked in one query."""

    class Meta:
        abstract = True

    def get_constraints(self):
        """Return those that Django asks one by one: all but the conditions."""
        return [
            (model, [one for one in constraints if not isinstance(one, Check)])
            for model, constraints in super().get_constraints()
        ]

    def unique_error_message(self, model_class, unique_check):
        """Say it in words that agree with whatever the model and field are called."""
        error = super().unique_error_message(model_class, unique_check)
        error.message = _("This is already in use.")
        return error

    def validate_constraints(self, exclude=None):
        checks = [one for one in self._meta.constraints if isinstance(one, Check)]
        errors = {}
        for place in unmet(self, tuple(one.condition for one in checks), exclude or ()):
            errors = checks[place].violation(exclude).update_error_dict(errors)
        try:
            super().validate_constraints(exclude)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)
