"""What a summit is called, and its reference."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.record.date_phrases import has_article, within
from summits.models.places import Series
from summits.numerals import ordinal

TITLES = {  # with a number, and without
    Series.ORDINARY: (
        _("%(nth)s Summit"),
        _("Summit %(of_when)s"),
    ),
    Series.EXTRAORDINARY: (
        _("%(nth)s Extraordinary Summit"),
        _("Extraordinary Summit %(of_when)s"),
    ),
    Series.JOINT: (
        _("%(nth)s Joint Summit"),
        _("Joint Summit %(of_when)s"),
    ),
}


def summit_title(series, number, began_on, held_with="") -> str:
    """Return what a summit is called in the active language.

    ``number`` is an integer or None: then the day, the month or the year that it
    began, the partial date ``began_on``, stands in the title. ``held_with`` is with
    whom a joint one was held, in words.
    """
    title = _title_alone(series, number, began_on)
    if not held_with:
        return title
    return gettext("%(title)s with %(whom)s") % {"title": title, "whom": held_with}


def _title_alone(series, number, began_on):
    numbered, dated = TITLES[series]
    if number:
        return numbered % {"nth": ordinal(number)}
    return dated % {"of_when": of_when(began_on)}


def of_when(date) -> str:
    """Return a partial date as the end of a title: ``of November 2009``."""
    if not date:
        return gettext("without number or date")
    words = gettext("of %(day)s") if has_article(date) else gettext("of %(year)s")
    return words % {"day": within(date), "year": within(date)}


def summit_reference(series, slug) -> str:
    """Return the reference of a summit: S, X or J and its slug without the series."""
    return series[0].upper().translate(str.maketrans("OE", "SX")) + slug.removesuffix(
        f"-{series}"
    )
