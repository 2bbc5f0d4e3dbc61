"""What is searched of what the summits undertake: initiatives and their steps."""

from django.utils.translation import override

from archive.record.aliases import names_in
from archive.record.languages import LANGUAGES
from archive.search.documents import Entry, address, register
from archive.search.parts import Rows
from archive.sources.search import NOTE, citations_of, notes, variants
from initiatives.models import Amount, Initiative, Milestone
from initiatives.querysets import InitiativeQuerySet


def initiative_entry(initiative, citations, steps, amounts) -> Entry:
    """Return the entry of an initiative, as of its latest step."""
    return Entry(
        key=initiative.pk,
        reference=initiative.slug,
        url=address(initiative),
        title_en=initiative.name_en,
        title_es=initiative.name_es,
        date=initiative.stage_on,
        names=names_in(initiative.aliases),
        texts=[
            ("en", initiative.summary_en),
            ("es", initiative.summary_es),
            *notes(initiative, initiative.passage.source),
            *(text for step in steps for text in notes(step, step.passage.source)),
            *told_in_figures(amounts),
        ],
        unseen=[
            *host_names(initiative.host),
            *variants(citations),
            *figures(amounts),
        ],
    )


def host_names(host) -> list[str]:
    """Return what the host organization, None if not public, is called."""
    return [host.name_en, host.name_es, host.acronym] if host else []


def told_in_figures(amounts) -> list[tuple[str, str]]:
    """Return what ``amounts`` are, in both languages, as each writes figures."""
    found = []
    for language in LANGUAGES:
        with override(language):
            told = (f"{it.get_role_display()}: {it.sum}" for it in amounts)
            found += [(language, text) for text in told]
    return found


def figures(amounts) -> list[str]:
    """Return what ``amounts`` are in figures alone, as some will type them."""
    values = (value for it in amounts for value in (it.value, it.value_to) if value)
    return [f"{value.normalize():f}" for value in values]


register(
    "initiative",
    Initiative.objects.with_stage(),
    initiative_entry,
    reads=("host__name_en", "host__name_es", "host__acronym", *NOTE),
    parts={
        "citations": citations_of(Initiative),
        "steps": Rows(
            Milestone.objects.order_by("position", "key"),
            "initiative",
            NOTE,
            weighs=("date", "not_after", "implied", "step"),  # by ``with_stage()``
        ),
        "amounts": Rows(
            Amount.objects.order_by("key"),
            "initiative",
            ("role", "value", "value_to", "approximate", "unit"),
        ),
    },
    facets=InitiativeQuerySet.facet_rows,
)
