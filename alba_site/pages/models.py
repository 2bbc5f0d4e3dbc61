"""Pages that editors write: about, method, accessibility, privacy."""

from django.db import models
from django.db.models import Q
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from alba_site.pages.markdown import first_words
from alba_site.pages.querysets import PageQuerySet
from archive.publishing.models import Published
from archive.record.constraints import Check
from archive.record.languages import Bilingual, Words, bilingual

PAGE = "pages:page_detail"  # the name of its address
BODY_HELP = _(
    "In Markdown: ## heading, **strong**, [words](/en/summits/), lists. "
    "HTML and pictures are not shown."
)


class Page(Published):
    """A page about the archive itself; it states no fact of the record."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title_en, title_es = bilingual(_("title"), max_length=120)
    body_en, body_es = bilingual(_("text"), long=True, help_text=BODY_HELP)

    title = Bilingual()
    body = Bilingual()
    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["slug", "key"]
        constraints = [
            *Published.Meta.constraints,
            Check(
                name="page_has_a_title",
                field="title_en",
                condition=~Q(title_en="") | ~Q(title_es=""),
                violation_error_message=_("Give the page a title."),
            ),
            Check(
                name="page_published_has_a_text",
                field="body_en",
                condition=~Q(status="published") | ~Q(body_en="") | ~Q(body_es=""),
                violation_error_message=_("Write the page before it is published."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse(PAGE, args=[self.slug])

    @property
    def summary(self) -> Words:
        """The first paragraph, without its marks, in the language of the text."""
        return Words(first_words(self.body), self.body.lang)

    def clean(self):
        super().clean()
        self.require(
            not self.slug or is_free(self.slug),
            "slug",
            _("Another part of the site has this address. Choose another."),
        )


def is_free(slug) -> bool:
    """Tell whether no other part of the site is at ``/en/<slug>/`` or below it."""
    return view_at(slug) == PAGE and not view_at(f"{slug}/x")


def view_at(path) -> str:
    """Return the name of what answers at ``/en/<path>/``; empty if nothing does."""
    try:
        with override("en"):
            return resolve(f"/en/{path}/").view_name
    except Resolver404:
        return ""
