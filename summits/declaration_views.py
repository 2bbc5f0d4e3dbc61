"""Public pages of declarations."""

from operator import attrgetter

from archive.lists.views import FacetList
from archive.publishing.compiled import compiled
from archive.publishing.one_query import in_one_query
from archive.publishing.parts import parted
from archive.publishing.querysets import rows_of
from archive.publishing.views import RecordPage
from archive.sources.citations import attach_citations
from archive.sources.translations import language_not_held, translations_of
from summits.filters import DeclarationFilter
from summits.models import BodyAct, Declaration, Statement, Summit


class DeclarationList(FacetList):
    """List declarations, newest first."""

    filterset_class = DeclarationFilter
    template_name = "summits/declaration_list.html"
    context_object_name = "declarations"

    queryset = Declaration.objects.published().newest_first().for_list()


class DeclarationDetail(RecordPage):
    """Show a declaration passage by passage, each with where it is reported."""

    @staticmethod
    def found(*address):
        is_of_summit = len(address) == len(("summit", "slug"))
        found = declaration_of if is_of_summit else declaration_apart
        return found(*address)

    def get_context_data(self, **kwargs):
        declaration = self.object
        held = list(declaration.text.passages.all())
        passages, _withdrawn = parted(held)
        keys = [passage.pk for passage in passages]
        statements, milestones, acts = in_one_query(
            *quoting(keys, declaration.summit), body_acts_by.question(declaration.pk)
        )
        for row in (*statements, *milestones) if declaration.summit else ():
            row.summit = declaration.summit
        attach_citations(
            *(*statements, *milestones, *acts), of_page=[declaration, *passages]
        )
        for passage in passages:
            passage.statements = [s for s in statements if quotes(s, passage)]
            passage.milestones = [m for m in milestones if quotes(m, passage)]
        translations = translations_of(declaration.text)
        return super().get_context_data(
            **kwargs,
            passages=passages,
            held=held,
            body_acts=sorted(acts, key=attrgetter("place")),
            translations=translations,
            not_held_in=language_not_held(declaration.text, translations),
        )


@compiled
def declaration_of(summit, slug):
    """Return the public declaration at an address, slugs, below that of a summit."""
    declarations = Declaration.objects.published().for_page()
    return declarations.filter(summit__slug=summit, slug=slug)


@compiled
def declaration_apart(slug):
    """Return the public declaration of no summit at an address, a slug."""
    return Declaration.objects.published().for_page().filter(summit=None, slug=slug)


def quoting(passages, summit) -> list:
    """Return the questions for statements and steps that quote any of ``passages``.

    These are keys; those of ``summit`` are asked for, of any meeting if it is None.
    """
    if summit is None:
        return [
            asked.question(passages) for asked in (statements_anywhere, steps_anywhere)
        ]
    of_summit = statements_quoting, steps_quoting
    return [asked.question(passages, summit.pk) for asked in of_summit]


@compiled
def body_acts_by(declaration):
    """Return the public acts of bodies by a declaration, a key, with words and body."""
    acts = BodyAct.objects.published().filter(declaration=declaration)
    return acts.with_words().with_body()


@compiled
def statements_quoting(passages, summit):
    """Return the public statements of a summit that quote any of ``passages``, keys."""
    return quoting_statements(passages).filter(summit=summit)


@compiled
def statements_anywhere(passages):
    """Return the public statements that quote any of ``passages``, with meetings."""
    return quoting_statements(passages).with_meeting()


def quoting_statements(passages):
    return Statement.objects.published().quoting(passages).with_people_named()


@compiled
def steps_quoting(passages, summit):
    """Return the public steps at a summit that quote any of ``passages``, keys."""
    return quoting_steps(passages).filter(summit=summit)


@compiled
def steps_anywhere(passages):
    """Return the public steps of initiatives that quote any of ``passages``, keys."""
    return quoting_steps(passages)


def quoting_steps(passages):
    steps = rows_of(Summit, "milestones").published()
    return steps.quoting(passages).select_related("initiative")


def quotes(row, passage):
    """Tell whether a row, its citations attached, quotes ``passage`` at any place."""
    cited = (citation.passage_id for citation in row.cited)
    return passage.pk in (row.passage_id, *cited)
