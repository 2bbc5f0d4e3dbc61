"""Dates, languages and quotation marks of the record, as templates write them."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alba_site.publishing.dates import in_words

register = template.Library()
register.filter("in_words", in_words)


@register.filter
def when(text):
    """Return a ``<time>`` element for a partial date; nothing for an empty one."""
    if not text:
        return ""
    return format_html('<time datetime="{}">{}</time>', text, in_words(text))


@register.filter
def lang(words):
    """Return `` lang="es"`` for words that are not in the reader's language."""
    code = getattr(words, "lang", "")
    if not words or not code or code == (get_language() or "")[:2]:
        return ""
    return format_html(' lang="{}"', code)


@register.filter
def quoted(words, code):
    """Return verbatim words between the reader's quotation marks.

    ``code`` is the language of the words.
    """
    return format_html('{}<span lang="{}">{}</span>{}', _("“"), code, words, _("”"))


@register.filter
def bearing_on(citations, field):
    """Return those of ``citations`` that bear on ``field`` (empty: on the row)."""
    return [citation for citation in citations or () if citation.field == field]


@register.filter
def capital(words):
    """Return the first letter of ``words`` as a capital, as headings begin."""
    return f"{words[:1].upper()}{words[1:]}" if words else ""
