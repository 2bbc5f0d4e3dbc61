"""What is searched of who belongs: countries, people, organizations."""

from collections import defaultdict

from archive.lists.facets import facet_rows
from archive.search.documents import Entry, address, register
from archive.search.reaching import stands_below, touches
from archive.sources.models import Citation
from archive.sources.search import names_in, readings, variants_of
from members.demonyms import forms_of
from members.models import Membership, Office, Organization, Person, State, Tenure


def countries(rows):
    """Yield the entries of states."""
    rows = list(rows)
    variants = variants_of(rows)
    misnamed = names_printed(rows)
    for state in rows:
        english = [state.official_name_en, state.demonym_en, state.iso_alpha3]
        spanish = [state.official_name_es, state.demonym_es, state.iso_alpha3]
        yield Entry(
            key=state.pk,
            reference=state.iso_alpha3,
            url=address(state),
            title_en=state.name_en,
            title_es=state.name_es,
            names=[
                state.official_name_en,
                state.official_name_es,
                state.iso_alpha2,
                *names_in(state.aliases),
                *forms_of(state.demonym_en, state.demonym_es),
                *variants[state.pk],
                *misnamed[state.pk],
            ],
            texts=[
                ("en", " · ".join(filter(None, english))),
                ("es", " · ".join(filter(None, spanish))),
            ],
        )


def facets_of_countries(rows):
    """Return the facets of states: each is its own country."""
    return facet_rows(rows, "country", "slug")


def names_printed(states) -> dict[str, list[str]]:
    """Return how sources misprint the names of ``states``: by the key of the state.

    So far as a public citation of its membership says so. Two queries.
    """
    members = Membership.objects.published().filter(state__in=states)
    found = defaultdict(list)
    members = list(members)
    of = {member.pk: member.state_id for member in members}
    for citation in Citation.objects.about(*members):
        if citation.differs and citation.field == "state":
            found[of[citation.record_key]] += readings(citation)
    return found


def people(rows):
    """Yield the entries of people, with the offices that sources give them."""
    rows = list(rows)
    variants = variants_of(rows)
    Tenure.objects.attach_offices(rows)
    for person in rows:
        offices = [tenure.office for tenure in person.offices]
        yield Entry(
            key=person.pk,
            reference=person.slug,
            url=address(person),
            title_en=person.name,
            title_es=person.name,
            names=names_in(person.aliases),
            texts=[
                *(("en", office.title_en) for office in offices),
                *(("es", office.title_es) for office in offices),
                ("en", person.description_en),
                ("es", person.description_es),
            ],
            unseen=variants[person.pk],
        )


def facets_of_people(rows):
    """Return the facets of people: their country."""
    return facet_rows(rows.exclude(state=None), "country", "state__slug")


def organizations(rows):
    """Yield the entries of organizations."""
    rows = list(rows)
    variants = variants_of(rows)
    for organization in rows:
        yield Entry(
            key=organization.pk,
            reference=organization.slug,
            url=address(organization),
            title_en=organization.name_en,
            title_es=organization.name_es,
            names=[organization.acronym, *names_in(organization.aliases)],
            texts=[
                ("en", organization.description_en),
                ("es", organization.description_es),
            ],
            unseen=variants[organization.pk],
            face=organization.acronym,
        )


register("country", State, countries, facets=facets_of_countries)
register("person", Person, people, facets=facets_of_people)
register("organization", Organization, organizations)
touches(State, country="pk")
touches(Membership, country="state", passage="passage")
touches(Person, person="pk", passage="passage")
touches(Tenure, person="person", passage="passage")
touches(Office, person="tenures__person")
touches(Organization, organization="pk", passage="passage")
stands_below("country", lambda keys: [Person.objects.filter(state__in=keys)])
