"""Vocabularies: what a field may say, what that is called, and what it means."""

from django.db.models import TextChoices


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
