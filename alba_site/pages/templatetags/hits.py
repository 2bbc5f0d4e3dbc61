"""What was searched for, marked in the words it was found in."""

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def marked(pieces):
    """Return words, a list of ``results.Piece``, with the hits in ``<mark>``."""
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html("<mark>{}</mark>", piece.text)
                if piece.is_hit
                else piece.text,
            )
            for piece in pieces
        ),
    )


@register.filter
def around(excerpt):
    """Return a ``results.Excerpt`` with its hits marked, and dots where it is cut."""
    return format_html(
        "{}{}{}",
        "… " if excerpt.before else "",
        marked(excerpt.pieces),
        " …" if excerpt.after else "",
    )
