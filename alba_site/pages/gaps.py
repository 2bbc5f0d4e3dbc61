"""The page of gaps: what the archive does not hold, read off what it does hold."""

from operator import attrgetter
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from alba_site.pages import gap_rules as rules
from archive.publishing.views import PublicPage
from archive.record.languages import Words
from archive.sources.models import Source
from initiatives.models import Initiative, Milestone
from members.models import Membership, Tenure
from summits.models import Declaration, Event, Participation, Summit


class Gap(NamedTuple):
    """One thing that is not held: what is missing, of which record.

    ``note`` is what is known instead, mostly nothing.
    """

    kind: str
    words: str
    label: str
    url: str
    note: str = ""

    @property
    def subject(self) -> str:
        """What a letter that brings a source is about."""
        return f"{self.label}: {self.words}"


class GapList(PublicPage, ListView):
    """List what the archive does not hold, kind by kind."""

    template_name = "pages/gaps.html"
    context_object_name = "gaps"
    paginate_by = 200
    parameters = ["page"]

    def get_queryset(self):
        return gaps(timezone.localdate().isoformat())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, counts=counts(self.object_list))


def gaps(today) -> list[Gap]:
    """Return all gaps as of ``today``, an ISO day. Eight queries."""
    summits = list(summits_with_what_they_name())
    found = number_series(summits)
    for kind, records, label, known in [
        (_("Summits"), summits, attrgetter("title"), rules.SUMMIT),
        (_("Declarations"), declarations(), attrgetter("title"), rules.DECLARATION),
        (_("Memberships"), memberships(), attrgetter("state.name"), rules.MEMBERSHIP),
        (_("Offices"), tenures(), str, rules.TENURE),
        (_("Initiatives"), initiatives(), attrgetter("name"), rules.INITIATIVE),
        (_("Steps of initiatives"), steps(), str, rules.MILESTONE),
        (_("Events"), events(), attrgetter("name"), rules.EVENT),
        (_("Sources"), sources(), title_of_source, rules.SOURCE),
    ]:
        found += of_kind(kind, list(records), label, known, today)
    return found


def of_kind(kind, records, label, known, today) -> list[Gap]:
    """Return the gaps of ``records``, rule by rule of those ``known``.

    ``label`` is a callable that names a record.
    """
    return [
        Gap(
            kind,
            str(rule.words),
            label(record),
            record.get_absolute_url(),
            rule.note(record),
        )
        for rule in known
        for record in records
        if rule.is_gap(record, today)
    ]


def counts(gaps) -> list[tuple[str, int]]:
    """Return how many gaps there are of each kind, in their order."""
    counted = {}
    for gap in gaps:
        counted[gap.kind] = counted.get(gap.kind, 0) + 1
    return list(counted.items())


def number_series(summits) -> list[Gap]:
    """Return the numbers missing below the highest one held of each series.

    What lies above it nobody here knows, so no total is claimed.
    """
    found = []
    for series in Summit.Series:
        held = {s.number for s in summits if s.series == series and s.number}
        url = f"{reverse('summits:summit_list')}?series={series}"
        found += [
            Gap(_("Number series"), str(SERIES[series]), numbers(first, last), url)
            for first, last in runs(set(range(1, max(held, default=0))) - held)
        ]
    return found


SERIES = {
    Summit.Series.ORDINARY: gettext_lazy("Ordinary summits not held"),
    Summit.Series.EXTRAORDINARY: gettext_lazy("Extraordinary summits not held"),
    Summit.Series.JOINT: gettext_lazy("Joint summits not held"),
}


def numbers(first, last) -> str:
    """Return numbers in words: ``Numbers 1 to 13``, ``Number 3``."""
    if first == last:
        return _("Number %(number)d") % {"number": first}
    return _("Numbers %(first)d to %(last)d") % {"first": first, "last": last}


def runs(missing) -> list[tuple[int, int]]:
    """Return the unbroken runs of a set of numbers, each as its first and last."""
    found = []
    for number in sorted(missing):
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found


def summits_with_what_they_name():
    """Return the public summits with what the rules ask of them.

    Adds ``has_declaration``; ``names_others``, whether a state other than the host is
    named as taking part; ``names_singly``, whether one is other than collectively.
    """
    declared = Declaration.objects.published().filter(summit=OuterRef("pk"))
    host = Coalesce(OuterRef("place__state"), Value(""))
    others = (
        Participation.objects.published()
        .filter(~Q(state=host), summit=OuterRef("pk"), state__isnull=False)
        .order_by()
    )
    singly = others.exclude(role=Participation.Role.COLLECTIVE)
    return (
        Summit.objects.published()
        .newest_first()
        .annotate(
            has_declaration=Exists(declared),
            names_others=Exists(others),
            names_singly=Exists(singly),
        )
    )


def title_of_source(source) -> Words:
    """Return the reference and the title of a source, in the language of the text."""
    return Words(f"{source.reference} · {source.title}", source.language)


def declarations():
    return (
        Declaration.objects.published().newest_first().select_related("summit", "text")
    )


def memberships():
    return (
        Membership.objects.published()
        .select_related("state")
        .order_by("state__name_en", "key")
    )


def tenures():
    return Tenure.objects.published().with_holder()


def initiatives():
    return Initiative.objects.published().with_stage().by_name()


def steps():
    return Milestone.objects.published().select_related("initiative").oldest_first()


def events():
    return Event.objects.published().for_list()


def sources():
    return Source.objects.published().newest_first()
