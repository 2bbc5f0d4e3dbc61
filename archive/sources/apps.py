from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    name = "archive.sources"
    verbose_name = _("sources")
    desk_rank = 20

    def ready(self):
        from archive.publishing import changes
        from archive.sources.files import Removing

        changes.read_by(Removing())
