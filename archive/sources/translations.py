"""One text in several languages: the original, and what translates it."""

from django.db.models import Q

from archive.publishing.compiled import compiled
from archive.sources.models import Source


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
