"""What is refused and told of texts, and of rows that rest on their words."""

import re

from django.utils.translation import gettext as _

from archive.publishing.findings import Finding, pointing, rows_written
from archive.publishing.namesakes import namesakes
from archive.record.keys import in_batches
from archive.record.text import alike
from archive.sources.bearing import bearings
from archive.sources.coverage import too_late, uncovered
from archive.sources.leaving import leaving
from archive.sources.models import Citation, Source, Sourced, columns_of
from archive.sources.querysets import cited_models

LETTERS = re.compile(r"\w")
BRIEFEST = 2  # letters or digits of a quotation that says something: 14, XI


def not_as_words_say(written):
    """Return the facts that no words bear, that are later than all that do, or left.

    Nobody is asked whether words say what they cannot.
    """
    found = [
        finding
        for bearing in bearings(written)
        for rule in (uncovered, too_late)
        for finding in rule(bearing)
    ]
    cannot = {(finding.record, finding.field) for finding in found}
    may = leaving(written)
    return found + [it for it in may if (it.record, it.field) not in cannot]


def quoting_nothing(written):
    """Return the rows that quote nothing yet, or a letter, which says nothing."""
    return [
        finding
        for model in written.rows
        if issubclass(model, Sourced)
        for row in rows_written(written, model)
        for finding in _quoted_by(row)
    ]


def _quoted_by(row):
    if row.passage_id and len(LETTERS.findall(row.quote)) < BRIEFEST:
        words = _("A single letter says nothing: are these all the words?")
        yield Finding(row, words, "quote", odd="quote passage")
    if not row.passage_id and "passage" in row.stands_on:
        words = _("It quotes no words yet, so that readers do not see it.")
        yield Finding(row, words)


def same_sources(written):
    """Return the sources that have the title or the web address of another one."""
    same = _("Is this the same text as {}? The title or the web address is the same.")
    return namesakes(written, Source, _known_by, same, "title url")


def _known_by(values):
    title, url = alike(values["title"]), alike(values["url"]).rstrip("/")
    return [("title", title), *([("url", url)] if url else [])]


def as_variants_say(written):
    """Return the records that say what a citation of them gives as another value."""
    words = _("It says what {} gives as another value: does that say the same now?")
    for model, keys in written.rows.items():
        if model not in cited_models():
            continue
        for batch in in_batches(keys):
            variants = Citation.objects.of(model).filter(
                record_key__in=batch, stated_value__gt="", withdrawn_at=None
            )
            cited = list(variants.select_related("passage__source").order_by("key"))
            rows = model.objects.select_related(*pointing(model))
            rows = rows.in_bulk({it.record_key for it in cited}) if cited else {}
            for citation in cited:
                row = rows[citation.record_key]
                if citation.says_what(row):
                    names = [it.name for it in columns_of(model, citation.field)]
                    odd = " ".join(names)
                    yield Finding(row, words, names[0], (citation,), odd=odd)


REFUSALS = [not_as_words_say]
WARNINGS = [quoting_nothing, same_sources, as_variants_say]
