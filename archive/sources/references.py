"""What texts are called aloud: ``/R1``, and ``/R1.7`` for a paragraph."""

from django.db.models import Q

from archive.kinds.reference import Reference
from archive.sources.models import Passage, Source


def source_called(match):
    """Return the source of that number; else None."""
    return Source.objects.filter(number=match["number"]).first()


def passage_of(source, label) -> str | None:
    """Return the address of a passage that the page of ``source`` shows; else None."""
    passages = source.passages.with_withdrawn().select_related("source")
    if source.display != Source.Display.FULL:
        quoted = Q(pk__in=Passage.objects.quoted().values("pk"))
        passages = passages.filter(quoted | Q(withdrawn_at__isnull=False))
    passage = passages.filter(label__iexact=label).first()
    return passage and passage.get_absolute_url()


SOURCES = Reference(
    pattern=r"R(?P<number>\d{1,9})(\.(?P<label>[\w.-]{1,12}))?",
    find=source_called,
    place=passage_of,
)
