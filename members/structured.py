"""What machines read of who belongs: the bloc, people, organizations, states.

Of a person nothing is said but name, dated offices and death.
"""

from django.utils.translation import gettext as _

from archive.kinds.structured import known, named
from archive.record.edtf import as_iso
from members.models import Organization, Person, State

SORTS = {State: "Country", Organization: "Organization", Person: "Person"}
GOVERNMENTAL = {Organization.Kind.BLOC, Organization.Kind.ORGAN}


def sort_of(record) -> str:
    """Return the type in schema.org of a state, an organization or a person."""
    if isinstance(record, State) and record.is_territory:
        return "AdministrativeArea"
    return SORTS[type(record)]


def bloc():
    """Return the bloc, under the name at the foot of every page."""
    name = _(
        "Bolivarian Alliance for the Peoples of Our America – Peoples’ Trade Treaty"
    )
    return {
        "@type": "GovernmentOrganization",
        "name": name,
        "alternateName": "ALBA-TCP",
    }


def person(record, context, origin):
    """Return a person: name and offices, each with the day it is attested."""
    offices = [
        f"{tenure.office} ({tenure.dated})" for tenure in context.get("held", ())
    ]
    return known(
        {
            **named("Person", record, origin),
            "jobTitle": offices,
            "deathDate": as_iso(record.died),
            "sameAs": one_or_all(addresses_of(record)),
        }
    )


def organization(record, context, origin):
    """Return the bloc, one of its bodies, or another organization."""
    sort = "GovernmentOrganization" if record.kind in GOVERNMENTAL else "Organization"
    parent = record.parent if getattr(record, "parent_is_public", False) else None
    return known(
        {
            **named(sort, record, origin),
            "alternateName": one_or_all([record.acronym, *names_before(record)]),
            "foundingDate": as_iso(record.founded),
            "dissolutionDate": as_iso(record.dissolved),
            "sameAs": one_or_all([record.website, *addresses_of(record)]),
            "parentOrganization": parent and named("Organization", parent, origin),
        }
    )


def state(record, context, origin):
    """Return a state, or a territory, under its names and its ISO 3166-1 code."""
    official = str(record.official_name)
    other = "" if official == record.name else official
    return known(
        {
            **named(sort_of(record), record, origin),
            "alternateName": one_or_all([other, *names_before(record)]),
            "identifier": record.iso_alpha3,
            "sameAs": one_or_all(addresses_of(record)),
        }
    )


def names_before(record) -> list[str]:
    """Return the names that a record had before, in the language of its page."""
    return [str(former.name) for former in getattr(record, "names_before", ())]


def addresses_of(record) -> list[str]:
    """Return the addresses under which others keep a record."""
    return [elsewhere.url for elsewhere in record.elsewhere]


def one_or_all(names):
    """Return those of ``names`` that say anything, each once; of one just that."""
    told = list(dict.fromkeys(filter(None, names)))
    return told[0] if len(told) == 1 else told
