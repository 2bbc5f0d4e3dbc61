"""Public pages of summits, declarations and events."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from archive.lists.views import FacetList
from archive.publishing.parts import parted
from archive.publishing.views import PublicPage
from archive.sources.citations import attach_citations
from members.models import Tenure
from summits.concerns import attach_concerns
from summits.filters import DeclarationFilter, SummitFilter
from summits.models import Declaration, Event, Participation, StateOf, Summit


class SummitList(FacetList):
    """List summits, newest first."""

    filterset_class = SummitFilter
    template_name = "summits/summit_list.html"
    context_object_name = "summits"

    def get_queryset(self):
        return Summit.objects.published().newest_first().for_list()


class SummitDetail(PublicPage, DetailView):
    """Show one summit: what was said, in whose words, who took part."""

    def get_queryset(self):
        return Summit.objects.published().for_page()

    def get_context_data(self, **kwargs):
        summit = self.object
        declarations = list(
            summit.declarations.published().for_list().order_by("number")
        )
        participations = list(summit.participations.published().for_page())
        said = list(summit.statements.with_withdrawn().for_page().with_people_named())
        statements, withdrawn = parted(said)
        milestones = list(summit.milestones.published().for_page())
        photos = list(summit.photos.published().in_order())
        attach_concerns(statements)
        Tenure.objects.attach_offices(rows=[*participations, *statements])
        attach_citations(
            summit, *declarations, *participations, *statements, *milestones
        )
        return super().get_context_data(
            **kwargs,
            declarations=declarations,
            participations=by_capacity(participations),
            statements=statements,
            withdrawn=withdrawn,
            milestones=milestones,
            photos=photos,
            is_to_come=is_to_come(summit, timezone.localdate()),
            **{
                name: (fields := getattr(summit, name)) and Summit(**fields)
                for name in ("earlier", "later", "earlier_of_series", "later_of_series")
            },
        )


def by_capacity(participations):
    """Return participations members first, in the order of ``Capacity``."""
    order = Participation.Capacity.values
    return sorted(participations, key=lambda row: order.index(row.capacity))


def is_to_come(summit, day):
    """Tell whether a summit is announced and ``day``, a ``date``, is not after it."""
    is_left_behind = summit.began_on and summit.began_on_last < day.isoformat()
    return summit.state_of == StateOf.ANNOUNCED and not is_left_behind


class DeclarationList(FacetList):
    """List declarations, newest first."""

    filterset_class = DeclarationFilter
    template_name = "summits/declaration_list.html"
    context_object_name = "declarations"

    def get_queryset(self):
        return Declaration.objects.published().newest_first().for_list()


class DeclarationDetail(PublicPage, DetailView):
    """Show a declaration passage by passage, each with where it is reported."""

    def get_object(self, queryset=None):
        return get_object_or_404(
            Declaration.objects.published().for_page(),
            summit__slug=self.kwargs["summit"],
            slug=self.kwargs["slug"],
        )

    def get_context_data(self, **kwargs):
        declaration = self.object
        held = list(declaration.text.passages.all())
        passages, _withdrawn = parted(held)
        statements = list(
            declaration.summit.statements.published()
            .quoting(passages)
            .with_people_named()
        )
        milestones = list(
            declaration.summit.milestones.published()
            .quoting(passages)
            .select_related("initiative", "passage__source")
        )
        attach_citations(declaration, *passages, *statements, *milestones)
        for passage in passages:
            passage.statements = [s for s in statements if quotes(s, passage)]
            passage.milestones = [m for m in milestones if quotes(m, passage)]
        return super().get_context_data(**kwargs, passages=passages, held=held)


def quotes(row, passage):
    """Tell whether a row, its citations attached, quotes ``passage`` at any place."""
    cited = (citation.passage_id for citation in row.cited)
    return passage.pk in (row.passage_id, *cited)


class EventDetail(PublicPage, DetailView):
    """Show an event, what was said at it, and what the summits said of it."""

    def get_queryset(self):
        return Event.objects.published().for_page()

    def get_context_data(self, **kwargs):
        event = self.object
        said = list(event.statements.with_withdrawn().for_page())
        statements, withdrawn = parted(said)
        about = list(event.statements_about.published().for_page().with_meeting())
        attach_concerns(statements)
        Tenure.objects.attach_offices(rows=[*statements, *about])
        attach_citations(event, *statements, *about)
        return super().get_context_data(
            **kwargs, statements=statements, withdrawn=withdrawn, about=about
        )
