"""Dates, languages and quotation marks of the record, as templates write them."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.record import date_phrases
from archive.record.aliases import right_names, wrong_names
from archive.record.dates import in_words
from archive.record.edtf import as_iso, year_of

MARKED = re.compile(r"([«“])([^«»“”]+)([»”])")

register = template.Library()
register.filter("in_words", in_words)
register.filter("year_of", year_of)
register.filter("the", date_phrases.the)
register.filter("right_names", right_names)
register.filter("wrong_names", wrong_names)


@register.filter
def when(text):
    """Return a ``<time>`` element for a partial date; nothing for an empty one.

    Of a date that HTML has no writing for, as of half a year, just the words.
    """
    return _time(text, in_words(text)) if text else ""


@register.filter
def as_of(text):
    """Return as of which partial date something holds; nothing for an empty one."""
    return _marked(date_phrases.as_of, text) if text else ""


@register.filter
def not_after(text):
    """Return the latest partial date that something may have; nothing for none."""
    return _marked(date_phrases.not_after, text) if text else ""


@register.filter
def until(first, last):
    """Return when a meeting was: the two partial dates as one span of time."""
    return _marked(date_phrases.span, first, last) if first else ""


def _time(date, words):
    iso = as_iso(date)
    return format_html('<time datetime="{}">{}</time>', iso, words) if iso else words


def _marked(phrase, *dates):
    """Return a phrase with the elements of its dates, around which all is our own."""
    return mark_safe(phrase(*dates, _time))  # noqa: S308


@register.filter
def lang(words):
    """Return `` lang="es"`` for words that are not in the reader's language."""
    code = getattr(words, "lang", "")
    if not words or not code or code == (get_language() or "")[:2]:
        return ""
    return format_html(' lang="{}"', code)


@register.filter
def linked(record, name=""):
    """Return what a record is called, a link if readers can go there.

    Public rows name people and organizations whose own source may not be public.
    """
    words = name or record.name
    if not record.is_published:
        return format_html("<span{}>{}</span>", lang(words), words)
    url = record.get_absolute_url()
    return format_html('<a href="{}"{}>{}</a>', url, lang(words), words)


@register.filter
def quoted(words, code):
    """Return verbatim words between the reader's quotation marks.

    ``code`` is the language of the words.
    """
    return format_html('{}<span lang="{}">{}</span>{}', _("“"), code, words, _("”"))


@register.filter
def ref(passage):
    """Return the reference of a passage, leading to it; its source is loaded."""
    url, reference = passage.get_absolute_url(), passage.reference
    return format_html('<a class="ref" href="{}">{}</a>', url, reference)


@register.simple_tag
def quote(words, passage, known="", look=""):
    """Return verbatim words and their place; or that they are shown by reference only.

    ``words`` are those that readers see, ``""`` if they see none; ``known`` those shown
    already, which are not shown again; ``look`` is the class of the words.
    """
    if not words:
        by_reference = _("shown by reference only")
        return format_html(
            '{}, <span class="dim">{}</span>', ref(passage), by_reference
        )
    if words == known:
        return format_html("{} {}", _("The same words:"), ref(passage))
    style = format_html(' class="{}"', look) if look else ""
    shown = quoted(words, passage.lang)
    return format_html("<span{}>{}</span> {}", style, shown, ref(passage))


@register.filter
def quoting(words, code):
    """Return our own words on a text; what they quote of it is marked as its language.

    ``words`` are ``Words``, ``code`` is the language of the text. Whatever stands
    between quotation marks is taken to be verbatim.
    """
    if not words or not code or code == words.lang:
        return words
    return mark_safe(  # noqa: S308 - the words are escaped first.
        MARKED.sub(
            rf'\1<span lang="{conditional_escape(code)}">\2</span>\3',
            conditional_escape(str(words)),
        )
    )


@register.filter
def retold(words, text):
    """Return our own words on a text as readers see them, quoting what they may.

    ``text`` is the source or the passage.
    """
    return text.retold(words)


@register.filter
def bearing_on(citations, field):
    """Return those of ``citations`` that bear on ``field`` (empty: on the row)."""
    return [citation for citation in citations or () if citation.field == field]


@register.filter
def gone_from(citations, field):
    """Return those withdrawn from among ``citations`` that bore on ``field``."""
    return bearing_on(getattr(citations, "gone", ()), field)


@register.filter
def gone_from_fields(citations):
    """Return those withdrawn from among ``citations`` that bore on any field."""
    return [citation for citation in getattr(citations, "gone", ()) if citation.field]


@register.filter(is_safe=True)
def capital(words):
    """Return the first letter of ``words`` as a capital, as headings begin."""
    return f"{words[:1].upper()}{words[1:]}" if words else ""
