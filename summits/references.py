"""What summits and what they hold are called aloud: ``/S14-s11``, ``/X12-D1.2``."""

from django.db.models import Q

from archive.kinds.reference import Reference
from archive.publishing import addresses
from summits.models import Declaration, Summit

LONGEST = Summit._meta.get_field("slug").max_length
# The name of a summit is that of its address, ``14`` or ``2009-11-24``, and ends where
# a declaration or a statement is counted.
SUMMIT = rf"(?P<series>[SXJ])(?P<summit>((?!-[DS]\d)[\w-]){{1,{LONGEST}}})"
SERIES = {
    "S": Summit.Series.ORDINARY,
    "X": Summit.Series.EXTRAORDINARY,
    "J": Summit.Series.JOINT,
}


def summit_called(match):
    """Return the summit whose address is of that name, or once was; else None."""
    series, name = SERIES[match["series"].upper()], match["summit"]
    summits = Summit.objects.filter(series=series)
    slugs = [f"{name}-{series}".lower(), name]
    named = Q(slug__iexact=slugs[0]) | Q(slug__iexact=slugs[1])
    if found := sorted(summits.filter(named), key=lambda summit: summit.is_published):
        return found[-1]
    once = map(addresses.record_at, [f"/summits/{slug.lower()}/" for slug in slugs])
    return summits.filter(pk__in=[record.pk for record in once if record]).first()


def declaration_called(match):
    """Return the declaration of that number, of a summit or of none; else None."""
    summit = summit_called(match) if match["series"] else None
    if match["series"] and not summit:
        return None
    numbered = Declaration.objects.filter(summit=summit, number=match["number"])
    return numbered.select_related("summit", "text").first()


def passage_of(declaration, label) -> str | None:
    """Return the address of a passage of ``declaration``; None if it has no such."""
    passages = declaration.text.passages.with_withdrawn()
    labels = passages.filter(label__iexact=label)
    label = labels.values_list("label", flat=True).first()
    return label and f"{declaration.get_absolute_url()}#p{label}"


def statement_of(summit, label) -> str | None:
    """Return the address of a statement of ``summit``, ``s11``; else None."""
    statements = summit.statements.with_withdrawn()
    statement = statements.filter(number=int(label[1:])).first()
    return statement and f"{summit.get_absolute_url()}#{statement.anchor}"


SUMMITS = Reference(
    rf"{SUMMIT}(-(?P<label>s\d{{1,4}}))?", summit_called, place=statement_of
)
DECLARATIONS = Reference(
    rf"({SUMMIT}-)?D(?P<number>\d{{1,4}})(\.(?P<label>[\w.-]{{1,12}}))?",
    find=declaration_called,
    place=passage_of,
)
