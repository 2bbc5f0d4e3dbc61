"""What texts are called aloud: ``/R1``, and ``/R1.7`` for a paragraph."""

from archive.kinds.reference import Reference
from archive.sources.models import Source


def source_called(match):
    """Return the source of that number; else None."""
    return Source.objects.filter(number=match["number"]).first()


def passage_of(source, label) -> str | None:
    """Return the address of a passage that the page of ``source`` shows; else None."""
    passages = source.passages.with_withdrawn().select_related("source")
    passage = passages.shown_of(source).filter(label__iexact=label).first()
    return passage and passage.get_absolute_url()


SOURCES = Reference(
    pattern=r"R(?P<number>\d{1,9})(\.(?P<label>[\w.-]{1,12}))?",
    find=source_called,
    place=passage_of,
)
