"""The words that facts rest on, as pages show them.

They are the most frequent thing on pages: templates would take most of their time.
The templates of these names in ``record/`` say what each shows, and of what.
"""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from archive.publishing.templatetags.record import (
    bearing_on,
    gone_from,
    gone_from_fields,
    lang,
    quote,
    quoting,
)

register = template.Library()


@register.simple_tag
def basis(row, text):
    """Return how an inferred fact follows from its words; nothing for a stated one.

    ``row`` is a Sourced row, a citation or a fact, ``text`` that of its words.
    """
    if row.basis != "inferred":
        return ""
    return _commented(_("Inferred"), row.derivation, text)


@register.simple_tag
def reading(citation, text, label=""):
    """Return how we read words, under ``label``; nothing where we say nothing of it."""
    if not citation.reading:
        return ""
    return _commented(label or _("Read"), citation.reading, text)


def _commented(label, words, text):
    """Return our own words on a text, after what they are."""
    told = quoting(text.retold(words), text.lang)
    look = ' <span class="basis"><b>{}</b>: <span{}>{}</span></span>'
    return format_html(look, label, lang(words), told)


@register.simple_tag
def note(words, text):
    """Return what a reader must know of a record, in our own words; or nothing."""
    if not words:
        return ""
    told = quoting(text.retold(words), text.lang)
    return format_html('<p class="small dim"{}>{}</p>', lang(words), told)


@register.simple_tag
def gloss(row):
    """Return the editors' translation of words just shown, where readers need one.

    ``row`` is what holds the words: a Sourced row, a Passage or a ``facts.Group``.
    """
    if not row.gloss:
        return ""
    label = _("Editors’ translation")
    return format_html('<p class="gloss"><b>{}</b>: {}</p>', label, row.gloss)


@register.simple_tag
def citations(found, field, known=""):
    """Return further words on a record or on ``field``, and what was withdrawn of them.

    ``found`` are citations, ``known`` words shown already.
    """
    return _further(bearing_on(found, field), known, gone_from(found, field))


@register.simple_tag
def words(row, known=""):
    """Return the words a fact rests on, and further words about it as such.

    ``row`` is Sourced; ``known`` are words shown already, which are not shown again.
    """
    further = citations(getattr(row, "cited", ()), "", row.words)
    if not row.passage_id:
        return further
    return format_html(
        '<p class="words" data-basis="{}">{}{}</p>{}{}',
        row.basis,
        quote(row.words, row.passage, known),
        basis(row, row.passage),
        gloss(row),
        further,
    )


@register.simple_tag
def evidence(row, known=""):
    """Return ``words()``, and further words on each of the fields of the row."""
    found = getattr(row, "cited", ())
    on_fields = [citation for citation in found if citation.field]
    further = _further(on_fields, row.words, gone_from_fields(found))
    return format_html("{}{}", words(row, known), further)


def _further(found, known, gone):
    shown = format_html_join("", "{}", ((_cited(row, known),) for row in found))
    return format_html("{}{}", shown, _withdrawn(gone)) if gone else shown


def _cited(citation, known):
    """Return further words as a paragraph; those that differ stand out."""
    passage = citation.passage
    if citation.differs:
        says = _("Variant"), citation.get_says_display()
        said = format_html("<b>{}</b> ({}): {}", *says, quote(citation.words, passage))
    else:
        said = quote(citation.words, passage, known)
    return format_html(
        '<p{} class="words{}" data-basis="{}">{}{}{}</p>{}',
        format_html(' id="{}"', citation.anchor) if citation.is_of_page else "",
        " variant" if citation.differs else "",
        citation.basis,
        said,
        reading(citation, passage),
        basis(citation, passage),
        gloss(citation),
    )


def _withdrawn(citations):
    return render_to_string("record/_withdrawn_words.html", {"citations": citations})
