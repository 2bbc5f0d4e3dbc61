"""What the descriptions of records are made of: names, addresses, the bloc, words."""

from django.utils.translation import gettext as _

from members.models import Organization, Person, State
from summits.models import Statement

CONTEXT = "https://schema.org"
AGAINST = {Statement.Act.CONDEMNS, Statement.Act.DENOUNCES}
SORTS = {State: "Country", Organization: "Organization", Person: "Person"}


def named(sort, record, origin):
    """Return a record by its name and page."""
    url = origin + record.get_absolute_url()
    return {"@type": sort, "@id": url, "name": str(record), "url": url}


def term(name):
    """Return the address of a term of schema.org; "" without a name."""
    return name and f"{CONTEXT}/{name}"


def known(data):
    """Return ``data`` without what is unknown."""
    return {name: value for name, value in data.items() if value}


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


def quotation(words, row, origin, *, speaker=None, within=""):
    """Return verbatim words; ``speaker`` is a person, or None for the bloc.

    ``row`` is a statement or a passage; ``within`` the page of the declaration that
    the passage stands on.
    """
    source = row.source if within else row.passage.source
    url = f"{within}#p{row.label}" if within else origin + row.get_absolute_url()
    who = named("Person", speaker, origin) if speaker else bloc()
    return {
        "@type": "Quotation",
        "@id": url,
        "text": words,
        "inLanguage": source.language,
        "spokenByCharacter" if speaker else "creator": who,
    }


def is_quotable(statement) -> bool:
    """Tell whether words may be passed on: not against anybody, not on a person.

    ``statement`` is from ``StatementQuerySet.with_people_named()``.
    """
    return statement.act not in AGAINST and not statement.names_people
