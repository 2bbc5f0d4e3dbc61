"""What templates/base.html needs: words used twice, how it is found, its sections."""

from django import template
from django.utils.safestring import mark_safe

from alba_site.pages.breadcrumbs import steps_to
from alba_site.pages.machines import head as found
from archive.kinds import declared

register = template.Library()


@register.simple_tag(takes_context=True)
def find(context):
    """Return the ``found.Found`` of the page; None for an error page."""
    return found.found(context) if "request" in context else None


@register.simple_tag
def sections():
    """Return the ``Section``s of the archive, as the menus list them."""
    return declared.sections()


@register.simple_tag
def steps_above(record):
    """Return the steps that lead to the page of ``record``: pairs of name and address.

    None lead to a page that is of no record.
    """
    return steps_to(record)[:-1]


@register.tag
def keep(parser, token):
    """Keep what stands between the tags as a variable, on one line, to be used twice.

    ``{% keep title %}{% block title %}{% endblock %}{% endkeep %}``: Django lets a
    block stand in one place only. The words may go into an attribute.
    """
    try:
        _, name = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError(
            "keep takes the name of a variable"
        ) from None
    nodelist = parser.parse(["endkeep"])
    parser.delete_first_token()
    return Keep(nodelist, name)


class Keep(template.Node):
    def __init__(self, nodelist, name):
        self.nodelist = nodelist
        self.name = name

    def render(self, context):
        words = " ".join(self.nodelist.render(context).split())
        # Rendered, thus escaped, but for quotation marks in words of the templates.
        context[self.name] = mark_safe(words.replace('"', "&quot;"))  # noqa: S308
        return ""
