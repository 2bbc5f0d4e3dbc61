"""What the editors translate verbatim words into."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.record.languages import LANGUAGES, Words, bilingual, reading_order

MESSAGES = {
    "nothing": _("There are no words to translate."),
    "same": _("The words are in this language themselves."),
}


class Gloss:
    """The translation in the reader's language, or an empty one where none is needed.

    Not ``Bilingual``: readers are given no language but their own, and what it says is
    the source's, not ours. Nothing rests on it.
    """

    def __get__(self, row, owner=None):
        if row is None:
            return self
        code = reading_order()[0]
        text = getattr(row, f"gloss_{code}")
        is_needed = text and row.words and row.lang_of_words != code
        return Words(text if is_needed else "", code)


class Glossed(models.Model):
    """Mixin of what holds verbatim words: their translation by the editors.

    ``words`` are as readers see them, ``lang_of_words`` is the code of their language.
    """

    gloss_en, gloss_es = bilingual(
        _("editors’ translation"),
        long=True,
        help_text=_(
            "For readers of this language, where the words are in another one."
        ),
    )

    gloss = Gloss()

    class Meta:
        abstract = True

    def refuse_gloss(self, words, language):
        """Raise ``ValidationError`` where ``words``, in ``language``, need none."""
        for code in LANGUAGES:
            name = f"gloss_{code}"
            if getattr(self, name) and (not words or language == code):
                message = MESSAGES["same" if words else "nothing"]
                raise ValidationError({name: message})
