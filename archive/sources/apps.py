from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    name = "archive.sources"
    verbose_name = _("sources")

    def ready(self):
        import_module(f"{self.name}.search")
