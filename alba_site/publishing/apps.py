from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "alba_site.publishing"
    verbose_name = _("publishing")

    def ready(self):
        from alba_site.publishing import edition, models

        edition.watch(models.Record)
