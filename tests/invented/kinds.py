from archive.kinds.gaps import Gaps, Rule, empty
from archive.kinds.kind import Dated, Kind, News, Section
from archive.kinds.reference import Reference
from archive.kinds.structured import named
from archive.publishing.compiled import compiled
from tests.invented.models import Treaty


def treaty_called(match):
    return Treaty.objects.filter(number=match["number"]).first()


def described(treaty, context, origin):
    return named("Legislation", treaty, origin)


SECTIONS = [
    Section(
        "treaties",
        "Treaties",
        index="invented:treaty_list",
        rank=15,
        about="by day of signature",
    )
]
KINDS = [
    Kind(
        Treaty,
        rank=25,
        page="invented:treaty_detail",
        section="treaties",
        names=("name",),
        news=News(),
        dates=(Dated("signed_on", "Treaty signed"),),
        gaps=Gaps(
            "Treaties",
            rank=25,
            records=compiled(Treaty.objects.published),
            rules=[Rule("The day of its signature is not held.", empty("signed_on"))],
        ),
        described=described,
        reference=Reference(r"T(?P<number>\d{1,4})", treaty_called),
    )
]
