"""Vocabularies: what a field may say, what that is called, and what it means."""

from functools import cache

from django.db.models import TextChoices
from django.utils.translation import get_language


class Terms(TextChoices):
    """Choices of a field that say what they mean, so that two people choose alike.

    A member is its value, its meaning (a sentence for editors) and, last as in all
    choices, its label: ``DRAFT = "draft", _("Readers do not see it."), _("draft")``.
    The page docs/vocabularies.md lists them all.
    """

    def __new__(cls, value, meaning):
        term = str.__new__(cls, value)
        term._value_ = value
        term.meaning = meaning
        return term


class Labelled:
    """Mixin of models: what a choice is called is looked up.

    Django's own ``get_…_display()`` hashes all choices of the field each time, which
    translates every label of the vocabulary to tell one.
    """

    def _get_FIELD_display(self, field):  # noqa: N802 (named by Django)
        value = getattr(self, field.attname)
        return labels_in(get_language(), field).get(value, value)


@cache
def labels_in(language, field) -> dict[str, str]:
    """Return what the choices of a field are called, by their values.

    ``language`` is the code of the active one.
    """
    return {value: str(label) for value, label in field.flatchoices}
