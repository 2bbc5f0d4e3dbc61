"""References that can be said aloud: ``/R1.7``, ``/S14``, ``/X12-D1.2``."""

import re

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from alba_site.publishing import addresses
from alba_site.sources.models import Passage, Source
from summits.models import Declaration, Summit

# Letters in any case; a summit's name is that of its address, ``14`` or ``2009-11-24``.
PATTERN = re.compile(
    r"R(?P<number>\d{1,9})(\.(?P<paragraph>[\w.-]{1,12}))?"
    r"|(?P<series>[SXJ])(?P<summit>[\w-]+?)"
    r"(-D(?P<declaration>\d{1,4})(\.(?P<passage>[\w.-]{1,12}))?)?",
    re.ASCII | re.IGNORECASE,
)
SERIES = {
    "S": Summit.Series.ORDINARY,
    "X": Summit.Series.EXTRAORDINARY,
    "J": Summit.Series.JOINT,
}


class ReferenceConverter:
    """What may be a reference, of any case: ``R1.7``, ``s14-d1``."""

    regex = "[RSXJrsxj][0-9A-Za-z_.-]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


@require_safe
def follow(request, reference):
    """Send the reader to what ``reference`` names, in the browser's language."""
    found = PATTERN.fullmatch(reference)
    address = found and (
        address_in_source(found) if found["number"] else address_of_summit(found)
    )
    if not address:
        raise Http404
    return redirect(address)


def address_in_source(found):
    """Return the address of a public source, or of a passage it shows; else None."""
    source = Source.objects.published().filter(number=found["number"]).first()
    if source is None or not found["paragraph"]:
        return source and source.get_absolute_url()
    passages = source.passages.select_related("source")
    if source.display != Source.Display.FULL:
        passages = passages.filter(pk__in=Passage.objects.quoted().values("pk"))
    passage = passages.filter(label__iexact=found["paragraph"]).first()
    return passage and passage.get_absolute_url()


def address_of_summit(found):
    """Return the address of a public summit or what it adopted; else None."""
    summit = summit_of(SERIES[found["series"].upper()], found["summit"])
    if summit is None or not found["declaration"]:
        return summit and summit.get_absolute_url()
    declaration = (
        Declaration.objects.published()
        .filter(summit=summit, number=found["declaration"])
        .select_related("summit", "text")
        .first()
    )
    if declaration is None or not found["passage"]:
        return declaration and declaration.get_absolute_url()
    labels = declaration.text.passages.filter(label__iexact=found["passage"])
    label = labels.values_list("label", flat=True).first()
    return label and f"{declaration.get_absolute_url()}#p{label}"


def summit_of(series, name):
    """Return the public summit of ``series`` whose address is ``name``, or once was."""
    public = Summit.objects.published().filter(series=series)
    slugs = [f"{name}-{series}".lower(), name]
    named = Q(slug__iexact=slugs[0]) | Q(slug__iexact=slugs[1])
    if summit := public.filter(named).first():
        return summit
    once = map(addresses.record_at, [f"/summits/{slug.lower()}/" for slug in slugs])
    return public.filter(pk__in=[record.pk for record in once if record]).first()
