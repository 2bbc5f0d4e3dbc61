"""Queries over states, their memberships, organizations and people."""

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Least, NullIf

from archive.lists.names import NamedQuerySet
from archive.publishing.querysets import rows_of
from archive.record.alphabetical import Alphabetical
from archive.record.date_columns import InTime
from archive.record.text import as_text
from archive.sources.querysets import SourcedQuerySet
from members.lasting import NEVER
from members.periods import BOUNDING

NO_OFFICE = 1000  # ranks behind every office


def last_day(name):
    """Return the last day that a partial date may mean, after all days if empty."""
    return Coalesce(NullIf(F(f"{name}_last"), Value("")), Value(NEVER))


class MembershipQuerySet(SourcedQuerySet):
    """Queries over periods of a standing."""

    def in_order(self):
        """Order each state's periods by when they began, undated ones by evidence.

        Or by the first of their acts that may bound one. Adds ``has_acts``.
        """
        acts = rows_of(self.model, "acts").filter(membership=OuterRef("pk"))
        bounding = acts.published().filter(act__in=sorted(BOUNDING)).exclude(date="")
        first = bounding.order_by("date_last").values("date_last")[:1]
        acted = Coalesce(Subquery(first), Value(NEVER))
        dates = ("began", "attested_first", "attested_last", "ended")
        earliest = Least(*map(last_day, dates), acted)
        ordered = self.order_by("state_id", earliest, "key")
        return ordered.annotate(has_acts=Exists(acts.order_by()))

    def for_page(self):
        """Load the words of each period, in order."""
        return self.in_order().with_words()

    def facts(self):
        return self.as_facts(
            label_en="state__name_en",
            label_es="state__name_es",
            extra="standing",
            page=("pages:state_detail", "state__slug"),
        )


class FormerlyNamed:
    """Mixin of queries over what may have had another name."""

    def knowing_former_names(self):
        """Add ``has_former_names``: whether there are any that a page tells of."""
        names = rows_of(self.model, "former_names")
        owner = self.model._meta.get_field("former_names").field.name
        own = names.with_withdrawn().filter(**{owner: OuterRef("pk")})
        return self.annotate(has_former_names=Exists(own))


class StateQuerySet(FormerlyNamed, NamedQuerySet):
    """Queries over states."""

    further_names = (
        *("official_name_en", "official_name_es"),
        *("iso_alpha2", "iso_alpha3"),
    )

    def without_territories(self):
        """Leave out what is no state."""
        return self.exclude(kind=self.model.Kind.TERRITORY)

    def with_memberships(self):
        """Return the states that a public period names, whatever its standing."""
        periods = rows_of(self.model, "memberships").published()
        return self.filter(pk__in=periods.values("state"))

    def slug_of(self, code):
        """Return the slug of the public state with an ISO code, or None.

        ``code`` is an ISO 3166-1 alpha-2 or alpha-3 code in any case.
        """
        code = code.upper()
        return (
            self.published()
            .filter(Q(iso_alpha2=code) | Q(iso_alpha3=code))
            .values_list("slug", flat=True)
            .first()
        )

    def by_name(self):
        """Order by the English name; pages sort by the reader's own."""
        return self.order_by("name_en", "key")


class OrganizationQuerySet(FormerlyNamed, SourcedQuerySet):
    """Queries over the bloc, its bodies, and organizations outside it."""

    def for_page(self):
        """Load what the page of one organization shows of itself.

        Adds ``parent_is_public``, ``has_acts``, and ``public_parts``, the list of its
        public parts.
        """
        public_ones = self.model.objects.published()
        return (
            self.with_words()
            .select_related("parent")
            .annotate(
                parent_is_public=Exists(public_ones.filter(pk=OuterRef("parent")))
            )
            .knowing_former_names()
            .knowing_acts()
            .prefetch_related(
                Prefetch("parts", public_ones.knowing_acts(), to_attr="public_parts")
            )
        )

    def knowing_acts(self):
        """Add ``has_acts``, whether acts are recorded of each."""
        acts = rows_of(self.model, "acts").filter(organization=OuterRef("pk"))
        return self.annotate(has_acts=Exists(acts.order_by()))

    def facts(self):
        return self.as_facts(
            label_en="name_en",
            label_es="name_es",
            extra="acronym",
            page=("pages:organization_detail", "slug"),
        )


class FormerNameQuerySet(SourcedQuerySet):
    """Queries over names of before."""

    def for_page(self):
        """Load the words of each name, in order of time, those without dates last."""
        earliest = Least(last_day("began"), last_day("ended"))
        return self.with_words().order_by(earliest, "key")

    def facts(self):
        return self.as_facts(
            label_en="name_en",
            label_es="name_es",
            page=(
                Case(
                    When(state=None, then=Value("pages:organization_detail")),
                    default=Value("pages:state_detail"),
                ),
                Coalesce("state__slug", "organization__slug"),
            ),
        )


class StatedFigureQuerySet(SourcedQuerySet):
    """Queries over how many states texts count."""

    def for_page(self):
        """Load the words of each figure, in order."""
        return self.with_words().order_by("as_of_first", "standing", "key")

    def facts(self):
        return self.as_facts(
            label_en="as_of",
            extra=Concat(as_text("standing"), as_text(Value("|")), as_text("number")),
            page=("members:roll_on", "as_of_first"),
        )


class PersonQuerySet(SourcedQuerySet):
    """Queries over people."""

    def for_page(self):
        """Load what the page of one person shows of itself."""
        return self.with_words().select_related("state")

    def of_state(self, state):
        """Return the people of a state, and those whom a source gives its offices."""
        tenures = rows_of(self.model, "tenures").published()
        return self.filter(
            Q(state=state)
            | Q(pk__in=tenures.filter(office__state=state).values("person"))
        )

    def by_rank(self):
        """Order by the highest office that a public source gives, then by name."""
        tenures = rows_of(self.model, "tenures").published()
        ranks = tenures.filter(person=OuterRef("pk")).order_by("office__rank")
        highest = Subquery(ranks.values("office__rank")[:1])
        return self.annotate(rank=Coalesce(highest, NO_OFFICE)).order_by(
            "rank", Alphabetical("sort_name", "name"), "key"
        )

    def told_apart(self):
        """Add what tells people of one name apart: ``has_namesake``, and an office.

        ``office_en`` and ``office_es`` are the title of the highest that is recorded.
        """
        names = self.model.objects.order_by().values("name")
        shared = names.annotate(n=Count("pk")).filter(n__gt=1).values("name")
        tenures = rows_of(self.model, "tenures").filter(person=OuterRef("pk"))
        highest = tenures.order_by("office__rank", "key")
        return self.annotate(
            has_namesake=ExpressionWrapper(Q(name__in=shared), BooleanField()),
            office_en=Subquery(highest.values("office__title_en")[:1]),
            office_es=Subquery(highest.values("office__title_es")[:1]),
        )

    def facts(self):
        return self.as_facts(label_en="name", page=("pages:person_detail", "slug"))


class TenureQuerySet(SourcedQuerySet):
    """Queries over who held which office."""

    def with_holder(self):
        """Load who held the office, and the words, the latest attested first."""
        return (
            self.with_words()
            .select_related("person", "office__state", "office__organization")
            .order_by("office__rank", InTime("attested_last").desc(), "key")
        )

    def facts(self):
        return self.as_facts(
            label_en="office__title_en",
            label_es="office__title_es",
            extra="person__name",
            page=("pages:person_detail", "person__slug"),
        )
