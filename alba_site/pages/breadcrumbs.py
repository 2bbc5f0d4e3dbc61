"""The steps that lead to a page, as its breadcrumbs show them, and the page itself."""

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.sources.models import Source
from initiatives.models import Initiative
from members.models import Organization, Person, State
from summits.models import Declaration, Event, Summit, Topic


def steps_to(record) -> list[tuple[str, str]]:
    """Return pairs of name and address, the page of ``record`` the last.

    Empty for a record of a kind that has no path. Reads what a page loads anyway.
    """
    above = ABOVE.get(type(record))
    if above is None:
        return []
    name = record.reference if isinstance(record, Source) else str(record)
    return [*above(record), (name, record.get_absolute_url())]


def _summits(record):
    return [(_("Summits"), reverse("summits:summit_list"))]


def _initiatives(record):
    return [(_("Initiatives"), reverse("initiatives:initiative_list"))]


def _sources(record):
    return [(_("Sources"), reverse("sources:source_list"))]


def _members(record):
    return [(_("Members"), reverse("members:roll"))]


def _summit(declaration):
    return [*_summits(declaration), _step(declaration.summit)]


def _state(person):
    return [*_members(person), *([_step(person.state)] if person.state else [])]


def _broader(topic):
    is_public = getattr(topic, "broader_is_public", False)
    return [*_summits(topic), *([_step(topic.broader)] if is_public else [])]


def _step(record):
    return str(record), record.get_absolute_url()


ABOVE = {
    Summit: _summits,
    Event: _summits,
    Declaration: _summit,
    Initiative: _initiatives,
    Source: _sources,
    State: _members,
    Organization: _members,
    Person: _state,
    Topic: _broader,
}
