"""Write docs/seed-facts.md: every fact of the seed texts, its words and its page."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from archive.sources.facts import facts_resting_on
from archive.sources.models import Source

PATH = settings.BASE_DIR / "docs/seed-facts.md"
HEAD = """\
# The facts of the seed texts

Written by `manage.py seed_facts` from an archive that holds the seed records and
nothing else. Under each paragraph: what the fact is about, its page, the words it rests
on, and whether they state it or it is inferred, and how.
"""


class Command(BaseCommand):
    help = (
        "Write docs/seed-facts.md, after a change of the fixtures, from an archive "
        "that holds the seed records and nothing else."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--output", type=Path, default=PATH, help="Another file to write."
        )

    def handle(self, *, output, **options):
        output.write_text(document(), encoding="utf-8")
        self.stdout.write(f"{output} written.")


def document() -> str:
    """Return the public facts of every public source as a Markdown document."""
    with translation.override("en"):
        sources = Source.objects.published().order_by("number")
        return "\n".join([HEAD, *map(_section, sources)])


def _section(source):
    passages = source.passages.in_order()
    facts = facts_resting_on(source, {passage.pk for passage in passages})
    entries = {passage: [] for passage in passages}
    by_key = {passage.pk: passage for passage in passages}
    for fact in facts:
        entries[by_key[fact.passage]].append(_entry(fact))
    blocks = [
        f"### {passage.reference}\n\n" + "\n".join(sorted(lines))
        for passage, lines in entries.items()
        if lines
    ]
    heading = f"## {source.reference}: {source.title}"
    return "\n\n".join([heading, source.get_absolute_url(), *blocks]) + "\n"


def _entry(fact):
    return _line(fact.kind, [fact.label, fact.field], fact.url, fact)


def _line(kind, names, url, words):
    about = ", ".join(str(name).removesuffix(".") for name in names if name)
    return f"- {kind}: {about} ({url}): “{words.quote}” – {_basis(words)}"


def _basis(words):
    basis = words.basis
    if words.derivation:
        basis += f": {words.derivation}"
    citation = getattr(words, "citation", words)
    if citation and citation.differs:
        basis += (
            f" – {citation.get_says_display()}: “{citation.stated_value}”;"
            f" our reading: {citation.reading}"
        )
    return basis
