"""What is searched of who belongs: countries, people, organizations."""

from textwrap import wrap

from archive.lists.facets import facet_rows
from archive.publishing.querysets import rows_of
from archive.record.aliases import names_in
from archive.record.edtf import sortable
from archive.record.languages import LANGUAGES
from archive.search.documents import Entry, address, in_both, register, told
from archive.search.parts import Rows
from archive.sources.models import Citation
from archive.sources.search import NOTE, READ, citations_of, notes, variants
from members.acts import give_acts
from members.demonyms import forms_of
from members.models import (
    FormerName,
    Membership,
    Organization,
    Person,
    State,
    StatedFigure,
    Tenure,
)
from members.search_words import words_for
from members.wording import turns


def country_entry(
    state, citations, misprints, memberships, acts, former_names
) -> Entry:
    """Return the entry of a state; ``misprints`` are of its name in memberships."""
    acts = give_acts(memberships, acts, "membership")
    memberships.sort(key=lambda period: sortable(period.date_of("began")))
    english = [state.official_name_en, state.demonym_en, state.iso_alpha3]
    spanish = [state.official_name_es, state.demonym_es, state.iso_alpha3]
    return Entry(
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
            *names_before(former_names),
            *forms_of(state.demonym_en, state.demonym_es),
            *variants(citations),
            *variants(misprints),
        ],
        texts=[
            ("en", " · ".join(filter(None, english))),
            ("es", " · ".join(filter(None, spanish))),
            *(text for former in former_names for text in name_told(former)),
            *(in_each_language(state.get_kind_display) if state.is_territory else ()),
            *(text for period in memberships for text in standing_told(period)),
            *(text for act in acts for text in act_told(act)),
            *(
                text
                for row in (*memberships, *acts)
                for text in notes(row, row.passage.source)
            ),
        ],
        unseen=[*words_for(memberships), *identifiers_of(state)],
    )


def standing_told(period) -> list[tuple[str, str]]:
    """Return in each language a standing, and how and when it began and ended.

    ``member: began in 2004 (foundation)``: dates that other texts give are not told.
    """

    def words():
        parts = [period.get_standing_display(), turns(period)]
        return ": ".join(filter(None, parts))

    return in_each_language(words)


def in_each_language(words) -> list[tuple[str, str]]:
    """Return as texts what ``words``, a function, says in each language."""
    return list(zip(LANGUAGES, told(words), strict=True))


def act_told(act) -> list[tuple[str, str]]:
    """Return in each language what was done about a membership, and when."""
    return list(zip(LANGUAGES, told(lambda: act.told), strict=True))


def identifiers_of(record) -> list[str]:
    """Return the identifiers that others keep a record under, as they are written.

    That of ISNI in fours as well.
    """
    in_fours = " ".join(wrap(getattr(record, "isni", ""), 4))
    return [*(it.value for it in record.elsewhere), *filter(None, [in_fours])]


def names_before(former_names) -> list[str]:
    """Return all that something was called before, in both languages."""
    return [name for it in former_names for name in (it.name_en, it.name_es)]


def name_told(former) -> list[tuple[str, str]]:
    """Return in each language a ``FormerName``, and when it was the name."""
    return in_each_language(lambda: f"{former.name}, {former.dated}")


def facets_of_countries(rows):
    """Return the facets of states: each is its own country."""
    return facet_rows(rows, "country", "slug")


def person_entry(person, citations, tenures, participations) -> Entry:
    """Return the entry of a person, with the offices that sources give them."""
    offices = dict.fromkeys(row.office for row in (*tenures, *participations))
    return Entry(
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
        unseen=[*variants(citations), *identifiers_of(person)],
    )


def facets_of_people(rows):
    """Return the facets of people: their country."""
    return facet_rows(rows.exclude(state=None), "country", "state__slug")


def organization_entry(organization, citations, acts, former_names) -> Entry:
    """Return the entry of an organization."""
    acts = give_acts([organization], acts, "organization")
    return Entry(
        key=organization.pk,
        reference=organization.slug,
        url=address(organization),
        title_en=organization.name_en,
        title_es=organization.name_es,
        names=[
            organization.acronym,
            *names_in(organization.aliases),
            *names_before(former_names),
        ],
        texts=[
            ("en", organization.description_en),
            ("es", organization.description_es),
            *in_each_language(lambda: organization.lasted),
            *in_each_language(lambda: "; ".join(act.told for act in acts)),
            *(text for former in former_names for text in name_told(former)),
        ],
        unseen=[*variants(citations), *identifiers_of(organization)],
    )


def figure_entry(figure, citations) -> Entry:
    """Return the entry of how many states a text counts."""
    english, spanish = in_both(figure)
    return Entry(
        key=figure.pk,
        reference=figure.as_of,
        url=address(figure),
        title_en=english,
        title_es=spanish,
        date=figure.as_of,
        unseen=variants(citations),
    )


def former_names_of(owner) -> Rows:
    """Return the part of documents of what had other names, by the key ``owner``."""
    names = FormerName.objects.order_by("began", "ended", "key")
    return Rows(names, owner, ("name_en", "name_es", "began", "ended"))


register(
    "country",
    State.objects.all(),
    country_entry,
    parts={
        "citations": citations_of(State),
        "misprints": Rows(
            Citation.objects.filter(field="state").order_by(),
            "members_membership__state",
            READ,
        ),
        "memberships": Rows(
            Membership.objects.order_by("began", "attested_first", "key"),
            "state",
            (
                *("standing", "began", "began_by"),
                *("ended", "ended_by", "ended_not_after"),
                *NOTE,
            ),
        ),
        "acts": Rows(
            rows_of(Membership, "acts").order_by("date", "key"),
            "membership__state",
            ("membership", "act", "date", *NOTE),
        ),
        "former_names": former_names_of("state"),
    },
    facets=facets_of_countries,
)
register(
    "person",
    Person.objects.all(),
    person_entry,
    parts={
        "citations": citations_of(Person),
        "tenures": Rows(
            Tenure.objects.order_by("office__rank", "key"),
            "person",
            ("office__title_en", "office__title_es"),
        ),
        "participations": Rows(
            rows_of(Person, "participations")
            .present()
            .held()
            .filter(office__isnull=False)
            .order_by("office__rank", "key"),
            "person",
            ("office__title_en", "office__title_es"),
        ),
    },
    facets=facets_of_people,
)
register(
    "organization",
    Organization.objects.all(),
    organization_entry,
    parts={
        "citations": citations_of(Organization),
        "acts": Rows(
            rows_of(Organization, "acts").order_by("date", "key"),
            "organization",
            ("organization", "act", "date"),
        ),
        "former_names": former_names_of("organization"),
    },
)
register(
    "figure",
    StatedFigure.objects.all(),
    figure_entry,
    parts={"citations": citations_of(StatedFigure)},
)
