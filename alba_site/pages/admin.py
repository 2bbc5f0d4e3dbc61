"""The desk of the pages that editors write."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.utils.translation import gettext_lazy as _

from alba_site.pages.models import Page
from archive.desk.admin import PUBLICATION, PublishedAdmin


@admin.register(Page)
class PageAdmin(PublishedAdmin):
    list_display = ["name", "slug", "updated_at", "public"]
    search_fields = ["slug", "title_en", "title_es", "body_en", "body_es"]
    prepopulated_fields = {"slug": ["title_en"]}
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 24})}
    }
    fieldsets = [
        (
            None,
            {"fields": [("title_en", "title_es"), ("body_en", "body_es")]},
        ),
        PUBLICATION,
    ]

    @admin.display(description=_("title"), ordering="title_en")
    def name(self, page):
        return page.title
