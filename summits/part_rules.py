"""What is told of who took part in a summit, beside what else is known of them."""

from collections import defaultdict
from itertools import combinations

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.publishing.findings import Finding, pointing
from archive.record.dates import in_words, is_before
from members.models import Organization
from summits.models import Participation, Summit, SummitPlace
from summits.querysets import HOST


def parts_at_odds(written):
    """Return the participations that do not go with the summit, or with each other."""
    parts = _parts_reached(written)
    hosts = [part for part in parts if part.role == HOST and part.state]
    yield from hosts_elsewhere(hosts)
    yield from hosts_beside_others(hosts)
    yield from named_twice(parts)
    yield from dissolved_by_then(parts)


def hosts_elsewhere(hosts):
    """Return the hosts, states, of summits that met in other states alone."""
    if not hosts:
        return
    met_in = defaultdict(set)
    for part in hosts:
        own = part.summit.host_state or (part.summit.place and part.summit.place.state)
        met_in[part.summit_id] |= {own} - {None}
    places = SummitPlace.objects.filter(summit__in=met_in, withdrawn_at=None)
    for further in places.where_it_met().with_place():
        met_in[further.summit_id].add(further.place.state)
    for part in hosts:
        states = met_in[part.summit_id]
        if states and part.state not in states:
            words = _("The {} met in another state: %(states)s.")
            told = words % {"states": ", ".join(sorted(map(str, states)))}
            odd = "role state summit place host_state"
            yield Finding(part, told, "role", (part.summit,), odd=odd)


def hosts_beside_others(hosts):
    """Return the hosts, states, of summits of which another one is named as host."""
    for other, part in combinations(hosts, 2):
        if part.summit_id == other.summit_id and part.state_id != other.state_id:
            words = _("Another state is named as its host too: {}.")
            yield Finding(part, words, "role", (other.state,), odd="role state summit")


def named_twice(parts):
    """Return the parts of states alone that another row gives to one of its people."""
    people = {
        (part.summit_id, part.state_id, part.role): part.person
        for part in parts
        if part.state and part.person
    }
    for part in parts:
        person = people.get((part.summit_id, part.state_id, part.role))
        if person and not part.person and not part.organization:
            words = _("Another row names {} in the same part for that state.")
            odd = "state person role summit"
            yield Finding(part, words, "state", (person,), odd=odd)


def dissolved_by_then(parts):
    """Return the parts of organizations that were dissolved before the summit met."""
    for part in parts:
        ended = part.organization.ended if part.organization else ""
        if is_before(ended, part.summit.began_on):
            words = _("{} was dissolved before: %(day)s.") % {"day": in_words(ended)}
            odd = "organization ended summit began_on"
            yield Finding(part, words, "organization", (part.organization,), odd=odd)


def _parts_reached(written) -> list[Participation]:
    """Return all participations in the summits of which something was written.

    And those of the organizations. None that is withdrawn.
    """
    own, summits, places, bodies = (
        written.rows.get(model, ())
        for model in (Participation, Summit, SummitPlace, Organization)
    )
    if not own and not summits and not places and not bodies:
        return []
    beside = Participation.objects.filter(pk__in=own).values("summit")
    moved = SummitPlace.objects.filter(pk__in=places).values("summit")
    reached = Q(summit__in=beside) | Q(summit__in=moved)
    reached |= Q(summit__in=summits) | Q(organization__in=bodies)
    rows = Participation.objects.filter(reached, withdrawn_at=None)
    called = {*pointing(Participation), "summit__place__state", "summit__host_state"}
    rows = rows.select_related(*sorted(called))
    return list(rows.order_by("summit", "position", "key"))
