"""What is refused and told of texts, and of rows that rest on their words."""

from django.utils.translation import gettext as _

from archive.publishing.findings import Finding, rows_written
from archive.publishing.namesakes import alike, namesakes
from archive.sources.bearing import bearings
from archive.sources.coverage import too_late, uncovered
from archive.sources.leaving import leaving
from archive.sources.models import Source, Sourced


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


def saved_without_words(written):
    """Return the rows that readers do not see as they quote nothing yet."""
    return [
        Finding(row, _("It quotes no words yet, so that readers do not see it."))
        for model in written.rows
        if issubclass(model, Sourced) and "passage" in model.stands_on
        for row in rows_written(written, model, passage=None)
    ]


def same_sources(written):
    """Return the sources that have the title or the web address of another one."""
    same = _("Is this the same text as {}? The title or the web address is the same.")
    return namesakes(written, Source, _known_by, same)


def _known_by(values):
    title, url = alike(values["title"]), alike(values["url"]).rstrip("/")
    return [("title", title), *([("url", url)] if url else [])]


REFUSALS = [not_as_words_say]
WARNINGS = [saved_without_words, same_sources]
