from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "archive.search"
    verbose_name = _("search")

    def ready(self):
        from archive.search import changes, index

        autodiscover_modules("search")
        changes.watch()
        post_migrate.connect(index.fill, sender=self)
