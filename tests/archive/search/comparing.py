"""The index beside what one made anew would say."""

import datetime as dt
from collections.abc import Iterator
from unittest import mock

from django.utils import timezone

from archive.search import documents, index
from archive.search.models import Document

SAID = [field for field in index.SAID if field not in ("since", "until")]


def kept():
    """Return what the index says, brought up to date: by type and key."""
    index.refresh()
    return {(row.type, row.key): said(row) for row in Document.objects.current()}


def made_anew():
    """Return what the index would say if it were made anew."""
    return {
        (kind.name, entry.key): said(index.document_of(kind, entry))
        for kind in documents.kinds()
        for entry in kind.entries_of(kind.model.objects.values_list("pk", flat=True))
    }


def said(document):
    return {field: getattr(document, field) for field in SAID}


def differences(ours, theirs) -> Iterator[str]:
    """Return where two indexes differ: ``"summit 14: terms"``, or who alone has it."""
    for place in sorted(ours.keys() | theirs.keys()):
        here, there = ours.get(place), theirs.get(place)
        if here is None or there is None:
            yield f"{' '.join(place)}: {'missing' if here is None else 'left over'}"
        elif here != there:
            fields = [field for field in SAID if here[field] != there[field]]
            yield f"{' '.join(place)}: {', '.join(fields)}"


def in_a_week():
    """Return a context in which it is a week later, and what was to come has come."""
    later = timezone.now() + dt.timedelta(days=7)
    return mock.patch("django.utils.timezone.now", return_value=later)
