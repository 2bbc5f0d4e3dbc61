"""What the desk shows of rows that rest on words, and of what is cited for them."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from archive.desk.parts import badge
from archive.desk.tables import Rows
from archive.sources.models import Citation

WORDS = [
    ("passage", "quote"),
    ("gloss_en", "gloss_es"),
    "basis",
    ("derivation_en", "derivation_es"),
]
ITS_WORDS = (_("Words it rests on"), {"fields": WORDS, "classes": ["words"]})
RESTS = ("words", "public")  # columns of a table of rows that rest on words


class SourcedDesk:
    """Mixin of the admin of rows that rest on words: their column, and the passage."""

    @admin.display(description=_("words"), ordering="passage")
    def words(self, row):
        return row.passage.reference if row.passage_id else badge(_("none"), good=False)

    def render_change_form(self, request, context, *args, **kwargs):
        row = context["adminform"].form.instance
        context["words"] = quoted_in(row) if row.passage_id else None
        return super().render_change_form(request, context, *args, **kwargs)


def quoted_in(row):
    """Return the passage of ``row`` and its text in three: the words stand amidst it.

    All is before them where they do not stand there to the letter.
    """
    before, quote, after = row.passage.text.partition(row.quote or "\0")
    return {"passage": row.passage, "before": before, "quote": quote, "after": after}


class CitationRows(Rows):
    """The table of further words about a record or one of its fields."""

    def whose(self, record):
        kind = ContentType.objects.get_for_model(record)
        return {"record_type": kind.pk, "record_key": record.pk}


CITATIONS = CitationRows(Citation, "record", "about", "says", "source", "public")
