"""References that can be said aloud: ``/R1.7``, ``/S14``, ``/X12-D1.2``, ``/VEN``."""

import re

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import redirect

from alba_site.pages.context_processors import frame
from archive.publishing import addresses
from archive.publishing.views import notice
from archive.sources.models import Passage, Source
from members.models import State
from summits.models import Declaration, Summit

LONGEST = Summit._meta.get_field("slug").max_length
# Letters in any case; a summit's name is that of its address, ``14`` or ``2009-11-24``.
PATTERN = re.compile(
    r"R(?P<number>\d{1,9})(\.(?P<paragraph>[\w.-]{1,12}))?"
    rf"|(?P<series>[SXJ])(?P<summit>[\w-]{{1,{LONGEST}}}?)"
    r"(-D(?P<declaration>\d{1,4})(\.(?P<passage>[\w.-]{1,12}))?)?",
    re.ASCII | re.IGNORECASE,
)
MARK = re.compile(r"\s*[.¶]\s*|\s+")  # before the label of a passage
SERIES = {
    "S": Summit.Series.ORDINARY,
    "X": Summit.Series.EXTRAORDINARY,
    "J": Summit.Series.JOINT,
}


class CodeConverter:
    """What may be the ISO 3166-1 alpha-3 code of a state, of any case."""

    regex = "[A-Za-z]{3}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class ReferenceConverter:
    """What may be a reference, of any case: ``R1.7``, ``s14-d1``."""

    regex = "[RSXJrsxj][0-9A-Za-z_.-]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


def follow(request, reference):
    """Send the reader to what ``reference`` names, in the browser's language.

    Of what is withdrawn tell the reason, as its address does.
    """
    found = PATTERN.fullmatch(reference)
    record = found and record_of(found)
    if not record:
        raise Http404
    answer = to_record(record, found) if record.shown else gone(request, record)
    if answer is None:
        raise Http404
    return answer


def follow_code(request, code):
    """Send the reader to the country of that ISO code, in the browser's language."""
    slug = State.objects.slug_of(code)
    if slug is None:
        raise Http404
    return redirect("pages:state_detail", slug)


def passage_called(text) -> str | None:
    """Return the address of the public passage that a reader calls ``text``, or None.

    Written as the archive does, ``S14-D1 ¶2``, or as it is spoken, ``s14-d1.2``.
    """
    found = PATTERN.fullmatch(MARK.sub(".", text.strip()))
    if not found or not (found["paragraph"] or found["passage"]):
        return None
    record = record_of(found)
    return address_in(record, found) if record and record.shown else None


def record_of(found):
    """Return what a match of ``PATTERN`` names, with ``shown``; else None."""
    return source_of(found) if found["number"] else of_summit(found)


def to_record(record, found):
    """Return the redirect to a public record, or to its passage; else None."""
    address = address_in(record, found)
    return address and redirect(address)


def address_in(record, found):
    """Return the address of a public record, or of its passage; else None."""
    label = found["paragraph"] or found["passage"]
    if not label:
        return record.get_absolute_url()
    find = passage_of_source if found["number"] else passage_of_declaration
    return find(record, label)


def gone(request, record):
    """Return the notice that ``record`` is withdrawn, in the frame of its page."""
    response = notice(request, record)
    if response is not None:
        response.context_data |= frame(record.get_absolute_url())
    return response


def source_of(found):
    """Return the source that a reference names, with ``shown``; else None."""
    return with_shown(Source).filter(number=found["number"]).first()


def of_summit(found):
    """Return the summit or declaration a reference names, with ``shown``; else None."""
    summit = summit_of(SERIES[found["series"].upper()], found["summit"])
    if summit is None or not found["declaration"]:
        return summit
    return (
        with_shown(Declaration)
        .filter(summit=summit, number=found["declaration"])
        .select_related("summit", "text")
        .first()
    )


def summit_of(series, name):
    """Return the summit of ``series`` whose address is ``name``, or once was."""
    summits = with_shown(Summit).filter(series=series)
    slugs = [f"{name}-{series}".lower(), name]
    named = Q(slug__iexact=slugs[0]) | Q(slug__iexact=slugs[1])
    if summit := summits.filter(named).order_by("-shown").first():
        return summit
    once = map(addresses.record_at, [f"/summits/{slug.lower()}/" for slug in slugs])
    return summits.filter(pk__in=[record.pk for record in once if record]).first()


def passage_of_source(source, label):
    """Return the address of a passage that the page of ``source`` shows; else None."""
    passages = source.passages.select_related("source")
    if source.display != Source.Display.FULL:
        passages = passages.filter(pk__in=Passage.objects.quoted().values("pk"))
    passage = passages.filter(label__iexact=label).first()
    return passage and passage.get_absolute_url()


def passage_of_declaration(declaration, label):
    """Return the address of a passage of ``declaration``; None if it has no such."""
    labels = declaration.text.passages.filter(label__iexact=label)
    label = labels.values_list("label", flat=True).first()
    return label and f"{declaration.get_absolute_url()}#p{label}"


def with_shown(model):
    """Return the rows of ``model``, each with ``shown``: whether it is public now."""
    public = model.objects.published().filter(pk=OuterRef("pk"))
    return model.objects.annotate(shown=Exists(public))
