"""What is searched of what the summits undertake: initiatives and their steps."""

from collections import defaultdict

from django.db.models import Prefetch

from archive.search.documents import Entry, address, register
from archive.search.reaching import stands_below, touches
from archive.sources.search import names_in, variants_of
from initiatives.models import Initiative, InitiativeLink, Milestone
from initiatives.querysets import InitiativeQuerySet
from members.models import Organization
from summits.models import Participation, Place, Summit


def initiatives(rows):
    """Yield the entries of initiatives, as of their latest step."""
    hosts = Prefetch("host", Organization.objects.published())
    rows = list(rows.with_stage().prefetch_related(hosts))
    variants, notes = variants_of(rows), notes_of(rows)
    for initiative in rows:
        yield Entry(
            key=initiative.pk,
            reference=initiative.slug,
            url=address(initiative),
            title_en=initiative.name_en,
            title_es=initiative.name_es,
            date=initiative.stage_on,
            names=names_in(initiative.aliases),
            texts=[
                ("en", initiative.summary_en),
                ("es", initiative.summary_es),
                *notes[initiative.pk],
            ],
            unseen=[*host_names(initiative.host), *variants[initiative.pk]],
        )


def host_names(host) -> list[str]:
    """Return what the host organization, None if not public, is called."""
    return [host.name_en, host.name_es, host.acronym] if host else []


def notes_of(initiatives) -> dict[str, list[tuple[str, str]]]:
    """Return the notes on the steps of initiatives as texts, by key. One query."""
    found = defaultdict(list)
    steps = Milestone.objects.published().filter(initiative__in=initiatives)
    for step in steps.with_words().order_by("position", "key"):
        for language, note in [("en", step.note_en), ("es", step.note_es)]:
            told = step.passage.source.retold(note)
            found[step.initiative_id].append((language, told))
    return found


register("initiative", Initiative, initiatives, facets=InitiativeQuerySet.facet_rows)
touches(Initiative, initiative="pk", passage="passage")
touches(Milestone, initiative="initiative", passage="passage")
touches(InitiativeLink, passage="passage")
touches(Participation, initiative="summit__milestones__initiative")
touches(Summit, initiative="milestones__initiative")
touches(Place, initiative="summits__milestones__initiative")
stands_below(
    "initiative",
    lambda keys: [
        Milestone.objects.filter(initiative__in=keys),
        InitiativeLink.objects.filter(initiative__in=keys),
        InitiativeLink.objects.filter(other__in=keys),
    ],
)
stands_below("summit", lambda keys: [Milestone.objects.filter(summit__in=keys)])
stands_below("organization", lambda keys: [Initiative.objects.filter(host__in=keys)])
stands_below("topic", lambda keys: [Initiative.objects.filter(topics__in=keys)])
