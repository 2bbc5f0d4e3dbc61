from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "archive.search"
    verbose_name = _("search")

    def ready(self):
        from archive.publishing import changes
        from archive.search import index
        from archive.search.changes import Indexing

        autodiscover_modules("search")
        changes.read_by(Indexing())
        post_migrate.connect(index.fill, sender=self)
