"""What the frame of every page needs, without a query."""

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from archive.kinds.declared import kinds, sections
from archive.record.languages import pick

SEARCH = "search"  # no section of the record; its page has a box of its own


def site(request):
    """Return the values of ``frame`` for the page that ``request`` asks for.

    And ``footer``, the editable pages that its foot leads to: list of dicts (slug,
    title), as the edition of the page has them.
    """
    edition = getattr(request, "edition", None)
    return frame(request.get_full_path()) | {
        "footer": [
            {
                "slug": page["slug"],
                "title": pick(en=page["title_en"], es=page["title_es"]),
            }
            for page in (edition.footer if edition else ())
        ],
    }


def frame(path):
    """Return the values that templates/base.html shows on every page.

    ``path`` is the address of the page, ``/en/summits/?year=2017``. The result:

    publisher, contact  ALBA_PUBLISHER and ALBA_CONTACT, empty when not set
    section             the entry of the main menu that is lit; a view may set its own
    languages           list of dicts (code, name, url, is_current): this page in each
    """
    return {
        "publisher": settings.ALBA_PUBLISHER,
        "contact": settings.ALBA_CONTACT,
        "section": section(path),
        "languages": languages(path),
    }


def section(path):
    """Return the name of the section that ``path`` belongs to, or ``""``."""
    return sections_by_word().get(first_word(path.partition("?")[0]), "")


@cache
def sections_by_word() -> dict[str, str]:
    """Return the names of sections by the first word of the addresses in them."""
    pages = {
        reverse(kind.page, args=["1"] * len(kind.arguments)): kind.section
        for kind in kinds()
        if kind.section
    }
    indexes = {section.url: section.name for section in sections()}
    paths = pages | indexes | {reverse("pages:search"): SEARCH}
    return {first_word(path): name for path, name in paths.items()}


def first_word(path) -> str:
    """Return what follows the language in ``path``: ``summits``; "" if nothing does."""
    return "".join(path.split("/")[2:3])


def languages(path):
    """Return the address of the page in each language, as a list of dicts.

    A page that stands under no language has the home page as its other version.
    """
    codes = [code for code, _ in settings.LANGUAGES]
    prefix, _, rest = path.removeprefix("/").partition("/")
    rest = rest if prefix in codes else ""
    return [
        {
            "code": code,
            "name": name,
            "url": f"/{code}/{rest}",
            "is_current": code == get_language(),
        }
        for code, name in settings.LANGUAGES
    ]
