from django.db import models
from django.urls import reverse

from archive.publishing.models import Published
from archive.record.dates import partial_date
from archive.record.languages import Bilingual, bilingual
from archive.sources.models import Sourced, published_needs_words
from archive.sources.querysets import PublishedSourcedQuerySet


class TreatyQuerySet(PublishedSourcedQuerySet):
    def facts(self):
        page = "invented:treaty_detail", "slug"
        return self.as_facts(label_en="name_en", label_es="name_es", page=page)


class Treaty(Published, Sourced):
    slug = models.SlugField(unique=True)
    number = models.PositiveSmallIntegerField()
    name_en, name_es = bilingual("name")
    summary_en, summary_es = bilingual("summary")
    signed_on, signed_on_first, signed_on_last = partial_date("signed_on", "signed on")

    name = Bilingual()
    summary = Bilingual()
    objects = TreatyQuerySet.as_manager()

    class Meta:
        verbose_name = "treaty"
        verbose_name_plural = "treaties"
        constraints = published_needs_words()

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("invented:treaty_detail", args=[self.slug])
