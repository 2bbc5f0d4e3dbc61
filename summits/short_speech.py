"""Direct words so short that they need no sentence of ours in their own language.

The one rule, as a condition on rows and as a question of a row at hand; and what
readers are told of such a row.
"""

from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from archive.record.languages import Bilingual, in_marks

MOST = 120  # characters of such words
SHORT_SPEECH = (
    Q(speech="direct") & ~Q(quote="") & Q(LessThanOrEqual(Length("quote"), MOST))
)
UNREAD = _(
    "Readers are shown these words neither in English nor in Spanish: say in one "
    "sentence what was said."
)


def is_short_speech(statement) -> bool:
    """Tell whether the words of a statement may stand in place of a sentence."""
    return statement.speech == "direct" and 0 < len(statement.quote) <= MOST


class Sentence(Bilingual):
    """A sentence of ours; in the language of short direct words these, if it is empty.

    They stand between the quotation marks of their language, as far as readers see
    them. Where a sentence is missing, the passage and its source are read.
    """

    def texts(self, instance):
        texts = super().texts(instance)
        if all(texts.values()) or not is_short_speech(instance):
            return texts
        code = instance.passage.lang if instance.words else ""
        if texts.get(code) == "":
            texts[code] = in_marks(instance.words, code)
        return texts
