from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SummitsConfig(AppConfig):
    name = "summits"
    verbose_name = _("summits")
    desk_rank = 10

    def ready(self):
        from archive.publishing import changes
        from summits.photos import Removing

        changes.read_by(Removing())
        import_module(f"{self.name}.search_texts")
