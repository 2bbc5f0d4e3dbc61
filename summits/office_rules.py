"""What is told of offices given at summits that tenures do not go with, once saved."""

from collections import defaultdict

from django.db.models import F, Q
from django.utils.translation import gettext as _

from archive.publishing.findings import Finding
from archive.record.keys import in_batches
from members.evidence import may_tell
from members.models import Office, Tenure
from summits.models import Participation, Summit

NAMED = "person", "state", "organization", "office__state"  # what a row is called by


def offices_of_another_time(written):
    """Return who is given an office at a summit that they held at another time.

    That is, by the dates of all their tenures of it; of one without a tenure nothing is
    told.
    """
    held = defaultdict(list)
    parts = _parts_in_office(written)
    for tenure in _tenures({part.person_id for part in parts}):
        held[tenure.person_id, tenure.office_id].append(tenure)
    for part in parts:
        tenures = held[part.person_id, part.office_id]
        if tenures and not may_tell(tenures, part):
            yield Finding(
                part,
                _("The day of the {} lies outside of when it was held: {}."),
                "office",
                (part.summit, tenures[-1]),
                odd="office person summit began_on began ended ended_not_after",
            )


def offices_of_another_state(written):
    """Return who took part for a state in an office of another one."""
    own, offices = (written.rows.get(model, ()) for model in (Participation, Office))
    if not own and not offices:
        return []
    parts = Participation.objects.filter(Q(pk__in=own) | Q(office__in=offices))
    of_states = parts.filter(withdrawn_at=None, office__state__isnull=False)
    return [
        Finding(
            part,
            _("That is an office of another state: {}."),
            "office",
            (part.office,),
            odd="office state",
        )
        for part in of_states.exclude(state=None)
        .exclude(state=F("office__state"))
        .select_related(*NAMED, "office__organization")
        .order_by("summit", "position", "key")
    ]


def _parts_in_office(written):
    """Return the participations with an office: written, or of what was written.

    That is their summit, or a tenure of the person.
    """
    own, summits, tenures = (
        written.rows.get(model, ()) for model in (Participation, Summit, Tenure)
    )
    if not own and not summits and not tenures:
        return []
    people = Tenure.objects.filter(pk__in=tenures).values("person")
    parts = Participation.objects.filter(
        Q(pk__in=own) | Q(summit__in=summits) | Q(person__in=people),
        office__isnull=False,
        person__isnull=False,
        withdrawn_at=None,
    )
    told = parts.present().of_meetings_held().exclude(summit__began_on="")
    return list(told.select_related("summit", "state", "organization", "person"))


def _tenures(people):
    """Return the tenures of people, keys, that are not withdrawn, in order of time."""
    return [
        tenure
        for batch in in_batches(people)
        for tenure in Tenure.objects.filter(person__in=batch, withdrawn_at=None)
        .select_related("person", "office__state", "office__organization")
        .order_by("began", "attested_first", "key")
    ]
