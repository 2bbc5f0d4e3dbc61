"""One text in several languages: the original, and what translates it."""

from django.db.models import Q

from archive.publishing.compiled import compiled
from archive.record.languages import reading_order
from archive.sources.models import Source
from archive.sources.text_languages import SEVERAL, name_of


def language_not_held(text, translations) -> str:
    """Return what the reader's language is called if no text is held in it; else "".

    Those are ``text`` and its ``translations``. Of one in several languages it is not
    always known which they are.
    """
    reader = reading_order()[0]
    codes = {code for held in [text, *translations] for code in held.codes}
    return name_of(reader) if codes.isdisjoint({reader, SEVERAL}) else ""


def translations_of(text) -> list[Source]:
    """Return the public texts that say in other languages what ``text`` says.

    Its original, and whatever else translates that, or ``text`` itself. One query.
    """
    return _translations(text.pk, text.translation_of_id or text.pk)


@compiled
def _translations(text, original):
    same = Q(pk=original) | Q(translation_of=original) | Q(translation_of=text)
    texts = Source.objects.published().filter(same).exclude(pk=text)
    return texts.order_by("language", "number", "key")
