"""How to search: examples from the record, and other words where one finds nothing."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from alba_site.pages.searching.question import address
from archive.record.edtf import year_of
from archive.search.searching import current_facets
from archive.search.spelling import near


class Example(NamedTuple):
    """Something to type, the search for it, and what it finds."""

    typed: str
    url: str
    finds: str


class Suggestion(NamedTuple):
    """What to type instead, and the search for it."""

    typed: str
    url: str


def suggestion(question, edition) -> Suggestion | None:
    """Return ``question`` with a word of the record for each that no record has.

    None if none of ``edition`` is nearly so written. Two queries.
    """
    instead = near(question.query.words, current_facets(edition))
    if not instead:
        return None
    parts = question.understood.parts
    typed = " ".join(instead.get(part.said, part.typed) for part in parts)
    return Suggestion(typed, address(q=typed, **question.filters))


def examples(newest, names) -> list[Example]:
    """Return searches that find something: one of each kind that the archive allows.

    ``newest`` is what a search for nothing gives, ``names`` are ``search_names.Names``.
    """
    found = {}
    for typed, finds in [*_of_a_country(newest, names), *_of_hits(newest.hits)]:
        found.setdefault(finds, typed)
    return [Example(typed, address(q=typed), finds) for finds, typed in found.items()]


def _of_a_country(newest, names):
    """Yield examples on the country most often found: what to type, what it finds."""
    counts = newest.counts["country"]
    for country in sorted(counts, key=lambda slug: (-counts[slug], slug))[:1]:
        label = names.label("country", country)
        yield label, _("a country, by any of its names in either language, or its code")
        for hit in newest.hits:
            if hit.date and any(slug == country for slug, _role in hit.countries):
                finds = _("what concerns a country in a year")
                yield f"{label} {year_of(hit.date)}", finds
                typed = _("type:%(type)s country:%(country)s") % {
                    "type": _as_value(names.label("type", hit.type)),
                    "country": _as_value(label),
                }
                yield typed, _("one type of record, one country; also year: and topic:")


def _as_value(label):
    """Return a name as it is typed after the name of a filter."""
    return _in_marks(label) if " " in label else label.lower()


def _in_marks(words):
    """Return words between the quotation marks of the reader's language."""
    return f"{_('“')}{words}{_('”')}"


def _of_hits(hits):
    """Yield examples of what is typed to find just one of ``hits``."""
    for hit in sorted(hits, key=lambda hit: len(hit.title)):
        if " " in hit.title:
            yield _in_marks(hit.title), _("these words side by side")
    for hit in hits:
        if "¶" in hit.reference:
            yield hit.reference, _("straight to a passage")
