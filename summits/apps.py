from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SummitsConfig(AppConfig):
    name = "summits"
    verbose_name = _("summits")

    def ready(self):
        from summits import photos

        for module in ("search", "search_texts"):
            import_module(f"{self.name}.{module}")
        photos.watch()
